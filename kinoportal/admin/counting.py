"""Numbers in lists: rows that hang on a record, rows behind each choice of a filter."""

import hashlib

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


def remember_counts(spec, request, model, follows=()):
    """Count what is behind a filter's choices once per state of the catalogue.

    The numbers follow from the other filters, from what these follow beside the
    catalogue, and, for dates, from the day; they stand in the order of the choices,
    which is the language's.
    """
    count = spec.get_facet_queryset

    def counts(changelist):
        key = _key(spec, request, model, follows)
        known = cache.get(key)
        if known is None:
            known = count(changelist)
            cache.set(key, known)
        return known

    spec.get_facet_queryset = counts


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
