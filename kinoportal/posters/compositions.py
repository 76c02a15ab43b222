"""Nine ways to compose a poster, each named in Kazakh for what it shows.

Each takes a palette, dice and a subject and gives (SVG, baseline and colour of
the small line at the foot). The box is 200 x 300.
"""

import math
from typing import NamedTuple

from .lettering import METRICS, above_credit, block, breaks, fit, width
from .ornament import blade, mirrored_triangles
from .palette import contrast, ink, luminance, mix
from .shapes import circle, path, rectangle, short, text, window


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


def kokjiek(palette, dice, subject):
    """The horizon: a sky, a sun and the ground that carries the title."""
    sky, haze, sun, ground, _accent = palette
    horizon = dice.pick((168, 184, 198))
    radius = dice.number(30, 56)
    height = horizon - radius * dice.pick((-0.1, 0.25, 0.6, 1.25))
    drawn = bands(horizon, sky, haze)
    drawn += circle(sun_x(subject.year), height, radius, sun)
    drawn += rectangle(0, horizon, 200, 300 - horizon, ground)
    lines, size = fit(subject.title, "carved", (172, 300 - horizon - 26), 46, 0.98)
    first = 286 - (len(lines) - 1) * size * 0.98
    drawn += block(lines, size, 14, first, ink(ground, haze, sun), "c", 0.98)
    return drawn, 24, ink(sky, ground, "#FFFFFF")


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


def shop(palette, dice, subject):
    """Feather grass: one blade is not like the others."""
    sky, haze, sun, ground, accent = palette
    field = dice.pick((sky, haze, sun))
    dark = ink(field, ground, haze)
    bright = max(
        (accent, sun, sky),
        key=lambda colour: min(contrast(field, colour), contrast(dark, colour)),
    )
    drawn = rectangle(0, 0, 200, 300, field)
    count, wind = 26, 0.0
    star = int(dice.number(5, count - 6))
    wind = dice.number(-26, 26)
    for i in range(count):
        x = 200 * (i + 0.5) / count + dice.number(-3, 3)
        height = 188 if i == star else dice.number(60, 150)
        half = 3 if i == star else dice.number(1.6, 2.7)
        lean = wind * (height / 150) ** 1.6 + dice.number(-5, 5)
        drawn += path(blade(x, 302, height, lean, half), bright if i == star else dark)
    lines, size = fit(subject.title, "carved", (172, 78), 44, 0.98)
    drawn += block(lines, size, 14, 36 + size * 0.72, dark, "c", 0.98)
    return drawn, 22, dark


def saule(palette, dice, subject):
    """A projector's beam becomes the screen that carries the title."""
    sky, haze, sun, ground, accent = palette
    dark = mix(ground, "#000000", 0.25)
    light = max((haze, sun, sky), key=luminance)
    lamp, edge = sun_x(subject.year), dice.pick((150, 166, 178))
    drawn = rectangle(0, 0, 200, 300, dark)
    for spread, share in ((200, 0.22), (160, 0.5)):
        data = (
            f"M{short(lamp)} 40L{short(lamp - spread)} {edge}H{short(lamp + spread)}z"
        )
        drawn += path(data, mix(dark, light, share))
    drawn += path(f"M{short(lamp)} 40L0 {edge}H200z", light)
    drawn += rectangle(0, edge - 0.8, 200, 301 - edge, light)
    drawn += circle(lamp, 40, 7, accent if contrast(accent, dark) > 3 else sun)
    colour = ink(light, ground, dark)
    lines, size = fit(subject.title, "carved", (172, 300 - edge - 40), 46, 0.98)
    drawn += block(lines, size, 14, edge + 14 + size * 0.74, colour, "c", 0.98)
    return drawn, 288, colour


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


def arip(palette, dice, subject):
    """The title's initial: cut by the horizon, cropped, or echoed."""
    sky, haze, sun, ground, accent = palette
    paper = dice.pick((haze, sun, sky, accent))
    pattern = dice.pick((_cut_letter, _cropped_letter, _echoed_letter))
    letter_colours = [c for c in palette if contrast(c, paper) > 2.3] or [ground]
    colour = dice.pick(letter_colours)
    drawn = rectangle(0, 0, 200, 300, paper)
    drawn += pattern(palette, dice, subject.initial, paper, colour)
    ground_ink = ink(ground, haze, sun)
    lines, size = fit(subject.title, "carved", (172, 40), 26)
    drawn += block(lines, size, 14, above_credit(size, lines, 1), ground_ink, "c")
    return drawn, 289, ground_ink


def _letter_width(letter):
    return max(METRICS["carved"].get(letter, 700) / 1000, 0.42)


def _cut_letter(palette, dice, letter, paper, colour):
    size = min(330, 230 / _letter_width(letter))
    horizon = dice.pick((178, 196, 210))
    x, base = 100 + dice.pick((-8, 0, 10)), horizon + size * 0.24
    below = mix(palette.ground, paper, 0.22)
    drawn = rectangle(0, horizon, 200, 300 - horizon, palette.ground)
    upper = text(x, base, letter, size, colour, anchor="middle")
    lower = text(x, base, letter, size, below, anchor="middle")
    drawn += window(upper, 200, horizon)
    return drawn + window(lower, 200, 300 - horizon, horizon)


def _cropped_letter(palette, dice, letter, paper, colour):
    size = min(430, 330 / _letter_width(letter))
    disc = max(palette, key=lambda c: min(contrast(c, paper), contrast(c, colour)))
    x, y = dice.number(30, 170), dice.number(50, 90)
    drawn = circle(x, y, dice.number(34, 60), disc)
    big = text(
        dice.pick((0, 200)), 40 + size * 0.6, letter, size, colour, "c", "middle"
    )
    return drawn + window(big, 200, 300) + rectangle(0, 232, 200, 68, palette.ground)


def _echoed_letter(palette, dice, letter, paper, colour):
    sky, haze, sun, ground, accent = palette
    size = min(210, 170 / _letter_width(letter))
    colours = [c for c in (ground, accent, sky, sun, haze) if c != paper]
    letters = "".join(
        text(14 + i * 8, size * 0.73 + 96 - i * 27, letter, size, colours[3 - i])
        for i in range(4)
    )
    return window(letters, 200, 300) + rectangle(0, 240, 200, 60, ground)


def belder(palette, dice, subject):
    """Hills beyond hills, the farther the lighter."""
    sky, haze, sun, ground, accent = palette
    drawn = bands(220, sky, haze, 5)
    drawn += circle(
        sun_x(subject.year), dice.number(120, 150), dice.number(20, 34), sun
    )
    hue = max(
        (sun, accent, sky),
        key=lambda colour: dice.number(0.4, 1) * min(contrast(colour, haze), 4),
    )
    for i in range(5):
        drawn += _hill(dice, 168 + i * 28, mix(hue, ground, round(0.06 + i * 0.22, 2)))
    lines, size = fit(subject.title, "light", (172, 84), 40)
    colour = ink(sky, ground, "#FFFFFF")
    drawn += block(lines, size, 14, 20 + size * 0.74, colour, "l")
    return drawn, 288, ink(ground, haze, sun)


def _hill(dice, y, colour):
    rise = dice.number(8, 26)
    left, right = dice.number(30, 80), dice.number(110, 170)
    rise *= 1 if dice.number() > 0.5 else -1
    return path(
        f"M0 {short(y + rise / 2)}C{short(left)} {short(y - rise)}"
        f" {short(right)} {short(y + rise)} 200 {short(y - rise / 2)}V300H0z",
        colour,
    )


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


COMPOSITIONS = {
    draw.__name__: draw
    for draw in (kokjiek, kurak, shop, saule, muiiz, arip, belder, tundik, alasha)
}
