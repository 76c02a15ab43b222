"""What the public catalogue rests on, source by source."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from pyroaring import BitMap

from kinoportal.models import UNSOURCED, Citation, Claim, Source
from kinoportal.publishing import visible
from people.models import Person

from .models import (
    BoxOffice,
    Credit,
    Festival,
    Film,
    FilmProgramme,
    FilmTheme,
    Programme,
    Reception,
    Recognition,
)


def _public_rows():
    """Querysets of everything public that names sources, each with its way to a film.

    Claims stand on the pages of what they are about.
    """
    films = Film.objects.published()
    return [
        (films, "pk"),
        (Credit.objects.published(), "film"),
        (Recognition.objects.published(), "film"),
        (FilmTheme.objects.published(), "film"),
        (FilmProgramme.objects.published(), "film"),
        (BoxOffice.objects.filter(visible("film")), "film"),
        (_claims_about(films), "object_id"),
    ]


def _claims_about(records):
    kind = ContentType.objects.get_for_model(records.model)
    there = records.order_by().filter(pk=OuterRef("object_id"))
    return Claim.objects.filter(Exists(there), content_type=kind)


def behind_public_records():
    """Sources that a public record, row, claim or review names, by publisher."""
    rows = [rows for rows, _way in _public_rows()]
    records = [m.objects.published() for m in (Person, Festival, Programme)]
    ledger = Recognition.objects.published()
    disputed = [_claims_about(those) for those in (*records, ledger)]
    cited = Q()
    for those in (*rows, *records, *disputed):
        kind = ContentType.objects.get_for_model(those.model)
        there = those.order_by().filter(pk=OuterRef("object_id"))
        # The kind first: SQLite asks in this order, and most are of another.
        cited |= Q(content_type=kind) & Q(Exists(there))
    reviewed = Reception.objects.published().filter(source=OuterRef("pk"))
    return (
        Source.objects.exclude(slug=UNSOURCED)
        .filter(
            Exists(Citation.objects.filter(cited, source=OuterRef("pk")))
            | Exists(reviewed)
        )
        .order_by("publisher", "title", "slug")
    )


def count_films(sources):
    """Give each source the number of public films that rest on it."""
    films = defaultdict(BitMap)
    for rows, way in _public_rows():
        named = rows.order_by().filter(citations__source__in=sources)
        for source, film in named.values_list("citations__source", way):
            films[source].add(film)
    reviews = Reception.objects.published().filter(source__in=sources)
    for source, film in reviews.values_list("source", "film"):
        films[source].add(film)
    for source in sources:
        source.film_count = len(films[source.pk])
