from .article import Article, Collection, CollectionFilm
from .credit import Credit, Role
from .festival import Award, Edition, Festival, Section
from .film import (
    BoxOffice,
    Colour,
    Film,
    FilmExternalId,
    FilmLink,
    FilmPicture,
    FilmTitle,
    Form,
    Genre,
)
from .programme import FilmProgramme, Programme
from .reception import Reception
from .recognition import Premiere, Recognition, Result
from .theme import FilmTheme, Theme, ThemeAncestry

__all__ = [
    "Article",
    "Award",
    "BoxOffice",
    "Collection",
    "CollectionFilm",
    "Colour",
    "Credit",
    "Edition",
    "Festival",
    "Film",
    "FilmExternalId",
    "FilmLink",
    "FilmPicture",
    "FilmProgramme",
    "FilmTheme",
    "FilmTitle",
    "Form",
    "Genre",
    "Premiere",
    "Programme",
    "Reception",
    "Recognition",
    "Result",
    "Role",
    "Section",
    "Theme",
    "ThemeAncestry",
]
