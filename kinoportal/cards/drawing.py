"""SVG of our own shapes, drawn by Pillow: rect, circle, path, text, nested svg."""

import io
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import Lock
from xml.etree import ElementTree

from PIL import Image, ImageDraw, ImageFont

from kinoportal.posters.lettering import METRICS

from .outlines import outlines

FONTS = Path(__file__).parents[1] / "static" / "kinoportal" / "fonts"
# The font's file and its axes, as components.css has them for posters.
STYLES = {
    "pc": ("commissioner-kino", "commissioner-kino-ext", (820, 100)),
    "ps": ("commissioner-kino", "commissioner-kino-ext", (600, 0)),
    "pl": ("literata-kino-display", "literata-kino-ext", (72, 300)),
}
WITHOUT_AXES = {"literata-kino-display"}
ANCHORS = {"": "ls", "middle": "ms", "end": "rs"}
FINER = 2  # every pixel is the mean of so many by so many
# A font's axes are set on the font itself, and a picture takes all of a core anyway.
_one_at_a_time = Lock()


def draw(svg, width, height):
    """The bytes of a PNG; the svg's box must have the same proportions."""
    root = ElementTree.fromstring(svg)
    picture = Image.new("RGB", (width * FINER, height * FINER))
    with _one_at_a_time:
        _window(picture, root)
    small = picture.resize((width, height), Image.Resampling.BOX)
    written = io.BytesIO()
    # Flat printed colour: what 255 colours leave out is a shade along the edges.
    small.quantize(255, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


class Sheet:
    """A picture with the place and scale of an svg's own coordinates on it."""

    def __init__(self, picture, box):
        self.picture, self.pen = picture, ImageDraw.Draw(picture)
        self.left, self.top, width, _height = box
        self.scale = picture.width / width

    def at(self, x, y):
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def _window(picture, svg):
    box = tuple(float(number) for number in svg.get("viewBox").split())
    sheet = Sheet(picture, box)
    for shape in svg:
        SHAPES[shape.tag.rpartition("}")[2]](sheet, shape)


def _nested(sheet, svg):
    """An svg within another shows nothing beyond its own edges."""
    left, top = sheet.at(_number(svg, "x"), _number(svg, "y"))
    right = left + _number(svg, "width") * sheet.scale
    bottom = top + _number(svg, "height") * sheet.scale
    edges = tuple(round(edge) for edge in (left, top, right, bottom))
    part = sheet.picture.crop(edges)
    _window(part, svg)
    sheet.picture.paste(part, edges[:2])


def _rectangle(sheet, shape):
    x, y = _number(shape, "x"), _number(shape, "y")
    left, top = sheet.at(x, y)
    right, bottom = sheet.at(x + _number(shape, "width"), y + _number(shape, "height"))
    # Pillow draws the last pixel too.
    sheet.pen.rectangle(
        (left, top, max(left, right - 1), max(top, bottom - 1)), shape.get("fill")
    )


def _circle(sheet, shape):
    x, y = sheet.at(_number(shape, "cx"), _number(shape, "cy"))
    radius = _number(shape, "r") * sheet.scale
    sheet.pen.ellipse(
        (x - radius, y - radius, x + radius, y + radius), shape.get("fill")
    )


def _path(sheet, shape):
    fill, stroke = shape.get("fill"), shape.get("stroke")
    width = _number(shape, "stroke-width", 1) * sheet.scale
    for points, is_closed in outlines(shape.get("d")):
        placed = [sheet.at(*point) for point in points]
        if fill and fill != "none":
            sheet.pen.polygon(placed, fill)
        if stroke:
            line = [*placed, placed[0]] if is_closed else placed
            _stroke(sheet.pen, line, stroke, width / 2)


def _stroke(pen, line, colour, half):
    """Bars with discs where they meet: Pillow's own joints fray on a wide curve."""
    for (x, y), (far_x, far_y) in pairwise(line):
        length = math.hypot(far_x - x, far_y - y) or 1
        across, down = (y - far_y) / length * half, (far_x - x) / length * half
        corners = [(x + across, y + down), (far_x + across, far_y + down)]
        corners += [(far_x - across, far_y - down), (x - across, y - down)]
        pen.polygon(corners, colour)
    for x, y in line[1:-1]:
        pen.ellipse((x - half, y - half, x + half, y + half), colour)


def _text(sheet, shape):
    words, size = shape.text or "", _number(shape, "font-size") * sheet.scale
    x, y = sheet.at(_number(shape, "x"), _number(shape, "y"))
    runs = [
        (run, _font(shape.get("class"), size, is_rare)) for run, is_rare in _runs(words)
    ]
    anchor = ANCHORS[shape.get("text-anchor", "")]
    length = sum(font.getlength(run) for run, font in runs)
    x -= {"ls": 0, "ms": length / 2, "rs": length}[anchor]
    for run, font in runs:
        sheet.pen.text((x, y), run, shape.get("fill"), font, "ls")
        x += font.getlength(run)


def _runs(words):
    """(letters, whether the font's second file has them) from left to right."""
    runs = []
    for letter in words:
        is_rare = letter not in METRICS["carved"]
        if runs and runs[-1][1] == is_rare:
            runs[-1][0] += letter
        else:
            runs.append([letter, is_rare])
    return runs


def _font(style, size, is_rare):
    usual, rare, axes = STYLES[style]
    font = ImageFont.truetype(_file(rare if is_rare else usual), size)
    if usual not in WITHOUT_AXES or is_rare:
        font.set_variation_by_axes(list(axes))
    return font


@cache
def _file(name):
    return str(FONTS / f"{name}.woff2")


def _number(shape, name, default=0):
    return float(shape.get(name, default))


SHAPES = {
    "svg": _nested,
    "rect": _rectangle,
    "circle": _circle,
    "path": _path,
    "text": _text,
}
