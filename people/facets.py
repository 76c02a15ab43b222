"""The facets of the people list, built from the tables by a handful of queries."""

from pyroaring import BitMap

from kinoportal.facets import Facet, Index, Kept
from kinoportal.languages import LANGUAGES
from kinoportal.publishing import next_change

from .models import Person


def build():
    until = next_change(Person, Person.objects.films().model)
    people = Person.objects.published()
    columns = ["pk", "professions", *(f"initial_{code}" for code in LANGUAGES)]
    rows = list(people.order_by().values_list(*columns))
    initials = {
        f"letter_{code}": Facet((row[place], row[0]) for row in rows)
        for place, code in enumerate(LANGUAGES, 2)
    }
    return Index(
        BitMap(row[0] for row in rows),
        {"profession": Facet(_professions(rows)), "country": _countries(), **initials},
        {
            code: people.order_by(f"sort_key_{code}", "slug").values_list(
                "pk", flat=True
            )
            for code in LANGUAGES
        },
        valid_until=until,
    )


people = Kept(build)


def _professions(rows):
    return ((word, pk) for pk, words, *_initials in rows for word in words)


def _countries():
    """Where people worked: the countries of their public films."""
    return Facet(_worked_in())


def _worked_in():
    films = Person.objects.films().published().order_by()
    made_in = dict(films.values_list("pk", "countries").iterator())
    parts = Person.objects.credits().order_by().values_list("film", "person")
    for film, person in parts.iterator(5_000):
        for country in made_in.get(film, ()):
            yield country, person
