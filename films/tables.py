"""The catalogue's tables: what each file holds and how it becomes records."""

from django.utils.translation import gettext as _

from kinoportal import codes
from kinoportal import tables as shared
from kinoportal.importing import Rows, Table
from kinoportal.importing.columns import (
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
from kinoportal.tables import texts
from people import tables as people
from people.models import Person

from .article_files import ArticleFolder
from .models import (
    Article,
    Award,
    BoxOffice,
    Collection,
    CollectionFilm,
    Colour,
    Credit,
    Edition,
    Festival,
    Film,
    FilmProgramme,
    FilmTheme,
    FilmTitle,
    Form,
    Genre,
    Programme,
    Reception,
    Recognition,
    Result,
    Role,
    Section,
    Theme,
    ThemeAncestry,
)

PUBLISHED = {"status": "published"}
YEAR = (1890, 2100)
COUNTRIES = frozenset(codes.countries("en"))
LANGUAGES = frozenset(codes.languages("en"))


def names(column, longest):
    return [Text(f"{column}_{code}", longest) for code in ("kk", "ru", "en")]


def check_rings(lines):
    """Themes that stand, over some steps, below themselves."""
    broader = {row["key"]: row["broader"] for _line, row in lines}
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
        ],
        check=check_rings,
    ),
    Table(
        "festivals",
        [
            Key(),
            *names("name", 200),
            Word("kind", Festival.Kind.values),
            Text("city_en", 100),
            Word("country", COUNTRIES),
            Link("website"),
        ],
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
    ),
    Table(
        "films",
        [
            Key(),
            *names("title", 300),
            Texts("alt_titles"),
            Whole("year", *YEAR),
            Whole("runtime_min", 1, 6000),
            Word("form", Form.values),
            Words("countries", COUNTRIES),
            Words("languages", LANGUAGES),
            Words("genres", Genre.values, {"historical": "history"}),
            Word("colour", Colour.values),
            *names("synopsis", 20_000),
            Text("studio", 300),
            SOURCES,
        ],
    ),
    Table(
        "credits",
        [
            FILM,
            Reference("person", "people", required=True),
            Word("role", Role.values, {"writer": "screenwriter"}, required=True),
            Text("character", 200),
            Whole("order", 0, 32_000),
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
            Text("section_en", 200),
            Reference("section", "sections"),
            Text("award_en", 200),
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
            Word("language", LANGUAGES),
            *names("summary", 400),
        ],
        unique=("film", "source"),
    ),
    Table(
        "box_office",
        [
            FILM,
            Word("country", COUNTRIES),
            Whole("amount", 0, 10**15),
            Text("currency", 3),
            Whole("admissions", 0, 10**12),
            PartialDate("as_of"),
            SOURCES,
        ],
        unique=("film", "country", "as_of", "currency"),
    ),
    Table("collections", [Key(), *names("title", 250), *names("lead", 2000)]),
    Table(
        "collection_films",
        [
            Reference("collection", "collections", required=True),
            FILM,
            Whole("order", 0, 32_000),
            *names("note", 300),
        ],
        unique=("collection", "film"),
    ),
    ArticleFolder("articles"),
    shared.CLAIMS,
]


def theme(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "label"),
        **texts(row, "alt", "other_labels"),
    }


def broader_theme(row, writer):
    broader = writer.natural(Theme)[row["broader"]] if row["broader"] else None
    yield {"slug": row["key"], "broader": broader}


def flatten_tree():
    ThemeAncestry.rebuild()


def festival(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "name"),
        "kind": row["kind"] or Festival.Kind.FESTIVAL,
        "city_en": row["city_en"],
        "country": row["country"],
        "website": row["website"],
    }


def ledger_word(row, writer):
    festival = writer.natural(Festival)[row["festival"]] if row["festival"] else None
    yield {"slug": row["key"], "festival": festival, **texts(row, "name")}


def programme(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "name"),
        "kind": row["kind"],
        "founded": row["founded"],
        **texts(row, "description"),
    }


def film(row, writer):
    same = ("year", "form", "countries", "languages", "genres", "colour", "studio")
    yield {
        "slug": row["key"],
        **texts(row, "title"),
        "runtime": row["runtime_min"],
        **{name: row[name] for name in same},
        **texts(row, "synopsis"),
    }


def other_titles(row, writer):
    pk = writer.natural(Film)[row["key"]]
    for title in row["alt_titles"]:
        yield {"film": pk, "title": title}


def credit(row, writer):
    yield {
        "film": writer.natural(Film)[row["film"]],
        "person": writer.natural(Person)[row["person"]],
        "role": row["role"],
        "character": row["character"],
        "order": row["order"] or 0,
    }


def film_theme(row, writer):
    yield {
        "film": writer.natural(Film)[row["film"]],
        "theme": writer.natural(Theme)[row["theme"]],
    }


def edition(row, writer):
    yield {
        "festival": writer.natural(Festival)[row["festival"]],
        "year": row["year"],
        "number": 1,
    }


def recognition(row, writer):
    editions = writer.natural(Edition, "festival__slug", "year")
    yield {
        "film": writer.natural(Film)[row["film"]],
        "person": writer.natural(Person).get(row["person"]),
        "edition": editions[row["festival"], row["year"]],
        "section_as_given": row["section_en"],
        "award_as_given": row["award_en"],
        "result": row["result"],
        "section": writer.natural(Section).get(row["section"]),
        "award": writer.natural(Award)[row["award"][0]] if row["award"] else None,
    }


def further_award(row, writer):
    awards = row["award"][1:]
    for fields in recognition(row, writer) if awards else ():
        key = tuple(fields[name] for name in RECOGNITION)
        for award in awards:
            yield {
                "recognition": writer.natural(Recognition, *RECOGNITION)[key],
                "award": writer.natural(Award)[award],
            }


def film_programme(row, writer):
    yield {
        "film": writer.natural(Film)[row["film"]],
        "programme": writer.natural(Programme)[row["programme"]],
        "relation": row["relation"],
    }


def reception(row, writer):
    yield {
        "film": writer.natural(Film)[row["film"]],
        "source": writer.natural(shared.Source)[row["source"]],
        "kind": row["kind"],
        "author": row["author"],
        "published_on": row["date"],
        "language": row["language"],
        **texts(row, "summary"),
    }


def box_office(row, writer):
    same = ("country", "as_of", "currency", "amount", "admissions")
    yield {
        "film": writer.natural(Film)[row["film"]],
        **{name: row[name] for name in same},
    }


def collection(row, writer):
    yield {"slug": row["key"], **texts(row, "title"), **texts(row, "lead")}


def collection_film(row, writer):
    yield {
        "collection": writer.natural(Collection)[row["collection"]],
        "film": writer.natural(Film)[row["film"]],
        "order": row["order"] or 0,
        **texts(row, "note"),
    }


def article(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "title"),
        **texts(row, "lead"),
        **texts(row, "text"),
        **texts(row, "author"),
        "dated_on": row["date"],
        "hero_film": writer.natural(Film).get(row["hero_film"]),
    }


def subject(kind, key):
    """The model, natural path and natural key of what a claim is about."""
    if kind == "recognition":
        film, festival, year = [*key.split("/"), "", ""][:3]
        path = ("film__slug", "edition__festival__slug", "edition__year")
        return (
            Recognition,
            path,
            (film, festival, int(year) if year.isdigit() else None),
        )
    models = {
        "film": Film,
        "person": Person,
        "festival": Festival,
        "programme": Programme,
    }
    return models[kind], (), key


RECOGNITION = (
    "film",
    "person",
    "edition",
    "section_as_given",
    "award_as_given",
    "result",
)
PLAN = [
    *shared.PLAN,
    *people.PLAN,
    Rows("themes", Theme, theme, new=PUBLISHED, is_record=True, after=flatten_tree),
    Rows("themes", Theme, broader_theme, is_record=True, after=flatten_tree),
    Rows("festivals", Festival, festival, new=PUBLISHED, is_record=True),
    Rows("awards", Award, ledger_word, is_record=True),
    Rows("sections", Section, ledger_word, is_record=True),
    Rows(
        "programmes",
        Programme,
        programme,
        cited=True,
        new=PUBLISHED,
        is_record=True,
    ),
    Rows("films", Film, film, cited=True, new=PUBLISHED, is_record=True),
    Rows("films", FilmTitle, other_titles, ("film", "title")),
    Rows(
        "credits", Credit, credit, ("film", "person", "role", "character"), cited=True
    ),
    Rows("film_themes", FilmTheme, film_theme, ("film", "theme"), cited=True),
    Rows(
        "recognitions",
        Edition,
        edition,
        ("festival", "year", "number"),
        is_record=True,
    ),
    Rows("recognitions", Recognition, recognition, RECOGNITION, cited=True),
    Rows(
        "recognitions",
        Recognition.further_awards.through,
        further_award,
        ("recognition", "award"),
    ),
    Rows(
        "film_programmes",
        FilmProgramme,
        film_programme,
        ("film", "programme", "relation"),
        cited=True,
    ),
    Rows("reception", Reception, reception, ("film", "source")),
    Rows(
        "box_office",
        BoxOffice,
        box_office,
        ("film", "country", "as_of", "currency"),
        cited=True,
    ),
    Rows("collections", Collection, collection, new=PUBLISHED, is_record=True),
    Rows("collection_films", CollectionFilm, collection_film, ("collection", "film")),
    Rows("articles", Article, article, new=PUBLISHED, is_record=True),
    shared.claims(subject),
]
