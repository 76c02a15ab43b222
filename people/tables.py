from kinoportal.importing import Rows, Table
from kinoportal.importing.columns import (
    Key,
    References,
    Text,
    Texts,
    Whole,
    Word,
    Words,
)
from kinoportal.tables import texts

from .models import Gender, Person, PersonName, Profession

PEOPLE = Table(
    "people",
    [
        Key(),
        Text("name_kk", 200),
        Text("name_ru", 200),
        Text("name_en", 200, required=True),
        Texts("alt_names", 200),
        Whole("birth_year", 1700, 2100),
        Whole("death_year", 1700, 2100),
        Text("birth_place_en", 200),
        Word("gender", Gender.values),
        Words("professions", Profession.values),
        Text("bio_kk"),
        Text("bio_ru"),
        Text("bio_en"),
        Text("style_en"),
        References("sources", "sources"),
    ],
)


def person(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "name"),
        "birth_year": row["birth_year"],
        "death_year": row["death_year"],
        "birth_place_en": row["birth_place_en"],
        "gender": row["gender"],
        "professions": row["professions"],
        **texts(row, "bio", "biography"),
        "style_en": row["style_en"],
    }


def other_names(row, writer):
    pk = writer.natural(Person)[row["key"]]
    for name in row["alt_names"]:
        yield {"person": pk, "name": name}


PLAN = [
    Rows(
        "people",
        Person,
        person,
        cited=True,
        new={"status": "published"},
        is_record=True,
    ),
    Rows("people", PersonName, other_names, ("person", "name")),
]
