"""Columns along a foot, stacked where there are several series."""

from .scale import TONES, ticks

WIDTH, HEIGHT = 960, 320
RIGHT, TOP, FOOT = 916, 14, 34  # where the columns end and the scale begins


class Columns:
    """labels: under the columns; series: pairs of a name and a number per column.

    `every` prints a label only where it is a multiple of it; `notes` say in words
    what a column shows; `unit` follows a number of the scale, which stands behind the
    last column: a phone shows that end first.
    """

    template = "components/chart_columns.html"
    ends_with_the_newest = True
    width, height, right, floor = WIDTH, HEIGHT, RIGHT, HEIGHT - FOOT

    def __init__(self, labels, series, *, every=1, notes=(), unit=""):
        totals = [
            sum(column) for column in zip(*(of for _n, of in series), strict=True)
        ]
        self.highest = max([1, *totals])
        self.series = [(name, TONES[i % 6]) for i, (name, _of) in enumerate(series)]
        room = RIGHT / (len(labels) or 1)
        self.bar = round(min(room * 0.78, 64), 1)
        self.columns = [
            {
                "label": label if every == 1 or label % every == 0 else "",
                "x": round(room * (number + 0.5), 1),
                "start": round(room * (number + 0.5) - self.bar / 2, 1),
                "name": f"{label}: {notes[number] if notes else totals[number]}",
                "note": notes[number] if notes else "",
                "parts": self._parts([of[number] for _name, of in series]),
            }
            for number, label in enumerate(labels)
        ]
        self.scale = [
            (self._y(value), f"{value}{unit}")
            for value in ticks(0, int(self.highest), 5)
        ]

    def _y(self, value):
        return round(self.floor - (self.floor - TOP) * value / self.highest, 1)

    def _parts(self, values):
        """The stacked pieces of one column, the first series at the foot."""
        parts, below = [], 0
        for value, (_name, tone) in zip(values, self.series, strict=True):
            if value:
                top, foot = self._y(below + value), self._y(below)
                parts.append({"y": top, "height": round(foot - top, 1), "tone": tone})
            below += value
        return parts
