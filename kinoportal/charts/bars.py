"""Lying bars, for names too long to stand under columns."""

WIDTH, LEFT, ROW, TAIL = 960, 250, 30, 60
LONGEST = 34
TONES = ("var(--accent)", "var(--line-2)")


class Bars:
    """rows: (name, strong, all) numbers; the strong part of a bar is part of all."""

    template = "components/chart_bars.html"
    width, left = WIDTH, LEFT

    def __init__(self, rows, names):
        largest = max([1, *(every for _name, _strong, every in rows)])
        self.series = list(zip(names, TONES, strict=True))
        self.height = ROW * len(rows) + 8
        self.rows = [
            {
                "name": name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…",
                "y": ROW * place + 6,
                "strong": self._width(strong, largest),
                "every": self._width(every, largest),
                "number": every,
            }
            for place, (name, strong, every) in enumerate(rows)
        ]

    def _width(self, number, largest):
        return round((WIDTH - LEFT - TAIL) * number / largest)
