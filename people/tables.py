from django.utils.translation import gettext as _

from kinoportal.importing import Rows, Table, one_of
from kinoportal.importing.columns import (
    Key,
    References,
    Texts,
    Whole,
    Word,
    Words,
)
from kinoportal.tables import names, texts

from .models import Gender, Person, PersonName, Profession


def check_life(row):
    born, died = row["birth_year"], row["death_year"]
    if born and died and died < born:
        return "death_year", str(died), _("a year after that of birth")
    return None


PEOPLE = Table(
    "people",
    [
        Key(),
        *names("name", 200),
        Texts("alt_names", 200),
        Whole("birth_year", 1700, 2100),
        Whole("death_year", 1700, 2100),
        *names("birth_place", 200),
        Word("gender", Gender.values),
        Words("professions", Profession.values),
        *names("bio", 20_000),
        *names("style", 20_000),
        References("sources", "sources"),
    ],
    each=(one_of("name_kk", "name_ru", "name_en"), check_life),
)


def person(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "name"),
        "birth_year": row["birth_year"],
        "death_year": row["death_year"],
        **texts(row, "birth_place"),
        "gender": row["gender"],
        "professions": row["professions"],
        **texts(row, "bio", "biography"),
        **texts(row, "style"),
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
    Rows("people", PersonName, other_names, ("person", "name"), needs="alt_names"),
]
