from .alphabet import Alphabet
from .anniversaries import Anniversaries
from .articles import ArticleDetail, ArticleList, CollectionDetail, CollectionList
from .awards import AwardDetail, AwardList
from .cards import article_card, festival_card, film_card, portal_card, theme_card
from .decades import DecadeDetail
from .festivals import EditionDetail, FestivalDetail, FestivalList
from .films import FilmDetail, FilmList
from .home import About, Home
from .language import choose_language
from .my_list import MyList, my_list_films
from .numbers import Numbers
from .programmes import ProgrammeDetail, ProgrammeList
from .search import Search, suggest
from .sources import SourceList
from .surprise import surprise
from .themes import ThemeDetail, ThemeList
from .timeline import Timeline

__all__ = [
    "About",
    "Alphabet",
    "Anniversaries",
    "ArticleDetail",
    "ArticleList",
    "AwardDetail",
    "AwardList",
    "CollectionDetail",
    "CollectionList",
    "DecadeDetail",
    "EditionDetail",
    "FestivalDetail",
    "FestivalList",
    "FilmDetail",
    "FilmList",
    "Home",
    "MyList",
    "Numbers",
    "ProgrammeDetail",
    "ProgrammeList",
    "Search",
    "SourceList",
    "ThemeDetail",
    "ThemeList",
    "Timeline",
    "article_card",
    "choose_language",
    "festival_card",
    "film_card",
    "portal_card",
    "my_list_films",
    "suggest",
    "surprise",
    "theme_card",
]
