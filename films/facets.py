"""The facets of the film list, built from the tables by a handful of queries."""

from collections import Counter, defaultdict
from datetime import date

from django.db.models import F, TextField
from django.db.models.functions import Cast, Coalesce, Left
from django.utils import timezone
from pyroaring import BitMap

from kinoportal.facets import Facet, Index, Kept, PairedFacet
from kinoportal.languages import LANGUAGES
from kinoportal.publishing import next_change
from kinoportal.search.models import SearchDocument
from kinoportal.text import letter_of
from people.models import Person

from .models import (
    Credit,
    Festival,
    Film,
    FilmProgramme,
    FilmTheme,
    Programme,
    Recognition,
    Result,
    Theme,
    ThemeAncestry,
)

SCHEDULED = (Film, Person, Theme, Festival, Programme)


def build():
    until = next_change(*SCHEDULED)
    films = Film.objects.published()
    facets = _of_columns(films)
    years = facets.pop("year")
    newest = list(films.newest_first().values_list("pk", flat=True))
    everything, ledger = BitMap(newest), list(_recognitions())
    return Index(
        everything,
        {
            **facets,
            "director": Facet(_directors(), everything),
            "theme": _themes(everything),
            "programme": Facet(_programmes(), everything),
        },
        _orders(films, newest, years, ledger),
        pairs=PairedFacet("festival", "result", ledger, everything),
        years=years,
        valid_until=until,
    )


films = Kept(build)


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


def _public(model):
    return dict(model.objects.published().order_by().values_list("pk", "slug"))


def _directors():
    public = _public(Person)
    for person, film in _rows(Credit.objects.directing(), "person", "film"):
        if person in public:
            yield public[person], film


def _programmes():
    public = _public(Programme)
    for programme, film in _rows(FilmProgramme.objects, "programme", "film"):
        if programme in public:
            yield public[programme], film


def _themes(among):
    """Each public theme with its own films and those of the narrower public ones."""
    public = _public(Theme)
    direct = Facet(_rows(FilmTheme.objects, "theme", "film"), among).ids
    found = {}
    for theme, ancestor in _rows(ThemeAncestry.objects, "theme", "ancestor"):
        if theme in direct and theme in public and ancestor in public:
            slug = public[ancestor]
            found[slug] = found.get(slug, BitMap()) | direct[theme]
    facet = Facet()
    facet.ids = found
    return facet


def _recognitions():
    """((festival, result), film) of the public rows of the ledger."""
    rows = Recognition.objects.published()
    for festival, result, film in _rows(
        rows, "edition__festival__slug", "result", "film"
    ):
        yield (festival, result), film


def _orders(films, newest, years, ledger):
    made = {pk: year for year, ids in years.ids.items() for pk in ids}
    orders = {
        "newest": newest,
        # Within a year by their addresses, as the newest are.
        "oldest": sorted(newest, key=lambda pk: made.get(pk, 9999)),
        "added": _last_added_first(films, newest),
        "prominent": _prominent(),
        "recognised": _most_recognised_first(ledger, newest),
    }
    for code in LANGUAGES:
        titles = films.order_by(f"sort_key_{code}", "slug")
        orders[f"title_{code}"] = titles.values_list("pk", flat=True)
    return orders


def _prominent():
    """In the order of the search, whose documents are numbered by prominence."""
    documents = SearchDocument.objects.filter(kind="film")
    return documents.order_by("pk").values_list("object_id", flat=True)


def _last_added_first(films, newest):
    """By the day on which they could first be seen here; of one day the newest."""
    shown = _rows(
        films.annotate(shown=Coalesce("publish_at", "created_at")), "pk", "shown"
    )
    here = timezone.get_current_timezone()
    days = {pk: moment.astimezone(here).date() for pk, moment in shown}
    # A film may have been published since.
    return sorted(newest, key=lambda pk: days.get(pk, date.max), reverse=True)


def _most_recognised_first(ledger, newest):
    """By prizes won, then by all other recognitions, then the newest."""
    mentions = Counter(film for _, film in ledger)
    prizes = Counter(film for (_, result), film in ledger if result == Result.WON)
    return sorted(newest, key=lambda pk: (-prizes[pk], -mentions[pk]))
