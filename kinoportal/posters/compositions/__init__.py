"""Nine ways to compose a poster, each named in Kazakh for what it shows.

Each takes a palette, dice and a subject and gives (SVG, baseline and colour of
the small line at the foot). The box is 200 x 300.
"""

from .craft import alasha, kurak, muiiz, tundik
from .land import belder, kokjiek, shop
from .screen import arip, saule
from .subject import Subject

# In this order, for the dice choose among them by place.
COMPOSITIONS = {
    draw.__name__: draw
    for draw in (kokjiek, kurak, shop, saule, muiiz, arip, belder, tundik, alasha)
}

__all__ = ["COMPOSITIONS", "Subject"]
