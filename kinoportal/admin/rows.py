"""Rows of a record, edited in its form."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.contenttypes.admin import GenericTabularInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..claimed import columns_of
from ..fields import Vocabulary
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
            widget.can_view_related = False
            widget = widget.widget
        # The head of the column names the field for the eye alone. Said once here,
        # and its choices too: lazy words are worked out anew in every row.
        widget.attrs["aria-label"] = str(field.label)
        if isinstance(field, forms.TypedChoiceField):
            said = [(word, str(label)) for word, label in field.choices]
            field.choices = Vocabulary(lambda: said)
        return field

    def get_queryset(self, request):
        rows = super().get_queryset(request).prefetch_related(*self.prefetched)
        return rows.select_related(*self.related) if self.related else rows


class Distinct:
    """Rows that would break a rule of uniqueness are named, each with its twin.

    Django leaves out rules that hold under a condition, and names no row.
    """

    def validate_unique(self):
        for rule in self.model._meta.constraints:
            if isinstance(rule, models.UniqueConstraint) and rule.fields:
                self._hold_to(rule)
        super().validate_unique()

    def _hold_to(self, rule):
        names = [name for name in rule.fields if name not in self.parent_fields]
        seen = {}
        for number, form in enumerate(self.forms, 1):
            if not form.is_valid() or self._should_delete_form(form):
                continue
            row = form.instance
            is_empty = not form.has_changed() and not row.pk
            if is_empty or not _falls_under(row, rule.condition):
                continue
            said = tuple(_value(row, name) for name in names)
            if said in seen:
                text = _("Row %(number)d says the same; change or remove one.")
                form.add_error(None, text % {"number": seen[said]})
            elif None not in said or rule.nulls_distinct is False:
                seen[said] = number


def _value(row, name):
    return getattr(row, row._meta.get_field(name).attname)


def _falls_under(row, condition):
    """Conditions of rules ask only whether a field is empty."""
    asked = dict(condition.children) if condition else {}
    return all(
        (_value(row, lookup.removesuffix("__isnull")) is None) == wanted
        for lookup, wanted in asked.items()
    )


class DistinctRows(Distinct, MarkedRows):
    @property
    def parent_fields(self):
        return [self.fk.name]


class DistinctCitations(Distinct, BaseGenericInlineFormSet):
    parent_fields = ("content_type", "object_id")


class RowInline(Rows, admin.TabularInline):
    formset = DistinctRows


class CitationInline(Rows, GenericTabularInline):
    model = Citation
    formset = DistinctCitations
    autocomplete_fields = ["source"]
    fields = ["source", "field", "position", "order"]
    related = ["source"]
    show_change_link = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "field":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        label = capfirst(db_field.verbose_name)
        columns = [("", str(_("the whole record"))), *columns_of(self.parent_model)]
        return forms.ChoiceField(
            label=label,
            help_text=db_field.help_text,
            required=False,
            choices=Vocabulary(lambda: columns),
            widget=forms.Select(attrs={"aria-label": label}),
        )
