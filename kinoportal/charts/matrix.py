"""Circles at the crossings of two lists: how often both go together."""

from math import sqrt

WIDTH, LEFT, ROW, TOP = 960, 250, 46, 36
LONGEST = 30


class Matrix:
    """rows: pairs of a name and a number per column; a circle's area is its number."""

    template = "components/chart_matrix.html"
    width, left, top = WIDTH, LEFT, TOP

    def __init__(self, columns, rows):
        largest = max([1, *(number for _name, of in rows for number in of)])
        room = (WIDTH - LEFT) / (len(columns) or 1)
        self.columns = [
            (round(LEFT + room * (number + 0.5)), column)
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
