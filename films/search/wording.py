"""Chips and kinds in the reader's language."""

from django.utils.translation import gettext_lazy

from kinoportal.templatetags.language import decade_name

KIND_NAMES = {
    "film": gettext_lazy("Films"),
    "person": gettext_lazy("People"),
    "theme": gettext_lazy("Themes"),
    "festival": gettext_lazy("Festivals"),
    "article": gettext_lazy("Articles"),
    "programme": gettext_lazy("Programmes"),
    "collection": gettext_lazy("Collections"),
}
CHIPS = {
    "person": gettext_lazy("person: %(name)s"),
    "theme": gettext_lazy("theme: %(name)s"),
    "festival": gettext_lazy("festival: %(name)s"),
    "award": gettext_lazy("award: %(name)s"),
    "section": gettext_lazy("section: %(name)s"),
    "programme": gettext_lazy("programme: %(name)s"),
    "country": gettext_lazy("country: %(name)s"),
    "result": gettext_lazy("result: %(name)s"),
    "form": gettext_lazy("form: %(name)s"),
    "genre": gettext_lazy("genre: %(name)s"),
    "year": gettext_lazy("year: %(name)s"),
}


def chips_of(request, understanding):
    """Label and the address where the chip's word is plain text again."""
    for chip in understanding.chips:
        words = request.GET.copy()
        words.pop("page", None)
        words["q"] = understanding.query.text
        words.appendlist("text", chip.typed)
        if chip.kind == "decade":
            label = decade_name(chip.values[0])
        else:
            label = CHIPS[chip.kind] % {"name": chip.label}
        yield {"label": label, "url": f"?{words.urlencode()}"}
