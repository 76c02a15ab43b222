"""A person in the words of schema.org."""

from kinoportal.structured_data import card_of, elsewhere, node, other_names

from .models import Gender

GENDERS = {
    Gender.FEMALE: "https://schema.org/Female",
    Gender.MALE: "https://schema.org/Male",
}


def person(person, summary):
    url = person.get_absolute_url()
    names = [*other_names(person), *(other.name for other in person.other_names.all())]
    place, portraits = person.birth_place, person.portraits.all()
    return node(
        "Person",
        **{"@id": url},
        url=url,
        name=person.name,
        alternateName=list(dict.fromkeys(names)),
        image=[card_of(person), *(p.url for p in portraits if p.is_there)],
        description=person.biography or summary,
        jobTitle=person.profession_names,
        gender=GENDERS.get(person.gender),
        birthDate=_date(person.birth_date, person.birth_year),
        birthPlace=node("Place", name=place) if place else None,
        deathDate=_date(person.death_date, person.death_year),
        sameAs=elsewhere(person),
    )


def _date(day, year):
    return day.isoformat() if day else str(year or "")
