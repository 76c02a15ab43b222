"""How large a title can stand: widths are predicted, not measured."""

import json
from functools import cache
from pathlib import Path

from . import shapes

# Advance of each character in thousandths of the font size, read from the fonts.
METRICS = json.loads((Path(__file__).parent / "metrics.json").read_text("utf-8"))
LONGEST = 160  # characters of a title that a poster tries to hold
MOST_BREAKS = 6  # places tried; 2**6 ways to set a title


def width(words, style, size=1.0):
    metrics = METRICS[style]
    return sum(metrics.get(letter, 640) for letter in words) * size / 1000


@cache
def _masks(places):
    return sorted(range(1 << places), key=lambda mask: (mask.bit_count(), mask))


def breaks(words):
    """Every way to set the words on lines, fewest lines first."""
    places = min(len(words) - 1, MOST_BREAKS)
    for mask in _masks(places):
        lines = [words[0]]
        for i, word in enumerate(words[1:]):
            if i < places and mask >> i & 1:
                lines.append(word)
            else:
                lines[-1] += f" {word}"
        yield lines


def fit(title, style, box, largest, leading=1.0):
    """The lines and font size that fill a (width, height) box best.

    A further line has to win four per cent, so near ties stay on fewer lines.
    """
    best, best_size = [], 0.0
    words = title[:LONGEST].split()
    for lines in breaks(words) if words else ():
        widest = max(width(line, style) for line in lines)
        size = min(largest, box[0] * 0.985 / widest, box[1] / (len(lines) * leading))
        if size > best_size * 1.04:
            best, best_size = lines, size
    return best, best_size or 20.0


def block(lines, size, x, y, fill, style, leading=1.0):
    return "".join(
        shapes.text(x, y + i * size * leading, line, size, fill, style)
        for i, line in enumerate(lines)
    )


def above_credit(size, lines, leading=0.98):
    """First baseline of a block whose descenders clear the small line at the foot."""
    return 277 - size * 0.23 - (len(lines) - 1) * size * leading


def fit_line(words, room, largest):
    return min(largest, room / max(width(words, "sans"), 0.1))
