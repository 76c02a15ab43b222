from .articles import ArticleDetail, ArticleList, CollectionDetail, CollectionList
from .festivals import EditionDetail, FestivalDetail, FestivalList
from .films import FilmDetail, FilmList
from .home import About, Home
from .language import choose_language
from .programmes import ProgrammeDetail, ProgrammeList
from .search import Search, suggest
from .sources import SourceList
from .themes import ThemeDetail, ThemeList
from .timeline import Timeline

__all__ = [
    "About",
    "ArticleDetail",
    "ArticleList",
    "CollectionDetail",
    "CollectionList",
    "EditionDetail",
    "FestivalDetail",
    "FestivalList",
    "FilmDetail",
    "FilmList",
    "Home",
    "ProgrammeDetail",
    "ProgrammeList",
    "Search",
    "SourceList",
    "ThemeDetail",
    "ThemeList",
    "Timeline",
    "choose_language",
    "suggest",
]
