"""What each file of the catalogue holds."""

from django.utils.translation import gettext as _

from kinoportal import tables as shared
from kinoportal.importing import Table, one_of
from kinoportal.importing.columns import (
    Code,
    Codes,
    Key,
    Link,
    PartialDate,
    Reference,
    References,
    Text,
    Texts,
    Whole,
    Word,
    Words,
)
from kinoportal.importing.problems import Problem
from kinoportal.tables import COUNTRY, LANGUAGE, names
from people import tables as people

from ..models import (
    Colour,
    Festival,
    FilmProgramme,
    Form,
    Genre,
    Programme,
    Reception,
    Result,
    Role,
    Theme,
)
from .articles import ArticleFolder

YEAR = (1890, 2100)


def named(column):
    return one_of(*(f"{column}_{code}" for code in ("kk", "ru", "en")))


def check_figure(row):
    if row["amount"] in (None, ()) and row["admissions"] in (None, ()):
        return "amount", "", _("an amount here or a number in admissions")
    return None


def check_rings(lines):
    """Themes that stand, over some steps, below themselves.

    A step may lead over themes that the table does not have.
    """
    broader = dict(Theme.objects.values_list("slug", "broader__slug"))
    broader |= {row["key"]: row["broader"] for _line, row in lines}
    for line, row in lines:
        step, steps = row["broader"], 0
        while step and step != row["key"] and steps <= len(broader):
            step, steps = broader.get(step, ""), steps + 1
        if step == row["key"]:
            expected = _("a theme that does not stand below this one")
            yield Problem("themes.csv", line, "broader", row["broader"], expected)


SOURCES = References("sources", "sources")
FILM = Reference("film", "films", required=True)
TABLES = [
    shared.SOURCES,
    people.PEOPLE,
    Table(
        "themes",
        [
            Key(),
            *names("label", 120),
            Reference("broader", "themes"),
            *names("alt", 1000),
            *names("words", 5000),
        ],
        each=(named("label"),),
        check=check_rings,
    ),
    Table(
        "festivals",
        [
            Key(),
            *names("name", 200),
            Word("kind", Festival.Kind.values, empty="festival"),
            *names("city", 100),
            Code("country", **COUNTRY),
            Link("website", 300),
        ],
        each=(named("name"),),
    ),
    Table("awards", [Key(), Reference("festival", "festivals"), *names("name", 200)]),
    Table("sections", [Key(), Reference("festival", "festivals"), *names("name", 200)]),
    Table(
        "programmes",
        [
            Key(),
            *names("name", 200),
            Word("kind", Programme.Kind.values, required=True),
            Whole("founded", 1800, 2100),
            *names("description", 20_000),
            SOURCES,
        ],
        each=(named("name"),),
    ),
    Table(
        "films",
        [
            Key(),
            *names("title", 300),
            Texts("alt_titles", 300),
            Whole("year", *YEAR),
            Whole("runtime_min", 1, 6000),
            Word("form", Form.values),
            Codes("countries", **COUNTRY),
            Codes("languages", **LANGUAGE),
            Words("genres", Genre.values, {"historical": "history"}),
            Word("colour", Colour.values),
            *names("synopsis", 20_000),
            Text("studio", 300),
            SOURCES,
        ],
        each=(named("title"),),
    ),
    Table(
        "credits",
        [
            FILM,
            Reference("person", "people", required=True),
            Word("role", Role.values, {"writer": "screenwriter"}, required=True),
            Text("character", 200),
            Text("character_kk", 200),
            Text("character_ru", 200),
            Whole("order", 0, 32_000, empty=0),
            SOURCES,
        ],
        unique=("film", "person", "role", "character"),
    ),
    Table(
        "film_themes",
        [FILM, Reference("theme", "themes", required=True), SOURCES],
        unique=("film", "theme"),
    ),
    Table(
        "recognitions",
        [
            FILM,
            Reference("person", "people"),
            Reference("festival", "festivals", required=True),
            Whole("year", *YEAR),
            *names("section", 200),
            Reference("section", "sections"),
            *names("award", 200),
            References("award", "awards"),
            Word(
                "result",
                Result.values,
                {"selected": "official_selection"},
                required=True,
            ),
            SOURCES,
        ],
        unique=(
            "film",
            "person",
            "festival",
            "year",
            "section_en",
            "award_en",
            "result",
        ),
    ),
    Table(
        "film_programmes",
        [
            FILM,
            Reference("programme", "programmes", required=True),
            Word("relation", FilmProgramme.Relation.values, required=True),
            SOURCES,
        ],
        unique=("film", "programme", "relation"),
    ),
    Table(
        "reception",
        [
            FILM,
            Reference("source", "sources", required=True),
            Word("kind", Reception.Kind.values, required=True),
            Text("author", 200),
            PartialDate("date"),
            Code("language", **LANGUAGE),
            *names("summary", 400),
        ],
        unique=("film", "source"),
    ),
    Table(
        "box_office",
        [
            FILM,
            Code("country", **COUNTRY),
            Whole("amount", 0, 10**15),
            Text("currency", 3),
            Whole("admissions", 0, 10**12),
            PartialDate("as_of"),
            SOURCES,
        ],
        unique=("film", "country", "as_of", "currency"),
        each=(check_figure,),
    ),
    Table(
        "collections",
        [Key(), *names("title", 250), *names("lead", 2000)],
        each=(named("title"),),
    ),
    Table(
        "collection_films",
        [
            Reference("collection", "collections", required=True),
            FILM,
            Whole("order", 0, 32_000, empty=0),
            *names("note", 300),
        ],
        unique=("collection", "film"),
    ),
    ArticleFolder("articles"),
    shared.CLAIMS,
]
