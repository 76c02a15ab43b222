"""Pictures at the desk: rows of a record, several files at once, and a list."""

import mimetypes

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from .. import keeping, rights
from ..languages import LANGUAGES, SHORT, available
from ..media import STORED
from .choosing import KnownChoicesForm
from .picture_input import PictureInput
from .records import DeskAdmin
from .rights import is_publishing
from .rows import Rows
from .signs import MarkedRows

# What a row has without anybody's doing.
GIVEN = {"kind", "order", "focal_x", "focal_y"}


class PictureForm(KnownChoicesForm):
    def has_changed(self):
        """A new row without a picture or words is an empty one, whatever its place."""
        if self.instance.pk:
            return super().has_changed()
        return bool(set(self.changed_data) - GIVEN)

    def demand(self, number):
        """Refuse what may not be shown to readers."""
        for field, sentence in rights.wanting(self.instance, number):
            self.add_error(field if field in self.fields else None, sentence)


class PictureFormSet(MarkedRows):
    """Makes a row of each file that was dropped on the form together."""

    def __init__(self, data=None, files=None, *args, prefix=None, **kwargs):
        if data is not None and files and files.getlist(f"{prefix}-files"):
            data, files = self._with_rows(data.copy(), files.copy(), prefix)
        super().__init__(data, files, *args, prefix=prefix, **kwargs)

    def _with_rows(self, data, files, prefix):
        dropped = files.getlist(f"{prefix}-files")
        rows = _number(data.get(f"{prefix}-TOTAL_FORMS"))
        for row, file in enumerate(dropped, rows):
            files[f"{prefix}-{row}-image"] = file
            for name, field in self.form.base_fields.items():
                if name in GIVEN:
                    data.setdefault(f"{prefix}-{row}-{name}", field.initial)
            data[f"{prefix}-{row}-order"] = row + 1
        data[f"{prefix}-TOTAL_FORMS"] = rows + len(dropped)
        return data, files

    def clean(self):
        super().clean()
        if not is_publishing(self.instance, self.data):
            return
        staying = [f for f in self.forms if not self._should_delete_form(f)]
        filled = [f for f in staying if f.instance.pk or f.has_changed()]
        for number, form in enumerate(filled, 1):
            form.demand(number)


def _number(text):
    return int(text) if (text or "").isdecimal() and len(text) < 5 else 0


class PictureFields:
    """The fields of a picture in the order in which they are filled in."""

    about = ()

    def get_fieldsets(self, request, obj=None):
        texts = tuple(f"alt_{code}" for code in LANGUAGES)
        rest = ("is_decorative", "credit", "licence")
        place = ("focal_x", "focal_y", "order")
        return [(None, {"fields": ["image", self.about, texts, rest, place]})]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "image":
            field.widget.model = self.model
        return field


class PictureInline(PictureFields, Rows, admin.StackedInline):
    """A picture's file, its texts and its rights."""

    form = PictureForm
    formset = PictureFormSet
    template = "admin/includes/pictures.html"
    show_change_link = False


class PictureRowForm(PictureForm):
    """A picture on a page of its own: its record may be before readers already."""

    def clean(self):
        cleaned = super().clean()
        record = cleaned.get(self.of)
        if record and is_publishing(record, {}):
            # Checked here as it was sent, before the row itself is touched.
            for name, value in cleaned.items():
                setattr(self.instance, name, value)
            self.demand(1)
        return cleaned


class NoAltFilter(admin.SimpleListFilter):
    """Pictures that say nothing to who cannot see them, by language."""

    title = _("without text for who cannot see it")
    parameter_name = "silent"

    def lookups(self, request, model_admin):
        return [*SHORT.items(), ("all", _("in no language"))]

    def queryset(self, request, queryset):
        if self.value() not in (*LANGUAGES, "all"):
            return queryset
        codes = LANGUAGES if self.value() == "all" else [self.value()]
        silent = Q(**{f"alt_{code}": "" for code in codes})
        return queryset.filter(silent, is_decorative=False)


class PictureAdmin(PictureFields, DeskAdmin):
    """The list of pictures, and the files themselves for who may work with them."""

    form = PictureRowForm

    class Media:
        css = PictureInput.Media.css

    # The name of the record that the picture hangs on.
    of = ""
    list_display = ["thumbnail", "spoken", "credit", "licence"]
    list_filter = [
        NoAltFilter,
        "is_decorative",
        ("credit", admin.EmptyFieldListFilter),
        ("licence", admin.EmptyFieldListFilter),
    ]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.of = self.of
        return form

    def get_urls(self):
        meta = self.model._meta
        view = self.admin_site.admin_view(self.file)
        name = f"{meta.app_label}_{meta.model_name}_file"
        return [path("file/<str:name>", view, name=name), *super().get_urls()]

    def file(self, request, name):
        """A picture by its stored name, whatever the state of its record."""
        if not (self.has_view_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        if not STORED.fullmatch(name):
            raise Http404
        for folder in (self.model._meta.model_name, keeping.FOLDER):
            stored = f"{folder}/{name}"
            if default_storage.exists(stored):
                kind = mimetypes.guess_type(name)[0]
                return FileResponse(default_storage.open(stored), content_type=kind)
        raise Http404

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        meta = self.model._meta
        name = picture.image.name.rpartition("/")[2]
        if not name:
            return ""
        url = reverse(f"admin:{meta.app_label}_{meta.model_name}_file", args=[name])
        return format_html(
            '<img class="thumb" src="{}" alt="{}" width="{}" height="{}">',
            url,
            picture,
            picture.width,
            picture.height,
        )

    @admin.display(description=_("text for who cannot see it"))
    def spoken(self, picture):
        if picture.is_decorative:
            return _("decorative")
        return ", ".join(SHORT[code] for code in available(picture, "alt")) or _(
            "in no language"
        )
