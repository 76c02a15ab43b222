"""The facets of the film list, built from the tables by a handful of queries."""

from django.db.models import Count, F, Q
from pyroaring import BitMap

from kinoportal.facets import Facet, Index, Kept, PairedFacet
from kinoportal.languages import LANGUAGES
from kinoportal.publishing import next_change
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
            "director": _directors(),
            "theme": _themes(),
            "programme": _programmes(),
        },
        _orders(films),
        pairs=PairedFacet("festival", "result", _recognitions()),
        years=years,
        valid_until=until,
    )


films = Kept(build)


def _of_films(films):
    everything, years = BitMap(), Facet()
    facets = {name: Facet() for name in FROM_COLUMNS}
    rows = films.values_list("pk", "year", "form", "countries", "languages", "genres")
    for pk, year, form, countries, languages, genres in rows.iterator(5_000):
        everything.add(pk)
        if year:
            years.add(year, pk)
            facets["decade"].add(str(year // 10 * 10), pk)
        if form:
            facets["form"].add(form, pk)
        for name, values in (
            ("country", countries),
            ("language", languages),
            ("genre", genres),
        ):
            for value in values:
                facets[name].add(value, pk)
    return everything, facets, years


def _directors():
    rows = Credit.objects.directing().published()
    return Facet(rows.values_list("person__slug", "film").iterator(5_000))


def _programmes():
    rows = FilmProgramme.objects.published()
    return Facet(rows.values_list("programme__slug", "film").iterator(5_000))


def _themes():
    """Each public theme with its own films and those of the narrower ones."""
    public = dict(Theme.objects.published().values_list("pk", "slug"))
    line_up = {}
    for theme, ancestor in ThemeAncestry.objects.values_list("theme", "ancestor"):
        if ancestor in public:
            line_up.setdefault(theme, []).append(public[ancestor])
    facet = Facet()
    rows = FilmTheme.objects.published().values_list("theme", "film")
    for theme, film in rows.iterator(5_000):
        for slug in line_up[theme]:
            facet.add(slug, film)
    return facet


def _recognitions():
    rows = Recognition.objects.published()
    found = rows.values_list("edition__festival__slug", "result", "film")
    for festival, result, film in found.iterator(5_000):
        yield (festival, result), film


def _orders(films):
    orders = {
        "newest": films.newest_first().values_list("pk", flat=True),
        "oldest": films.oldest_first().values_list("pk", flat=True),
        "recognised": most_recognised_first(films).values_list("pk", flat=True),
    }
    for code in LANGUAGES:
        titles = films.order_by(f"sort_key_{code}", "slug")
        orders[f"title_{code}"] = titles.values_list("pk", flat=True)
    return orders


def most_recognised_first(films):
    """By prizes won, then by all other recognitions, then the newest."""
    public = Q(recognitions__in=Recognition.objects.published())
    return films.annotate(
        prizes=Count("recognitions", public & Q(recognitions__result=Result.WON)),
        mentions=Count("recognitions", public),
    ).order_by("-prizes", "-mentions", F("year").desc(nulls_last=True), "slug")
