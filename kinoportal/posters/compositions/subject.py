from typing import NamedTuple

from ..palette import mix
from ..shapes import rectangle


class Subject(NamedTuple):
    title: str
    initial: str
    year: int | None


def sun_x(year, room=200, margin=36):
    """The sun stands where the film stands between 1930 and 2030."""
    share = min(max(((year or 2020) - 1930) / 100, 0), 1)
    return margin + (room - 2 * margin) * share


def bands(height, top, bottom, count=6):
    """A screen-printed sky: flat bands, thinner towards the horizon."""
    weights = [0.8**i for i in range(count)]
    drawn, y = "", 0.0
    for i, weight in enumerate(weights):
        band = height * weight / sum(weights)
        drawn += rectangle(0, y, 200, band + 0.6, mix(top, bottom, i / (count - 1)))
        y += band
    return drawn
