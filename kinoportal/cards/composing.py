"""What stands where on a card: a sky with suns, the ground with the words."""

from dataclasses import dataclass

from kinoportal.posters import ornament, shapes
from kinoportal.posters.compositions.subject import bands
from kinoportal.posters.lettering import block, fit, fit_line
from kinoportal.posters.lettering import width as width_of
from kinoportal.posters.palette import ERAS, era_of, ink, mix

SIZE = (1200, 630)
HORIZON = 236
MARGIN = 64
PICTURE = (372, 558)  # where a poster stands, in its 2 : 3
BRAND = 30  # size of the portal's name


@dataclass(frozen=True)
class Card:
    """What a card says: title and line are its words, the year chooses its colours.

    Suns are (year, whether it is a large one); a picture is an svg of the posters'
    shapes, 200 x 300 or 120 x 120; a theme has its patchwork in place of the sky.
    """

    title: str
    line: str = ""
    year: int | None = None
    suns: tuple = ()
    picture: str = ""
    theme: str = ""


def compose(card, brand):
    """The whole card as one svg; brand is the portal's name in the card's language."""
    palette = ERAS[era_of(card.year)]
    width, height = SIZE
    drawn = shapes.rectangle(0, 0, width, height, palette.ground)
    room = width - 2 * MARGIN - _taken(card)
    drawn += _quilt(card.theme) if card.theme else _sky(palette, card.suns, room)
    drawn += shapes.rectangle(0, HORIZON, width, height - HORIZON, palette.ground)
    drawn += _words(palette, card, room)
    drawn += _brand(palette, brand, is_below=bool(card.theme))
    drawn += _frame(card)
    return shapes.picture(drawn, width, height, "card")


def _sky(palette, suns, room):
    width = SIZE[0]
    large, small = (66, 30) if len(suns) < 3 else (26, 10)
    # A poster's sky is 200 wide: as many of them as the card is.
    column = bands(HORIZON, palette.sky, palette.haze)
    box = f'width="200" height="{HORIZON}" viewBox="0 0 200 {HORIZON}"'
    sky = (f'<svg x="{x}" {box}>{column}</svg>' for x in range(0, width, 200))
    return "".join(sky) + "".join(
        shapes.circle(
            MARGIN + room * _share(year),
            HORIZON - (large if is_large else small) / 4,
            large if is_large else small,
            palette.sun,
        )
        for year, is_large in suns
    )


def _share(year):
    """Where a year stands on the horizon: 1930 at the left, 2030 at the right."""
    return min(max((year - 1930) / 100, 0), 1)


def _quilt(theme):
    """The theme's patchwork, as its page has it at the head."""
    width = SIZE[0]
    patches = ornament.kurak(theme, 20, 4)
    inside = patches.partition(">")[2].removesuffix("</svg>")
    return (
        f'<svg width="{width}" height="{HORIZON}" viewBox="0 0 400 {HORIZON / 3:.2f}">'
        f"{inside}</svg>"
    )


def _taken(card):
    """The width that a picture leaves to nobody else."""
    return PICTURE[0] + MARGIN // 2 if card.picture else 0


def _words(palette, card, room):
    """The title as large as it can stand, and the small line at the foot."""
    colour = ink(palette.ground, palette.haze, palette.sun)
    lines, size = fit(card.title, "carved", (room, 228), 104, 0.98)
    top = HORIZON + 48 + (228 - len(lines) * size * 0.98) / 2
    drawn = block(lines, size, MARGIN, top + size * 0.8, colour, "c", 0.98)
    if not card.line:
        return drawn
    return drawn + shapes.text(
        MARGIN, 576, card.line, fit_line(card.line, room, 34), colour, "s"
    )


def _brand(palette, name, *, is_below):
    """The sign of the portal with its name; below, where the sky is not plain."""
    y, x = 52, MARGIN
    colour = ink(palette.sky, palette.ground, "#FFFFFF")
    if is_below:
        y, x = 576, SIZE[0] - MARGIN - 54 - width_of(name, "carved", BRAND)
        colour = ink(palette.ground, palette.haze, palette.sun)
    sign = (
        f'<svg x="{shapes.short(x)}" y="{y - 28}" width="40" height="40"'
        ' viewBox="0 0 32 32">'
        + shapes.path("M2 20a14 14 0 0 1 28 0z", colour)
        + shapes.rectangle(0, 22.5, 32, 3, colour)
        + shapes.rectangle(5, 27.5, 22, 3, colour)
        + "</svg>"
    )
    return sign + shapes.text(x + 54, y + 4, name, BRAND, colour)


def _frame(card):
    """The picture at the right: a poster's height, or a square on the horizon."""
    if not card.picture:
        return ""
    width, height = PICTURE
    head, _end, inside = card.picture.partition(">")
    is_square = 'viewBox="0 0 120 120"' in head
    box = "0 0 120 120" if is_square else "0 0 200 300"
    height = width if is_square else height
    x, y = SIZE[0] - MARGIN // 2 - width, (SIZE[1] - height) // 2
    edge = mix("#FFFFFF", "#000000", 0.92)
    rim = shapes.rectangle(x - 3, y - 3, width + 6, height + 6, edge)
    return (
        rim + f'<svg x="{x}" y="{y}" width="{width}" height="{height}"'
        f' viewBox="{box}">{inside.removesuffix("</svg>")}</svg>'
    )
