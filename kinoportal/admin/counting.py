"""Numbers in lists: rows that hang on a record, rows behind each choice of a filter."""

import hashlib
from functools import partial

from django.contrib.admin import filters
from django.core.cache import cache
from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from .. import catalogue
from ..languages import current

# Words of a list's address that choose among its rows in no way.
OTHERWISE = {"o", "p", "all", "_facets", "_changelist_filters"}


def number_of(model, relation):
    """How many rows of the model hang on each record by this relation.

    A subquery is worked out for the rows of the page alone and does not mind
    what else the list is joined with.
    """
    rows = model._base_manager.filter(**{relation: OuterRef("pk")}).order_by()
    counted = rows.values(relation).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), Value(0))


def remember_counts(specs, request, model, follows=()):
    """Count what is behind the filters' choices once per state of the catalogue.

    The numbers follow from the other filters, from what these follow beside the
    catalogue, and, for dates, from the day; they stand in the order of the choices,
    which is the language's.
    """
    keys = {spec: _key(spec, request, model, follows) for spec in specs}
    alike = [spec for spec in specs if _counts_the_list(spec, request)]

    def counts_of(spec, count, changelist):
        if (known := cache.get(keys[spec])) is not None:
            return known
        if spec in alike:
            found = _counted_together(alike, changelist)
        else:
            found = {spec: count(changelist)}
        for one, numbers in found.items():
            cache.set(keys[one], numbers)
        return found[spec]

    for spec in specs:
        spec.get_facet_queryset = partial(counts_of, spec, spec.get_facet_queryset)


def _counts_the_list(spec, request):
    """Nothing is chosen of it, so it counts the very rows that are listed."""
    as_django = type(spec).get_facet_queryset is filters.FacetsMixin.get_facet_queryset
    return as_django and not request.GET.keys() & set(spec.expected_parameters())


def _counted_together(specs, changelist):
    """One reading of the rows for all these filters."""
    rows, key = changelist.queryset, changelist.pk_attname
    counts = {spec: spec.get_facet_counts(key, rows) for spec in specs}
    told = rows.order_by().aggregate(
        **{
            f"{number}_{name}": count
            for number, of_spec in enumerate(counts.values())
            for name, count in of_spec.items()
        }
    )
    return {
        spec: {name: told[f"{number}_{name}"] for name in counts[spec]}
        for number, spec in enumerate(specs)
    }


def version_for(request):
    """The catalogue's version, asked for once in a request."""
    if not hasattr(request, "catalogue_version"):
        request.catalogue_version = catalogue.version()
    return request.catalogue_version


def _key(spec, request, model, follows):
    own = {*spec.expected_parameters(), *OTHERWISE}
    asked = sorted(item for item in request.GET.lists() if item[0] not in own)
    content = (
        model._meta.label,
        sorted(own),
        asked,
        follows,
        version_for(request),
        current(),
        str(timezone.localdate()),
    )
    return (
        f"facet-{hashlib.blake2b(repr(content).encode(), digest_size=16).hexdigest()}"
    )
