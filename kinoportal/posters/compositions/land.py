"""Sky, hills and grass."""

from ..lettering import block, fit
from ..ornament import blade
from ..palette import contrast, ink, mix
from ..shapes import circle, path, rectangle, short
from .subject import bands, sun_x


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
