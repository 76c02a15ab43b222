"""Typographic posters, monograms and ornaments: drawn from the record itself.

The same record always gets the same picture: every choice is a throw of dice
seeded by its key. Output is inline SVG without ids, styles, gradients, filters
or clip paths, so any number of pictures can stand on one page.
"""

from .monogram import monogram
from .ornament import grass_of_year, kurak, steppe, tuft
from .palette import era_of
from .sheet import Sheet, poster

__all__ = [
    "Sheet",
    "era_of",
    "grass_of_year",
    "kurak",
    "monogram",
    "poster",
    "steppe",
    "tuft",
]
