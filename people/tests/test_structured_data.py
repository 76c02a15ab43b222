"""JSON-LD of every person, against the catalogue's table."""

from itertools import cycle

import pytest

from kinoportal.tests.crawling import HOST, Page

pytestmark = pytest.mark.django_db

FALLBACKS = {"kk": "kk ru en", "ru": "ru kk en", "en": "en kk ru"}
PARTS = 6  # in which the people are looked at, side by side
GENDERS = {
    "female": "https://schema.org/Female",
    "male": "https://schema.org/Male",
    "": None,
}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_person_is_told_as_the_record_has_them(client, catalogue_tables, part):
    rows = catalogue_tables["people"][part::PARTS]
    for row, language in zip(rows, cycle(FALLBACKS), strict=False):
        path = f"/{language}/people/{row['key']}/"
        page = Page(path, client.get(path))
        [person] = [one for one in page.data if one["@type"] == "Person"]
        names = (row[f"name_{code}"] for code in FALLBACKS[language].split())

        assert person["name"] == next(filter(None, names))
        assert person["url"] == person["@id"] == HOST + path
        assert person["description"]
        assert person.get("birthDate", "")[:4] == row["birth_year"]
        assert person.get("deathDate", "")[:4] == row["death_year"]
        assert person.get("gender") == GENDERS[row["gender"]]
        assert len(person.get("jobTitle", [])) == len(
            list(filter(None, row["professions"].split(";")))
        )
