"""Filters of the desk's lists; each shows its counts."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGES, SHORT


class DecadeFilter(admin.SimpleListFilter):
    title = _("decade")
    parameter_name = "decade"
    field = "year"
    first = 1920

    def lookups(self, request, model_admin):
        decades = range(timezone.now().year // 10 * 10, self.first - 1, -10)
        return [*((str(d), f"{d}–{d + 9}") for d in decades), ("none", _("no year"))]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return queryset.filter(**{f"{self.field}__isnull": True})
        if not self.value() or not self.value().isdecimal():
            return queryset
        decade = int(self.value())
        return queryset.filter(**{f"{self.field}__range": (decade, decade + 9)})


def decade_of(field, *, first=1920):
    name = f"DecadeOf{field.title().replace('_', '')}"
    return type(name, (DecadeFilter,), {"field": field, "first": first})


class WordsFilter(admin.SimpleListFilter):
    """One word of a `CodeListField`; only words in use are offered."""

    field = ""

    def __init__(self, request, params, model, model_admin):
        self.title = model._meta.get_field(self.field).verbose_name
        self.parameter_name = self.field
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        # Counting the other filters makes this one anew; the words stay the same.
        known = request.__dict__.setdefault("words_at_desk", {})
        if self.field not in known:
            known[self.field] = list(self._words_in_use(model_admin.model))
        return known[self.field]

    def _words_in_use(self, model):
        rows = model._base_manager.values_list(self.field, flat=True)
        used = {word for words in rows.distinct().order_by() for word in words}
        names = model._meta.get_field(self.field).options()
        return ((word, name) for word, name in names if word in used)

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(**{f"{self.field}__has": self.value()})


def words_of(field):
    return type(f"WordsOf{field.title()}", (WordsFilter,), {"field": field})


class MissingTextFilter(admin.SimpleListFilter):
    """Records that lack a text in one of the languages."""

    parameter_name = "missing"

    def __init__(self, request, params, model, model_admin):
        self.title = _("missing text")
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        meta = model_admin.model._meta
        return [
            (
                f"{text}_{code}",
                f"{meta.get_field(f'{text}_{code}').verbose_name}, {SHORT[code]}",
            )
            for text in model_admin.texts
            for code in LANGUAGES
        ]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        return queryset.filter(**{self.value(): ""})


class SourcedFilter(admin.SimpleListFilter):
    """Rows with and without a source."""

    title = _("sources")
    parameter_name = "sourced"

    def lookups(self, request, model_admin):
        return [("yes", _("has a source")), ("no", _("without a source"))]

    def queryset(self, request, queryset):
        if self.value() not in ("yes", "no"):
            return queryset
        cited = Q(
            pk__in=queryset.model._base_manager.filter(
                citations__source__slug__gt=""
            ).values("pk")
        )
        return queryset.filter(cited if self.value() == "yes" else ~cited)
