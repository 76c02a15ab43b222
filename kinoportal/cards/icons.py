"""The portal's sign as PNG, for phones that take no SVG."""

from pathlib import Path

from .drawing import draw

STATIC = Path(__file__).parents[1] / "static" / "kinoportal"
# A phone may cut a maskable icon to a circle of four fifths of its side.
WHOLE, WITH_ROOM = "0 0 32 32", "-6 -6 44 44"
FILES = {
    "icon-192.png": (192, WHOLE),
    "icon-512.png": (512, WHOLE),
    "icon-maskable-512.png": (512, WITH_ROOM),
    "apple-touch-icon.png": (180, WITH_ROOM),
}


def icon(size, box):
    """The bytes of icon.svg drawn in a box; its ground reaches every edge."""
    sign = (STATIC / "icon.svg").read_text(encoding="utf-8")
    ground = '<rect x="-6" y="-6" width="44" height="44" fill="#0B0C0D"/>'
    head, _end, shapes = sign.partition(">")
    return draw(f"{head.replace(WHOLE, box)}>{ground}{shapes}", size, size)
