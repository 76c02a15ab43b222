"""What is translated at the desk: records with texts, and rows of their forms."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.forms.models import _get_foreign_key

from ...search import documents
from ...translations.texts import label_of, texts_of


@dataclass(frozen=True)
class Part:
    """Rows of a record's form that have texts, and the relation they hang by."""

    inline: admin.options.InlineModelAdmin
    relation: str

    @property
    def model(self):
        return self.inline.model

    def rows(self, request, records):
        """The rows of these records; each knows its record without a query."""
        by_pk = {record.pk: record for record in records}
        found = self.inline.get_queryset(request)
        found = found.filter(**{f"{self.relation}__in": by_pk})
        for row in found:
            setattr(row, self.relation, by_pk[getattr(row, f"{self.relation}_id")])
        return list(found)


@dataclass(frozen=True)
class Kind:
    desk: admin.ModelAdmin
    parts: tuple[Part, ...]

    @property
    def model(self):
        return self.desk.model

    @property
    def name(self):
        return self.model._meta.model_name

    @property
    def label(self):
        return self.model._meta.verbose_name_plural

    @property
    def texts(self):
        """Its texts and what they are called."""
        return {text: label_of(self.model, text) for text in texts_of(self.model)}

    @property
    def documents(self):
        return [kind.name for kind in documents.kinds_of(self.model)]

    @property
    def numbers(self):
        """Those of the documents of such records, published or not."""
        return [kind.number for kind in documents.kinds_of(self.model)]


def kinds(site, request):
    """The kinds of records whose texts this editor may change."""
    desks = (site._registry[model] for model in site._registry)
    found = [
        _kind(desk, request)
        for desk in desks
        if getattr(desk, "texts", ()) and desk.has_change_permission(request)
    ]
    found = [kind for kind in found if kind.numbers]
    return {kind.name: kind for kind in sorted(found, key=_place)}


def _place(kind):
    return kind.desk.place or 1_000, kind.name


def _kind(desk, request):
    parts = [
        Part(inline, _get_foreign_key(desk.model, inline.model, inline.fk_name).name)
        for inline in desk.get_inline_instances(request)
        if not isinstance(inline, GenericInlineModelAdmin)
        and texts_of(inline.model)
        and inline.has_change_permission(request)
    ]
    return Kind(desk, tuple(parts))
