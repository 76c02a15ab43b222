from functools import lru_cache

from . import shapes
from .dice import Dice
from .lettering import width
from .palette import ERAS, contrast, era_of, ink, mix

HORIZON = 82


@lru_cache(4_096)
def monogram(key, name, year=None):
    """Two initials across a horizon, the lower half their reflection: 120 x 120.

    The year, of a first work for instance, chooses the palette.
    """
    palette = ERAS[era_of(year)]
    dice = Dice(key)
    sky = dice.pick((palette.haze, palette.sky, palette.sun))
    disc = max(
        (palette.sun, palette.accent, palette.haze, palette.sky),
        key=lambda colour: _stands_out(sky, colour),
    )
    body = shapes.rectangle(0, 0, 120, 120, sky)
    x = dice.number(26, 94)
    y = HORIZON - dice.number(-6, 22)
    body += shapes.circle(x, y, dice.number(24, 40), disc)
    body += shapes.rectangle(0, HORIZON, 120, 38, palette.ground)
    body += _letters(initials(name), sky, palette.ground)
    return shapes.picture(body, 120, 120, "mono-art")


def initials(name):
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])) or "?"


def _stands_out(sky, colour):
    return contrast(sky, colour) if contrast(sky, colour) < 5 else 0


def _letters(letters, sky, ground):
    size = min(88, 104 / max(width(letters, "carved"), 0.1))
    base = HORIZON + size * 0.2
    upper = shapes.text(
        60, base, letters, size, ink(sky, ground, "#FFFFFF"), anchor="middle"
    )
    lower = shapes.text(60, base, letters, size, mix(ground, sky, 0.5), anchor="middle")
    return shapes.window(upper, 120, HORIZON) + shapes.window(lower, 120, 38, HORIZON)
