"""Films and what stands around them in the words of schema.org.

Each builder takes what the page has loaded already, and asks for nothing more.
"""

from .festivals import edition, festival
from .films import film
from .others import article, collection, portal, programme, theme

__all__ = [
    "article",
    "collection",
    "edition",
    "festival",
    "film",
    "portal",
    "programme",
    "theme",
]
