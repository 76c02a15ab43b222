"""What hands make of felt, cloth and wood."""

import math

from ..lettering import above_credit, block, breaks, fit, width
from ..ornament import mirrored_triangles
from ..palette import contrast, ink, mix
from ..shapes import circle, path, rectangle, short, text


def kurak(palette, dice, subject):
    """A patchwork quilt, mirrored about its middle."""
    side = 200 / dice.pick((4, 8, 8, 10))
    columns, rows = round(200 / side), round(198 / side)
    drawn = rectangle(0, 0, 200, 300, palette.ground)
    for y in range(rows):
        for x in range(columns // 2):
            drawn += _quilt_patch(palette, dice, x * side, y * side, side)
    top = rows * side
    drawn += rectangle(0, top, 200, 300 - top, palette.ground)
    colour = ink(palette.ground, palette.haze, palette.sun)
    lines, size = fit(subject.title, "carved", (172, 300 - top - 34), 40, 0.98)
    drawn += block(lines, size, 14, above_credit(size, lines), colour, "c", 0.98)
    return drawn, 289, colour


def _quilt_patch(palette, dice, x, y, side):
    one, other = dice.pick(palette), dice.pick(palette)
    drawn = rectangle(x, y, side + 0.3, side + 0.3, one)
    drawn += rectangle(200 - x - side, y, side + 0.3, side + 0.3, one)
    if one == other:
        return drawn
    data = mirrored_triangles(x, y, side, 200, dice.pick((0, 1)))
    return drawn + path(data, other, f' stroke="{other}" stroke-width=".5"')


def muiiz(palette, dice, subject):
    """A ram's horn cut of felt."""
    sky, haze, sun, ground, accent = palette
    felt = dice.pick((sky, sun, haze, accent))
    cut = ink(felt, ground, haze)
    second = max(
        (sun, accent, haze, sky), key=lambda colour: min(contrast(felt, colour), 4)
    )
    drawn = rectangle(0, 0, 200, 300, felt)
    pattern = dice.pick((0, 1, 2))
    if pattern == 0:
        drawn += _horns(100, 78, 1.0, 21, cut) + circle(100, 196, 13, second)
    elif pattern == 1:
        drawn += _horns(100, 66, 0.78, 21, cut)
        drawn += _horns(100, 160, 0.78, 21, second, -1)
    else:
        drawn += _horns(40, 96, 1.5, 19, cut) + circle(150, 214, 14, second)
    lines, size = fit(subject.title, "light", (172, 52), 34, 1.02)
    base = above_credit(size, lines, 1.02)
    if pattern == 2:
        drawn += rectangle(0, base - size * 0.98, 200, 300, felt)
    colour = ink(felt, ground, "#FFFFFF")
    return drawn + block(lines, size, 14, base, colour, "l", 1.02), 289, colour


def _horns(x, y, scale, weight, colour, flip=1):
    """A pair of ram's horns; flip -1 hangs them upside down."""
    data = "".join(_horn(x, y, scale, side, flip) for side in (1, -1))
    return path(
        data, "none", f' stroke="{colour}" stroke-width="{short(weight * scale)}"'
    )


def _horn(x, y, scale, side, flip):
    def across(value):
        return short(x + side * value * scale)

    def arc(radius, end):
        r = short(radius * scale)
        return f"A{r} {r} 0 0 {sweep} {across(end)} {short(y)}"

    sweep = 1 if (side > 0) == (flip > 0) else 0
    stem = f"M{across(0)} {short(y + flip * 96 * scale)}V{short(y)}"
    return stem + arc(46, 92) + arc(30, 32) + arc(14, 60)


def tundik(palette, dice, subject):
    """The roof ring of the yurt, seen from inside."""
    sky, haze, sun, ground, accent = palette
    warm, middle, radius = mix(ground, accent, 0.55), 108, 64
    drawn = rectangle(0, 0, 200, 300, ground)
    drawn += path(
        _poles(dice.pick((28, 36, 44)), middle),
        "none",
        f' stroke="{warm}" stroke-width="2.6"',
    )
    drawn += circle(100, middle, 74, warm) + circle(100, middle, radius, sky)
    x, y = 100 + dice.number(-22, 22), middle + dice.number(-22, 22)
    drawn += circle(x, y, dice.number(14, 24), sun)
    bars = _bars(dice.pick((9, 12)), middle, radius)
    drawn += path(bars, "none", f' stroke="{ground}" stroke-width="3.4"')
    drawn += rectangle(0, 214, 200, 86, ground)
    colour = ink(ground, haze, sun)
    lines, size = fit(subject.title, "carved", (172, 54), 40, 0.98)
    drawn += block(lines, size, 14, above_credit(size, lines), colour, "c", 0.98)
    return drawn, 289, colour


def _poles(count, middle):
    data = ""
    for i in range(count):
        angle = 2 * math.pi * (i + 0.5) / count
        across, down = math.cos(angle), math.sin(angle)
        data += f"M{short(100 + 72 * across)} {short(middle + 72 * down)}"
        data += f"L{short(100 + 190 * across)} {short(middle + 190 * down)}"
    return data


def _bars(gap, middle, radius):
    data = ""
    for step in (-gap, 0, gap):
        bend = -12 if step <= 0 else 12
        y, x = middle + step * 1.3, 100 + step * 1.3
        data += f"M{short(100 - radius)} {short(y)}Q100 {short(y + bend)}"
        data += f" {short(100 + radius)} {short(y)}"
        sway = x + (12 if step > 0 else -12)
        data += f"M{short(x)} {short(middle - radius)}Q{short(sway)} {short(middle)}"
        data += f" {short(x)} {short(middle + radius)}"
    return data


def alasha(palette, dice, subject):
    """A striped rug: every word justified in a stripe of its own."""
    lines = _stripes_of(subject.title)
    sizes = [min(96, 174 / max(width(line, "carved"), 0.1)) for line in lines]
    heights = [size * 0.72 + 15 for size in sizes]
    scale = min(1, 236 / max(sum(heights), 1))
    top = 300 - 24 - sum(heights) * scale
    drawn, previous = _rug(palette, dice, top)
    y = top
    for line, size, height in zip(lines, sizes, heights, strict=True):
        stripe = dice.pick([colour for colour in palette if colour != previous])
        drawn += rectangle(0, y, 200, height * scale + 0.5, stripe)
        base = y + height * scale / 2 + size * scale * 0.356
        drawn += text(13, base, line, size * scale, ink(stripe, *palette))
        y, previous = y + height * scale, stripe
    drawn += rectangle(0, y, 200, 300 - y, palette.ground)
    return drawn, 288, ink(palette.ground, palette.haze, palette.sun)


def _stripes_of(title):
    words = title.upper().split()
    if len(words) <= 4:
        return words
    return min(breaks(words), key=lambda w: (abs(len(w) - 3), max(map(len, w))))


def _rug(palette, dice, height):
    drawn, y = "", 0.0
    i = int(dice.number(0, 5))
    while y < height - 0.5:
        stripe = min(dice.pick((3, 5, 8, 14, 22)), height - y)
        drawn += rectangle(0, y, 200, stripe + 0.5, palette[i % 5])
        y, i = y + stripe, i + dice.pick((1, 2, 3))
    return drawn, palette[(i - 1) % 5]
