"""The facets of the people list, built from the tables by a handful of queries."""

from pyroaring import BitMap

from kinoportal.facets import Facet, Index, Kept, Orders
from kinoportal.languages import LANGUAGES
from kinoportal.publishing import next_change

from .models import Person


def build(ids=None):
    """The index of all people, or of these alone."""
    until = next_change(Person, Person.objects.films().model)
    people = Person.objects.published()
    if ids is not None:
        people = people.filter(pk__in=ids)
    columns = ["pk", "professions", *(f"initial_{code}" for code in LANGUAGES)]
    rows = list(people.order_by().values_list(*columns))
    initials = {
        f"letter_{code}": Facet((row[place], row[0]) for row in rows)
        for place, code in enumerate(LANGUAGES, 2)
    }
    countries = Facet(_worked_in(ids))
    return Index(
        BitMap(row[0] for row in rows),
        {"profession": Facet(_professions(rows)), "country": countries, **initials},
        Orders(
            {code: _by_name(code) for code in LANGUAGES},
            {code: _name(code) for code in LANGUAGES},
        ),
        valid_until=until,
    )


def _affected(touched):
    """People, and those who are credited in a film whose countries may differ."""
    people = touched["person"] | touched["credited"]
    if touched["film"]:
        credits = Person.objects.credits().filter(film__in=touched["film"])
        people |= set(credits.values_list("person", flat=True))
    return people


people = Kept(build, _affected)


def _by_name(code):
    people = Person.objects.published
    return lambda: (
        people().order_by(f"sort_key_{code}", "slug").values_list("pk", flat=True)
    )


def _name(code):
    rows = Person.objects.order_by().values_list(f"sort_key_{code}", "slug")
    return lambda pk: rows.filter(pk=pk).first()


def _professions(rows):
    return ((word, pk) for pk, words, *_initials in rows for word in words)


def _worked_in(ids):
    """Where people worked: the countries of their public films."""
    films, parts = Person.objects.films().published(), Person.objects.credits()
    if ids is not None:
        parts = parts.filter(person__in=ids)
        films = films.filter(pk__in=parts.values("film"))
    made_in = dict(films.order_by().values_list("pk", "countries").iterator())
    for film, person in parts.order_by().values_list("film", "person").iterator(5_000):
        for country in made_in.get(film, ()):
            yield country, person
