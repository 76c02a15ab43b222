"""Filters of the desk's lists; each shows its counts."""

from collections import Counter

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..claimed import name_of
from ..languages import LANGUAGES, SHORT
from ..models import Assignment, Citation, Claim
from ..text import sort_key


class ConditionFilter(admin.SimpleListFilter):
    """Each choice is a condition on the row, so one reading counts them all.

    `condition(value)`, which each filter brings, gives it as a `Q`.
    """

    def queryset(self, request, queryset):
        known = {str(word) for word, _name in self.lookup_choices}
        if self.value() not in known:
            return queryset
        return queryset.filter(self.condition(self.value()))

    def get_facet_counts(self, pk_attname, filtered_qs):
        return {
            f"{number}__c": Count(pk_attname, self.condition(str(word)))
            for number, (word, _name) in enumerate(self.lookup_choices)
        }


class KindFilter(ConditionFilter):
    """The tables that the rows of a list are about, by the names that people know."""

    title = _("kind of record")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        rows = model_admin.model._base_manager.filter(content_type=OuterRef("pk"))
        kinds = ContentType.objects.filter(Exists(rows))
        return sorted(((kind.pk, name_of_kind(kind)) for kind in kinds), key=str)

    def condition(self, value):
        return Q(content_type=int(value))


def claimed(besides=()):
    """Fields that claims are about, and these too, with their names, by name."""
    used = Claim.objects.order_by().values_list("field", flat=True).distinct()
    named = {field: capfirst(name_of(field)) for field in {*besides, *used}}
    return sorted(named.items(), key=lambda pair: sort_key(pair[1]))


class ClaimedFilter(ConditionFilter):
    """The fields that claims are about, by their names."""

    title = _("field")
    parameter_name = "about"

    def lookups(self, request, model_admin):
        return claimed()

    def condition(self, value):
        return Q(field=value)


def name_of_kind(kind):
    model = kind.model_class()
    return capfirst(model._meta.verbose_name if model else kind.model)


class DecadeFilter(ConditionFilter):
    title = _("decade")
    parameter_name = "decade"
    field = "year"
    first = 1920

    def lookups(self, request, model_admin):
        decades = range(timezone.now().year // 10 * 10, self.first - 1, -10)
        return [*((str(d), f"{d}–{d + 9}") for d in decades), ("none", _("no year"))]

    def condition(self, value):
        if value == "none":
            return Q(**{f"{self.field}__isnull": True})
        return Q(**{f"{self.field}__range": (int(value), int(value) + 9)})


def decade_of(field, *, first=1920):
    name = f"DecadeOf{field.title().replace('_', '')}"
    return type(name, (DecadeFilter,), {"field": field, "first": first})


class WordsFilter(ConditionFilter):
    """One word of a `CodeListField`."""

    field = ""

    def __init__(self, request, params, model, model_admin):
        self.title = model._meta.get_field(self.field).verbose_name
        self.parameter_name = self.field
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return model_admin.model._meta.get_field(self.field).options()

    def choices(self, changelist):
        """The words that rows of the list have, and the chosen one."""
        counts = self.get_facet_queryset(changelist)
        name, chosen = self.parameter_name, self.value()
        yield {
            "selected": chosen is None,
            "query_string": changelist.get_query_string(remove=[name]),
            "display": gettext("All"),
        }
        for number, (word, label) in enumerate(self.lookup_choices):
            count = counts[f"{number}__c"]
            if count or word == chosen:
                yield {
                    "selected": word == chosen,
                    "query_string": changelist.get_query_string({name: word}),
                    "display": f"{label} ({count})",
                }

    def condition(self, value):
        return Q(**{f"{self.field}__has": value})

    def get_facet_queryset(self, changelist):
        """Counted by whole lists, of which there are far fewer than rows."""
        rows = changelist.get_queryset(
            self.request, exclude_parameters=self.expected_parameters()
        )
        counts = Counter()
        lists = rows.order_by().values_list(self.field)
        for words, number in lists.annotate(Count("pk")):
            counts.update(dict.fromkeys(words, number))
        return {
            f"{number}__c": counts[word]
            for number, (word, _name) in enumerate(self.lookup_choices)
        }


def words_of(field):
    return type(f"WordsOf{field.title()}", (WordsFilter,), {"field": field})


class MissingTextFilter(ConditionFilter):
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

    def condition(self, value):
        return Q(**{value: ""})


class AssignedFilter(ConditionFilter):
    """Whose work a record is."""

    title = _("assignment")
    parameter_name = "assigned"
    # Who asks and what was just given decide the numbers, not the catalogue.
    is_remembered = False

    def __init__(self, request, params, model, model_admin):
        self.given = Assignment.objects.to_somebody(model)
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [
            ("me", _("assigned to me")),
            ("somebody", _("assigned to somebody")),
            ("nobody", _("assigned to nobody")),
        ]

    def state(self):
        """Another one whenever somebody else asks or anything is given or ended."""
        given = self.given.aggregate(Max("pk"), Count("pk"))
        return [self.request.user.pk, *sorted(given.items())]

    def condition(self, value):
        mine = {"user": self.request.user} if value == "me" else {}
        given = Q(pk__in=self.given.filter(**mine).values("object_id"))
        return ~given if value == "nobody" else given

    def get_facet_queryset(self, changelist):
        """Counted by what is given, of which there is far less than records."""
        rows, total = changelist.queryset, changelist.result_count
        if self.value():
            without = self.expected_parameters()
            rows = changelist.get_queryset(self.request, exclude_parameters=without)
            total = rows.count()
        holder = self.given.filter(object_id=OuterRef("pk")).values("user")
        given = rows.filter(self.condition("somebody")).order_by()
        held = list(given.values_list(Subquery(holder), flat=True))
        mine = held.count(self.request.user.pk)
        return {"0__c": mine, "1__c": len(held), "2__c": total - len(held)}


class SourcedFilter(ConditionFilter):
    """Rows with and without a source."""

    title = _("sources")
    parameter_name = "sourced"

    def lookups(self, request, model_admin):
        return [("yes", _("has a source")), ("no", _("without a source"))]

    def __init__(self, request, params, model, model_admin):
        self.model = model
        super().__init__(request, params, model, model_admin)

    def condition(self, value):
        kind = ContentType.objects.get_for_model(self.model)
        cited = Citation.objects.filter(content_type=kind).values("object_id")
        return Q(pk__in=cited) if value == "yes" else ~Q(pk__in=cited)
