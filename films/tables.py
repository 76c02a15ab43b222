"""The catalogue's tables: what each file holds and how it becomes records."""

from django.utils.translation import gettext as _

from kinoportal import tables as shared
from kinoportal.importing import Rows, Table, one_of
from kinoportal.importing.columns import (
    ABSENT,
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
from kinoportal.tables import COUNTRY, LANGUAGE, texts
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


def names(column, longest):
    return [Text(f"{column}_{code}", longest) for code in ("kk", "ru", "en")]


def named(column):
    return one_of(*(f"{column}_{code}" for code in ("kk", "ru", "en")))


def check_figure(row):
    if row["amount"] in (None, ()) and row["admissions"] in (None, ()):
        return "amount", "", _("an amount here or a number in admissions")
    return None


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
        each=(named("label"),),
        check=check_rings,
    ),
    Table(
        "festivals",
        [
            Key(),
            *names("name", 200),
            Word("kind", Festival.Kind.values, empty="festival"),
            Text("city_en", 100),
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


def theme(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "label"),
        **texts(row, "alt", "other_labels"),
    }


def broader_theme(row, writer):
    yield {"slug": row["key"], "broader": writer.one(Theme, row["broader"])}


def flatten_tree():
    ThemeAncestry.rebuild()


def festival(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "name"),
        "kind": row["kind"],
        "city_en": row["city_en"],
        "country": row["country"],
        "website": row["website"],
    }


def ledger_word(row, writer):
    festival = writer.one(Festival, row["festival"])
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
        "order": row["order"],
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
        "edition": editions[row["festival"], row["year"]],
        "person": writer.one(Person, row["person"]),
        "section_as_given": row["section_en"],
        "award_as_given": row["award_en"],
        "result": row["result"],
        "section": writer.one(Section, row["section"]),
        "award": writer.one(Award, first_of(row["award"])),
    }


def first_of(keys):
    """The first key, empty without any, absent where the column is."""
    return keys if keys is ABSENT else next(iter(keys), "")


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
        "order": row["order"],
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
        "hero_film": writer.one(Film, row["hero_film"]),
    }


def subject(kind, key):
    """The model, natural path and natural key of what a claim is about."""
    if kind == "recognition":
        film, festival, year = [*key.split("/"), "", ""][:3]
        path = ("film__slug", "edition__festival__slug", "edition__year")
        year = int(year) if year.isascii() and year.isdigit() else None
        return Recognition, path, (film, festival, year)
    models = {
        "film": Film,
        "person": Person,
        "festival": Festival,
        "programme": Programme,
    }
    return models[kind], (), key


RECOGNITION = (
    "film",
    "edition",
    "person",
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
    Rows("films", FilmTitle, other_titles, ("film", "title"), needs="alt_titles"),
    Rows(
        "credits",
        Credit,
        credit,
        ("film", "person", "role", "character"),
        near=3,
        cited=True,
    ),
    Rows("film_themes", FilmTheme, film_theme, ("film", "theme"), cited=True),
    Rows(
        "recognitions",
        Edition,
        edition,
        ("festival", "year", "number"),
        is_record=True,
    ),
    Rows("recognitions", Recognition, recognition, RECOGNITION, near=2, cited=True),
    Rows(
        "recognitions",
        Recognition.further_awards.through,
        further_award,
        ("recognition", "award"),
        needs="award",
        brought="recognition__is_imported",
    ),
    Rows(
        "film_programmes",
        FilmProgramme,
        film_programme,
        ("film", "programme", "relation"),
        near=2,
        cited=True,
    ),
    Rows("reception", Reception, reception, ("film", "source")),
    Rows(
        "box_office",
        BoxOffice,
        box_office,
        ("film", "country", "as_of", "currency"),
        near=2,
        cited=True,
    ),
    Rows("collections", Collection, collection, new=PUBLISHED, is_record=True),
    Rows("collection_films", CollectionFilm, collection_film, ("collection", "film")),
    Rows("articles", Article, article, new=PUBLISHED, is_record=True),
    shared.claims(subject),
]
