"""What a person's card says and shows."""

from kinoportal.cards import Card
from kinoportal.posters import monogram

from . import filmography


def person(person):
    """Every year of films is a sun; a larger one brought a prize."""
    credits = [c for part in filmography.parts(person) for c in part["credits"]]
    return Card(
        person.name,
        ", ".join(map(str, person.profession_names[:3])),
        person.first_year,
        tuple(filmography.years(credits)),
        monogram(person.slug, person.name, person.first_year),
    )
