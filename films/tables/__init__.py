"""The catalogue's tables: what each file holds and how it becomes records."""

from kinoportal import tables as shared
from kinoportal.importing import Rows
from people import tables as people

from ..models import (
    Article,
    Award,
    BoxOffice,
    Collection,
    CollectionFilm,
    Credit,
    Edition,
    Festival,
    Film,
    FilmProgramme,
    FilmTheme,
    FilmTitle,
    Programme,
    Reception,
    Recognition,
    Section,
    Theme,
    ThemeAncestry,
)
from . import records
from .files import TABLES

__all__ = ["PLAN", "TABLES"]

PUBLISHED = {"status": "published"}
PLAN = [
    *shared.PLAN,
    *people.PLAN,
    Rows(
        "themes",
        Theme,
        records.theme,
        new=PUBLISHED,
        is_record=True,
        after=ThemeAncestry.rebuild,
    ),
    Rows(
        "themes",
        Theme,
        records.broader_theme,
        is_record=True,
        after=ThemeAncestry.rebuild,
    ),
    Rows("festivals", Festival, records.festival, new=PUBLISHED, is_record=True),
    Rows("awards", Award, records.ledger_word, is_record=True),
    Rows("sections", Section, records.ledger_word, is_record=True),
    Rows(
        "programmes",
        Programme,
        records.programme,
        cited=True,
        new=PUBLISHED,
        is_record=True,
    ),
    Rows("films", Film, records.film, cited=True, new=PUBLISHED, is_record=True),
    Rows(
        "films", FilmTitle, records.other_titles, ("film", "title"), needs="alt_titles"
    ),
    Rows(
        "credits",
        Credit,
        records.credit,
        ("film", "person", "role", "character"),
        near=3,
        cited=True,
    ),
    Rows("film_themes", FilmTheme, records.film_theme, ("film", "theme"), cited=True),
    Rows(
        "recognitions",
        Edition,
        records.edition,
        ("festival", "year", "number"),
        is_record=True,
    ),
    Rows(
        "recognitions",
        Recognition,
        records.recognition,
        records.RECOGNITION,
        near=2,
        cited=True,
    ),
    Rows(
        "recognitions",
        Recognition.further_awards.through,
        records.further_award,
        ("recognition", "award"),
        needs="award",
        brought="recognition__is_imported",
        of="recognition__film",
    ),
    Rows(
        "film_programmes",
        FilmProgramme,
        records.film_programme,
        ("film", "programme", "relation"),
        near=2,
        cited=True,
    ),
    Rows("reception", Reception, records.reception, ("film", "source")),
    Rows(
        "box_office",
        BoxOffice,
        records.box_office,
        ("film", "country", "as_of", "currency"),
        near=2,
        cited=True,
    ),
    Rows("collections", Collection, records.collection, new=PUBLISHED, is_record=True),
    Rows(
        "collection_films",
        CollectionFilm,
        records.collection_film,
        ("collection", "film"),
    ),
    Rows("articles", Article, records.article, new=PUBLISHED, is_record=True),
    shared.claims(records.subject),
]
