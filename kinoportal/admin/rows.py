"""Rows of a record, edited in its form."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.contenttypes.admin import GenericTabularInline
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..models import Citation
from .choosing import Choosing
from .signs import MarkedRows


class Rows(Choosing):
    extra = 0
    show_change_link = True
    # Read with the rows, so that their names ask nothing more.
    related = ()
    prefetched = ()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        widget = field.widget
        if isinstance(widget, RelatedFieldWidgetWrapper):
            # A row has place for choosing and adding; the rest is a page away.
            widget.can_change_related = False
            widget.can_delete_related = False
            widget.can_view_related = False
            widget = widget.widget
        # The head of the column names the field for the eye alone.
        widget.attrs["aria-label"] = field.label
        return field

    def get_queryset(self, request):
        rows = super().get_queryset(request).prefetch_related(*self.prefetched)
        return rows.select_related(*self.related) if self.related else rows


class RowInline(Rows, admin.TabularInline):
    formset = MarkedRows


class CitationInline(Rows, GenericTabularInline):
    model = Citation
    autocomplete_fields = ["source"]
    fields = ["source", "field", "position", "order"]
    related = ["source"]
    show_change_link = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "field":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        label = capfirst(db_field.verbose_name)
        return forms.ChoiceField(
            label=label,
            help_text=db_field.help_text,
            required=False,
            choices=[("", _("the whole record")), *_columns(self.parent_model)],
            widget=forms.Select(attrs={"aria-label": label}),
        )


def _columns(model):
    """Every editable column and its name; the three of a text count as one."""
    columns = {}
    for field in model._meta.concrete_fields:
        if field.editable and not field.primary_key:
            translated = hasattr(field, "_translated_field_language_code")
            name = field.name.rpartition("_")[0] if translated else field.name
            columns[name] = capfirst(field.verbose_name)
    return columns.items()
