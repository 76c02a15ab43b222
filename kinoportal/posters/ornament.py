"""Ornament that says something: a theme's patchwork, a year's grass."""

import math
from functools import lru_cache

from . import shapes
from .dice import Dice
from .palette import ERAS
from .shapes import short

QUILTS = (1950, 1960, 1970, 1980, 1990, 2000, 2020)
SIDE = 20  # of one patch


@lru_cache(4_096)
def kurak(key, columns=6, rows=2, year=None, name="kurak"):
    """A strip of patchwork, mirrored about its middle: the sign of a theme."""
    dice = Dice(f"theme/{key}")
    palette = ERAS[year or dice.pick(QUILTS)]
    patches = "".join(
        _patch(dice, palette, x * SIDE, y * SIDE, columns * SIDE)
        for y in range(rows)
        for x in range(columns // 2)
    )
    return shapes.picture(patches, columns * SIDE, rows * SIDE, name)


def _patch(dice, palette, x, y, width):
    one, other = dice.pick(palette), dice.pick(palette)
    falling = dice.pick((0, 1))
    side = SIDE + 0.3  # a hair of overlap, so that no seam of background shows
    squares = shapes.rectangle(x, y, side, side, one)
    squares += shapes.rectangle(width - x - SIDE, y, side, side, one)
    return squares + shapes.path(
        mirrored_triangles(x, y, SIDE, width, falling),
        other,
        f' stroke="{other}" stroke-width=".4"',
    )


def mirrored_triangles(x, y, side, width, falling):
    """Half a square and its mirror image, as path data."""
    s, far = short(side), short(width - x)
    if falling:
        left, right = f"l{s} {s}h-{s}z", f"l-{s} {s}h{s}z"
        return f"M{short(x)} {short(y)}{left}M{far} {short(y)}{right}"
    foot = short(y + side)
    return f"M{short(x)} {foot}l{s} -{s}v{s}zM{far} {foot}l-{s} -{s}v{s}z"


def blade(x, foot, height, lean, half):
    """One blade of grass standing at x, its tip blown to the right by lean."""
    return (
        f"M{short(x - half)} {short(foot)}"
        f"Q{short(x - half / 2)} {short(foot - height * 0.6)}"
        f" {short(x + lean)} {short(foot - height)}"
        f"Q{short(x + half * 1.4)} {short(foot - height * 0.5)}"
        f" {short(x + half)} {short(foot)}z"
    )


def steppe(films, honours, first=1930, last=2029):
    """The home page's horizon: a tuft a year, as tall as the year was rich.

    films and honours are counts by year; a year with honours flowers.
    """
    dice, width, foot = Dice("steppe"), 1600, 330
    richest = max(films.values(), default=1)
    grass, flowers = [], []
    for year in range(first, last + 1):
        middle = width * (year - first + 0.5) / (last - first + 1)
        tall = 22 + 120 * math.sqrt(films.get(year, 0) / richest) * dice.number(0.8, 1)
        if year in films:
            grass += [_tuft_blade(dice, middle, foot, tall) for _ in range(5)]
        if honours.get(year):
            high = min(tall + 36 + 16 * honours[year], foot - 6)
            flowers.append(blade(middle, foot, high, 20 * high / 110, 3.4))
    return (
        f'<svg class="steppe" viewBox="0 0 {width} {foot}" preserveAspectRatio="none"'
        f' aria-hidden="true"><path class="grass" d="{"".join(grass)}"/>'
        f'<path class="flowers" d="{"".join(flowers)}"/></svg>'
    )


def _tuft_blade(dice, middle, foot, tall):
    height = tall * dice.number(0.55, 1.1)
    x = middle + dice.number(-8, 8)
    return blade(x, foot, height, dice.number(4, 22) * height / 90, 2.2)


def grass_of_year(key, x, foot, height, blades):
    """Some blades of grass side by side: a year, as tall as it was rich."""
    dice = Dice(f"grass/{key}")
    grown = []
    for _ in range(min(blades, 24)):
        tall = height * dice.number(0.55, 1)
        where = x + dice.number(-6, 4)
        grown.append(blade(where, foot, tall, dice.number(2, 8) * tall / 90, 1.5))
    return "".join(grown)


@lru_cache(4_096)
def tuft(key, blades):
    """A year in miniature: one blade for each recognition, nine at most."""
    dice = Dice(f"tuft/{key}")
    grown = []
    for number in range(min(blades, 9)):
        tall = dice.number(14, 26)
        grown.append(blade(6 + number * 5.5, 28, tall, tall / 4, 1.7))
    drawn = shapes.path("".join(grown), "currentColor")
    return shapes.picture(drawn, 60, 28, "tuft")
