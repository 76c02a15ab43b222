"""The projector's light, and letters as large as a title card's."""

from ..lettering import METRICS, above_credit, block, fit
from ..palette import contrast, ink, luminance, mix
from ..shapes import circle, path, rectangle, short, text, window
from .subject import sun_x

ACCENTED = 1.05  # of the size: how high a capital with its accent reaches, and a gap


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


def arip(palette, dice, subject):
    """The title's initial: cut by the horizon, cropped, or echoed."""
    sky, haze, sun, ground, accent = palette
    paper = dice.pick((haze, sun, sky, accent))
    pattern = dice.pick((_cut_letter, _cropped_letter, _echoed_letter))
    letter_colours = [c for c in palette if contrast(c, paper) > 2.3] or [ground]
    colour = dice.pick(letter_colours)
    ground_ink = ink(ground, haze, sun)
    lines, size = fit(subject.title, "carved", (172, 40), 26)
    base = above_credit(size, lines, 1)
    drawn = rectangle(0, 0, 200, 300, paper)
    drawn += pattern(palette, dice, subject.initial, paper, colour)
    if len(lines) > 1:
        top = base - size * ACCENTED
        drawn += rectangle(0, top, 200, 300 - top, ground)
    drawn += block(lines, size, 14, base, ground_ink, "c")
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
