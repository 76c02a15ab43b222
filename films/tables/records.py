"""How the rows of each file become records."""

from kinoportal.importing.columns import ABSENT
from kinoportal.models import Source
from kinoportal.tables import texts
from people.models import Person

from ..marks import as_rich_text
from ..models import (
    Award,
    Collection,
    Edition,
    Festival,
    Film,
    Programme,
    Recognition,
    Section,
    Theme,
)

RECOGNITION = (
    "film",
    "edition",
    "person",
    "section_as_given",
    "award_as_given",
    "result",
)


def theme(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "label"),
        **texts(row, "alt", "other_labels"),
        **texts(row, "words", "search_words"),
    }


def broader_theme(row, writer):
    yield {"slug": row["key"], "broader": writer.one(Theme, row["broader"])}


def festival(row, writer):
    yield {
        "slug": row["key"],
        **texts(row, "name"),
        "kind": row["kind"],
        **texts(row, "city"),
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
        "character_kk": row["character_kk"] or ABSENT,
        "character_ru": row["character_ru"] or ABSENT,
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
    editions = writer.natural(Edition, "festival", "year")
    festival = writer.natural(Festival)[row["festival"]]
    yield {
        "film": writer.natural(Film)[row["film"]],
        "edition": editions[festival, row["year"]],
        "person": writer.one(Person, row["person"]),
        "section_as_given": row["section_en"],
        "award_as_given": row["award_en"],
        "section_as_given_kk": row["section_kk"] or ABSENT,
        "section_as_given_ru": row["section_ru"] or ABSENT,
        "award_as_given_kk": row["award_kk"] or ABSENT,
        "award_as_given_ru": row["award_ru"] or ABSENT,
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
        "source": writer.natural(Source)[row["source"]],
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
        **_rich(texts(row, "text")),
        **texts(row, "author"),
        "dated_on": row["date"],
        "hero_film": writer.one(Film, row["hero_film"]),
    }


def _rich(columns):
    """As saving would leave them, so that nothing differs the second time."""
    return {
        name: text if text is ABSENT else as_rich_text(text)
        for name, text in columns.items()
    }


def subject(kind, key, writer):
    """The model, natural path and natural key of what a claim is about."""
    if kind == "recognition":
        film, festival, year = [*key.split("/"), "", ""][:3]
        ends = writer.natural(Film).get(film), writer.natural(Festival).get(festival)
        path = ("film", "edition__festival", "edition__year")
        year = int(year) if year.isascii() and year.isdigit() else None
        return Recognition, path, (*ends, year)
    models = {
        "film": Film,
        "person": Person,
        "festival": Festival,
        "programme": Programme,
    }
    return models[kind], (), key
