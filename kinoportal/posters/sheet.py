"""A poster: which composition, its title, and the small line at its foot."""

from functools import lru_cache
from typing import NamedTuple

from . import shapes
from .affinity import AFFINITY
from .compositions import COMPOSITIONS, Subject
from .dice import Dice
from .lettering import fit_line
from .palette import ERAS, era_of

# A salt that spreads the compositions evenly over the catalogue. Changing it, or
# the order of throws anywhere, changes every poster of the site.
SALT = "v283"


def choose(key, theme=None):
    """By the theme's key; a theme that an editor added is free to choose of all."""
    names = AFFINITY.get(theme) or tuple(COMPOSITIONS)
    return Dice(f"{SALT}{key}/composition").pick(names)


class Sheet(NamedTuple):
    """What a poster is drawn from.

    Mini is for less than 96 px, where nobody reads letters: shapes only.
    """

    key: str
    title: str
    year: int | None = None
    director: str = ""
    theme: str | None = None
    mini: bool = False


@lru_cache(4_096)
def poster(key, title, year=None, director="", theme=None, mini=False):
    """A 200 x 300 poster as SVG text, of what a `Sheet` says."""
    title = " ".join(title.split()) or "?"
    subject = Subject("" if mini else title, title[0], year)
    draw = COMPOSITIONS[choose(key, theme)]
    body, baseline, colour = draw(ERAS[era_of(year)], Dice(key), subject)
    if not mini:
        body += _foot(director, year, baseline, colour)
    return shapes.picture(body, 200, 300, "poster-art")


def _foot(director, year, baseline, colour):
    size = fit_line(director, 140, 8.6)
    foot = shapes.text(14, baseline, director, size, colour, "s") if director else ""
    if year:
        foot += shapes.text(186, baseline, str(year), 8.6, colour, "s", "end")
    return foot
