"""What sources' claims and citations are about, as people call it."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .languages import SHORT

FIELDS = {
    "actor_bayan": _("who plays Bayan"),
    "awards": _("awards"),
    "birth_place": _("place of birth"),
    "birth_year": _("year of birth"),
    "boy_name": _("the boy’s name"),
    "cinematographer": _("cinematographer"),
    "colour": _("colour"),
    "countries": _("countries"),
    "death_date": _("date of death"),
    "director": _("director"),
    "editor": _("film editor"),
    "education": _("education"),
    "effect": _("effect"),
    "festival": _("festival"),
    "film": _("film"),
    "form": _("form"),
    "heroine_name": _("the heroine’s name"),
    "lead_actress": _("leading actress"),
    "name": _("name"),
    "plot": _("plot"),
    "premiere": _("premiere"),
    "professor_name": _("the professor’s name"),
    "runtime_min": _("running time, minutes"),
    "section": _("section"),
    "award": _("award"),
    "source_book_translations": _("translations of the book"),
    "style": _("manner of work"),
    "title": _("title"),
    "victim": _("victim"),
    "year": _("year"),
}


def name_of(field, *, with_language=True):
    """The name of a claim's field; its language closes the field's own name."""
    stem, _underscore, code = field.rpartition("_")
    base = stem if code in SHORT else field
    name = str(FIELDS.get(base, base.replace("_", " ")))
    return f"{name}, {SHORT[code]}" if with_language and base == stem else name


def columns_of(model):
    """Every editable column and its name; the three of a text count as one."""
    columns = {}
    for field in model._meta.concrete_fields:
        if field.editable and not field.primary_key:
            translated = hasattr(field, "_translated_field_language_code")
            name = field.name.rpartition("_")[0] if translated else field.name
            columns[name] = str(capfirst(field.verbose_name))
    return columns.items()
