"""The field for a long text; without its script a plain one, with the same marks."""

import json

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from ..articles import keys_in, names_in
from ..marks import as_rich_text

# What a text may name, and by which relation the desk looks for it.
CHOSEN_BY = {
    "film": (_("film"), "films", "article", "hero_film"),
    "person": (_("person"), "films", "credit", "person"),
    "theme": (_("theme"), "films", "filmtheme", "theme"),
    "festival": (_("festival"), "films", "edition", "festival"),
    "programme": (_("programme"), "films", "filmprogramme", "programme"),
    "source": (_("source"), "kinoportal", "citation", "source"),
}


class RichText(forms.CharField):
    # The text that the record has now. What it names may have gone since; that does
    # not stand in the way of other work.
    stored = ""

    def to_python(self, value):
        """Words become paragraphs, the marks of article files what they mean."""
        return as_rich_text(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        lost = keys_in(value) - keys_in(self.stored) - names_in(value).keys()
        if lost:
            raise forms.ValidationError([_no_such(name) for name in sorted(lost)])


def _no_such(name):
    kind, _colon, key = name.partition(":")
    text = _(
        "The catalogue has no %(kind)s “%(key)s”. Choose it anew, or take the card, "
        "the link or the footnote out of the text."
    )
    return text % {"kind": CHOSEN_BY[kind][0], "key": key}


class RichTextInput(AdminTextareaWidget):
    # Names of what the text links to, by kind and key; the form looks them up.
    names = {}

    class Media:
        css = {"all": ["kinoportal/desk/richtext.css"]}
        js = [forms.widgets.Script("kinoportal/desk/richtext.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "editor": static("django_prose_editor/editor.js"),
            "names": json.dumps(self.names),
            "kinds": [
                (kind, label, _search(*relation))
                for kind, (label, *relation) in CHOSEN_BY.items()
            ],
        }
        return context

    def _render(self, template_name, context, renderer=None):
        return mark_safe(render_to_string("admin/widgets/rich_text.html", context))


def _search(app, model, field):
    address = reverse("admin:autocomplete")
    return f"{address}?app_label={app}&model_name={model}&field_name={field}&term="
