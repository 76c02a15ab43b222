"""The facets of the film list, built from the tables by a handful of queries."""

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, Left, TruncDate
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

FROM_COLUMNS = ("country", "language", "genre", "form", "decade")
SCHEDULED = (Film, Person, Theme, Festival, Programme)


def build():
    until = next_change(*SCHEDULED)
    films = Film.objects.published()
    everything, facets, years = _of_films(films)
    return Index(
        everything,
        {
            **facets,
            **_letters(films),
            "director": Facet(_directors(), everything),
            "theme": _themes(everything),
            "programme": Facet(_programmes(), everything),
        },
        _orders(films),
        pairs=PairedFacet("festival", "result", _recognitions(), everything),
        years=years,
        valid_until=until,
    )


films = Kept(build)


def _of_films(films):
    everything, years = [], []
    pairs = {name: [] for name in FROM_COLUMNS}
    columns = ("pk", "year", "form", "countries", "languages", "genres")
    for pk, year, form, *lists in _rows(films, *columns):
        everything.append(pk)
        if year:
            years.append((year, pk))
            pairs["decade"].append((str(year // 10 * 10), pk))
        if form:
            pairs["form"].append((form, pk))
        for name, values in zip(("country", "language", "genre"), lists, strict=True):
            pairs[name] += [(value, pk) for value in values]
    facets = {name: Facet(found) for name, found in pairs.items()}
    return BitMap(everything), facets, Facet(years)


def _letters(films):
    """The first letter of the title in each language, for the index from A to Ө."""
    firsts = {f"first_{code}": Left(f"sort_key_{code}", 1) for code in LANGUAGES}
    pairs = {f"letter_{code}": [] for code in LANGUAGES}
    for pk, *letters in _rows(films.annotate(**firsts), "pk", *firsts):
        for found, letter in zip(pairs.values(), letters, strict=True):
            found.append((letter_of(letter), pk))
    return {name: Facet(found) for name, found in pairs.items()}


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


def _orders(films):
    orders = {
        "newest": films.newest_first().values_list("pk", flat=True),
        "oldest": films.oldest_first().values_list("pk", flat=True),
        "added": last_added_first(films).values_list("pk", flat=True),
        "prominent": _prominent(),
        "recognised": most_recognised_first(films).values_list("pk", flat=True),
    }
    for code in LANGUAGES:
        titles = films.order_by(f"sort_key_{code}", "slug")
        orders[f"title_{code}"] = titles.values_list("pk", flat=True)
    return orders


def _prominent():
    """In the order of the search, whose documents are numbered by prominence."""
    documents = SearchDocument.objects.filter(kind="film")
    return documents.order_by("pk").values_list("object_id", flat=True)


def last_added_first(films):
    """By the day on which they could first be seen here; of one day the newest."""
    shown_on = TruncDate(Coalesce("publish_at", "created_at"))
    return films.order_by(shown_on.desc(), F("year").desc(nulls_last=True), "slug")


def most_recognised_first(films):
    """By prizes won, then by all other recognitions, then the newest."""
    public = Q(recognitions__in=Recognition.objects.published())
    return films.annotate(
        prizes=Count("recognitions", public & Q(recognitions__result=Result.WON)),
        mentions=Count("recognitions", public),
    ).order_by("-prizes", "-mentions", F("year").desc(nulls_last=True), "slug")
