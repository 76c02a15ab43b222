"""The facets of the film list, built from the tables by a handful of queries."""

from collections import defaultdict

from django.db.models import F, TextField
from django.db.models.functions import Cast, Left
from pyroaring import BitMap

from kinoportal.facets import Facet, Index, Kept, PairedFacet
from kinoportal.languages import LANGUAGES
from kinoportal.publishing import next_change
from kinoportal.text import letter_of
from people.models import Person

from . import orders
from .models import (
    Credit,
    Festival,
    Film,
    FilmProgramme,
    FilmTheme,
    Programme,
    Recognition,
    Theme,
    ThemeAncestry,
)

SCHEDULED = (Film, Person, Theme, Festival, Programme)


def build(ids=None):
    """The index of all films, or of these alone."""
    until = next_change(*SCHEDULED)
    films = _among(Film.objects.published(), ids, "pk")
    facets = _of_columns(films)
    years = facets.pop("year")
    everything = BitMap(films.order_by().values_list("pk", flat=True))
    return Index(
        everything,
        {
            **facets,
            "director": Facet(_directors(ids), everything),
            "theme": _themes(ids, everything),
            "programme": Facet(_programmes(ids), everything),
        },
        orders.of_films(),
        pairs=PairedFacet("festival", "result", _recognitions(ids), everything),
        years=years,
        valid_until=until,
    )


def _affected(touched):
    """Films, and those of a person who appears or goes."""
    films, people = set(touched["film"]), touched["person"]
    for rows in (Credit.objects.directing(), Recognition.objects) if people else ():
        films |= set(rows.filter(person__in=people).values_list("film", flat=True))
    return films - {None}


films = Kept(build, _affected)


def _among(queryset, ids, column="film"):
    return queryset if ids is None else queryset.filter(**{f"{column}__in": ids})


def _of_columns(films):
    """The facets that stand in a film's own row, by one pass over the table.

    Lists are read as the database keeps them, so that each that occurs is split once.
    """
    read = {
        "country": (_as_kept("countries"), str.split),
        "language": (_as_kept("languages"), str.split),
        "genre": (_as_kept("genres"), str.split),
        "form": (F("form"), _one),
        "year": (F("year"), _one),
        "decade": (F("year"), _decade),
    }
    # The first letter of the title in each language, for the index from A to Ө.
    read |= {f"letter_{c}": (Left(f"sort_key_{c}", 1), _letter) for c in LANGUAGES}
    columns = {f"of_{name}": expression for name, (expression, _) in read.items()}
    by_value = [defaultdict(list) for _ in read]
    for pk, *values in _rows(films.annotate(**columns), "pk", *columns):
        for found, value in zip(by_value, values, strict=True):
            found[value].append(pk)
    return {
        name: Facet.of_sets((v, ids) for raw, ids in found.items() for v in part(raw))
        for (name, (_, part)), found in zip(read.items(), by_value, strict=True)
    }


def _as_kept(column):
    return Cast(column, TextField())


def _one(value):
    return [value] if value else []


def _decade(year):
    return [str(year // 10 * 10)] if year else []


def _letter(start):
    return [letter_of(start)]


def _rows(queryset, *columns):
    """Plain rows in no order; that their film is public is asked of the ids."""
    return queryset.order_by().values_list(*columns).iterator(5_000)


def _public(records):
    return dict(records.published().order_by().values_list("pk", "slug"))


def _directors(ids):
    public = _public(_among(Person.objects, ids, "credits__film"))
    credits = _among(Credit.objects.directing(), ids)
    for person, film in _rows(credits, "person", "film"):
        if person in public:
            yield public[person], film


def _programmes(ids):
    public, rows = _public(Programme.objects), _among(FilmProgramme.objects, ids)
    for programme, film in _rows(rows, "programme", "film"):
        if programme in public:
            yield public[programme], film


def _themes(ids, among):
    """Each public theme with its own films and those of the narrower public ones."""
    public = _public(Theme.objects)
    rows = _among(FilmTheme.objects, ids)
    direct = Facet(_rows(rows, "theme", "film"), among).ids
    found = {}
    for theme, ancestor in _rows(ThemeAncestry.objects, "theme", "ancestor"):
        if theme in direct and theme in public and ancestor in public:
            slug = public[ancestor]
            found[slug] = found.get(slug, BitMap()) | direct[theme]
    facet = Facet()
    facet.ids = found
    return facet


def _recognitions(ids):
    """((festival, result), film) of the public rows of the ledger."""
    rows = _among(Recognition.objects.published(), ids)
    for festival, result, film in _rows(
        rows, "edition__festival__slug", "result", "film"
    ):
        yield (festival, result), film
