"""Marks on lines of years: a ledger, a career."""

from dataclasses import dataclass

from kinoportal import posters

from .scale import ticks

WIDTH, LEFT, EDGE = 1240, 250, 24
STEP, ROOM = 15, 13  # between marks of one year, and above the marks of a row
TOP, GRASS, COUNTS, FOOT = 12, 150, 20, 34
LONGEST = 34  # letters of a row's name that fit to the left of the years


@dataclass(frozen=True)
class Mark:
    year: int
    name: str
    url: str
    is_won: bool


class Dots:
    """rows: pairs of a name and its marks; marks of one year stand upon each other.

    With `grass` a tuft grows above each year, as tall as the year was rich.
    """

    template = "components/chart_dots.html"
    width = WIDTH

    def __init__(self, rows, *, grass=False):
        marks = [mark for _name, row in rows for mark in row]
        years = [mark.year for mark in marks]
        self.first, self.last = min(years), max(years)
        self.foot = TOP + (GRASS if grass else 0)
        self.tufts = self._tufts(marks) if grass else []
        self.rows = []
        y = self.foot + (COUNTS if grass else 0)
        for name, row in rows:
            y += self._tallest(row) * STEP + ROOM
            self.rows.append(self._row(name, row, y))
        self.bottom = y + ROOM
        self.height = self.bottom + FOOT
        self.ticks = [(year, self.x(year)) for year in ticks(self.first, self.last, 12)]
        self.left = LEFT

    def x(self, year):
        span = (self.last - self.first) or 1
        return round(
            LEFT + EDGE + (WIDTH - LEFT - 2 * EDGE) * (year - self.first) / span
        )

    def _tallest(self, row):
        years = [mark.year for mark in row]
        return max((years.count(year) for year in set(years)), default=1)

    def _row(self, name, row, y):
        stood, dots = {}, []
        for mark in row:
            place = stood[mark.year] = stood.get(mark.year, -1) + 1
            dots.append((self.x(mark.year), y - place * STEP, mark))
        short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
        return {"name": name, "short": short, "y": y, "dots": dots}

    def _tufts(self, marks):
        weights, counts = {}, {}
        for mark in marks:
            counts[mark.year] = counts.get(mark.year, 0) + 1
            weights[mark.year] = weights.get(mark.year, 0) + 1 + mark.is_won
        richest = max(weights.values())
        return [
            {
                "x": self.x(year),
                "count": counts[year],
                "y": self.foot + 15,
                "path": posters.grass_of_year(
                    year,
                    self.x(year),
                    self.foot,
                    16 + (GRASS - 16) * weights[year] / richest,
                    2 + weights[year],
                ),
            }
            for year in sorted(counts)
        ]
