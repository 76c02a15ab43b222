"""The facets of the people list, built from the tables by a handful of queries."""

from pyroaring import BitMap

from kinoportal.facets import Facet, Index, Kept
from kinoportal.languages import LANGUAGES
from kinoportal.publishing import next_change

from .models import Person


def build():
    until = next_change(Person, Person.objects.films().model)
    people = Person.objects.published()
    everything, professions = BitMap(), Facet()
    initials = {f"letter_{code}": Facet() for code in LANGUAGES}
    columns = [f"initial_{code}" for code in LANGUAGES]
    rows = people.values_list("pk", "professions", *columns)
    for pk, words, *letters in rows.iterator(5_000):
        everything.add(pk)
        for word in words:
            professions.add(word, pk)
        for facet, letter in zip(initials.values(), letters, strict=True):
            facet.add(letter, pk)
    return Index(
        everything,
        {"profession": professions, "country": _countries(), **initials},
        {
            code: people.order_by(f"sort_key_{code}", "slug").values_list(
                "pk", flat=True
            )
            for code in LANGUAGES
        },
        valid_until=until,
    )


people = Kept(build)


def _countries():
    """Where people worked: the countries of their public films."""
    made_in = dict(
        Person.objects.films().published().values_list("pk", "countries").iterator()
    )
    facet = Facet()
    parts = Person.objects.credits().values_list("film", "person")
    for film, person in parts.iterator(5_000):
        for country in made_in.get(film, ()):
            facet.add(country, person)
    return facet
