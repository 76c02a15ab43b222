"""Circles at the crossings of two lists: how often both go together."""

from math import sqrt

WIDTH, NAMES, ROW, TOP = 710, 250, 46, 36
LONGEST = 30


class Matrix:
    """rows: pairs of a name and a number per column; a circle's area is its number.

    The names are a picture of their own, which stays in sight beside what scrolls.
    """

    template = "components/chart_matrix.html"
    ends_with_the_newest = True
    width, names, top = WIDTH, NAMES, TOP

    def __init__(self, columns, rows):
        largest = max([1, *(number for _name, of in rows for number in of)])
        room = WIDTH / (len(columns) or 1)
        self.columns = [
            (round(room * (number + 0.5)), column)
            for number, column in enumerate(columns)
        ]
        self.rows = [
            {
                "name": name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…",
                "y": round(TOP + ROW * (place + 0.5)),
                "circles": [
                    (x, round(4 + 17 * sqrt(number / largest), 1), number)
                    for (x, _column), number in zip(self.columns, numbers, strict=True)
                    if number
                ],
            }
            for place, (name, numbers) in enumerate(rows)
        ]
        self.height = TOP + ROW * len(rows)
