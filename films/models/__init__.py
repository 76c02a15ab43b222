from .article import Article, Collection, CollectionFilm
from .credit import Credit, Role
from .drawn import DrawnPosters
from .festival import Award, Edition, Festival, Section
from .film import Colour, Film, Form, Genre
from .film_rows import BoxOffice, FilmExternalId, FilmLink, FilmPicture, FilmTitle
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
    "DrawnPosters",
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
