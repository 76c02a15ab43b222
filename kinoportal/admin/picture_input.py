"""The field for one picture: what is there, where it is cut, and another file."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from .. import keeping, uploads

# How the site cuts a picture: (class of the style sheet, the proportion in words).
CROPS = {"filmpicture": [("c23", "2:3")], "portrait": [("c11", "1:1")]}


class PictureInput(forms.ClearableFileInput):
    """Shows the picture from the desk's own address, also while it is a draft.

    A good file of a form that comes back with a message is kept aside, for a
    browser never fills in a file a second time.
    """

    model = None

    class Media:
        css = {"all": ["kinoportal/positions.css", "kinoportal/desk/pictures.css"]}
        js = [forms.widgets.Script("kinoportal/desk/pictures.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        meta = self.model._meta
        kept = self._kept(value)
        stored = PurePath(value.name).name if _is_stored(value) else kept
        place = f"admin:{meta.app_label}_{meta.model_name}_file"
        context["widget"] |= {
            "url": reverse(place, args=[stored]) if stored else "",
            "kept": kept,
            "kept_name": self._kept_name(name),
            "picture": getattr(value, "instance", None) or self.model(),
            "crops": CROPS.get(meta.model_name, []),
        }
        return context

    def _kept(self, value):
        if not isinstance(value, UploadedFile) and not hasattr(value, "kept_as"):
            return ""
        if hasattr(value, "kept_as"):
            return value.kept_as
        try:
            return keeping.keep(uploads.cleaned(value))
        except ValidationError:
            return ""

    def _render(self, template_name, context, renderer=None):
        return mark_safe(render_to_string("admin/widgets/picture.html", context))

    def value_from_datadict(self, data, files, name):
        sent = super().value_from_datadict(data, files, name)
        return sent or keeping.kept(data.get(self._kept_name(name))) or sent

    def _kept_name(self, name):
        return f"{name}-kept"


def _is_stored(value):
    return isinstance(value, FieldFile) and bool(value) and value._committed
