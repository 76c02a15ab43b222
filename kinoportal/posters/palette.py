"""Ten decades are ten hours of one day on the steppe: a palette each."""

from functools import cache
from typing import NamedTuple


class Palette(NamedTuple):
    sky: str
    haze: str
    sun: str
    ground: str
    accent: str


ERAS = {
    1930: Palette("#141B30", "#3A466B", "#EDE6D2", "#07090F", "#8FA3D9"),
    1940: Palette("#2A3553", "#A98C93", "#F4D3AA", "#11121D", "#E9A27F"),
    1950: Palette("#B8CBD9", "#F6CFB6", "#DC4B34", "#2A1F22", "#7C5C78"),
    1960: Palette("#86C3CE", "#E9F0D6", "#F2B01E", "#123B3A", "#E4572E"),
    1970: Palette("#F0B832", "#FBE7AE", "#CF3524", "#3A130F", "#157A78"),
    1980: Palette("#1E8A8C", "#CFE5CB", "#FFF3D2", "#08282B", "#F0603A"),
    1990: Palette("#BF4022", "#F4B65E", "#FFF1CC", "#1C0C0A", "#1D6C73"),
    2000: Palette("#4A2350", "#E2725B", "#FFD79A", "#140913", "#F2B5A7"),
    2010: Palette("#12305A", "#7FA9C4", "#F8DDBE", "#060C17", "#F2A65A"),
    2020: Palette("#DCE7E6", "#F7C3AE", "#E0301E", "#14171B", "#2B6F86"),
}


def era_of(year):
    """The decade whose palette a year takes; an unknown year takes the newest."""
    return min(max((year or 2020) // 10 * 10, 1930), 2020)


def _channels(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


@cache
def mix(one, other, share):
    """A colour between two; share 0 is the first, 1 the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@cache
def luminance(colour):
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = (value / 255 for value in _channels(colour))
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one, other):
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink(background, *colours):
    """Which of the colours reads best on the background."""
    return max(colours, key=lambda colour: contrast(background, colour))
