"""Words that narrow, load and order; a chain of them reads as a sentence.

Narrowing goes by subquery: rows stay single and words may be chained freely.
"""

from .articles import ArticleQuerySet
from .collections import CollectionQuerySet
from .credits import CreditQuerySet
from .films import FilmPictureQuerySet, FilmQuerySet
from .recognitions import RecognitionQuerySet
from .rows import FilmProgrammeQuerySet, FilmTableQuerySet
from .themes import ThemeQuerySet

__all__ = [
    "ArticleQuerySet",
    "CollectionQuerySet",
    "CreditQuerySet",
    "FilmPictureQuerySet",
    "FilmProgrammeQuerySet",
    "FilmQuerySet",
    "FilmTableQuerySet",
    "RecognitionQuerySet",
    "ThemeQuerySet",
]
