"""Cards once drawn are kept on disk, under names that follow from what they show.

The folder may be emptied at any time: what is asked for again is drawn again.
"""

import hashlib
import secrets
from pathlib import Path

from django.conf import settings

from .composing import SIZE
from .drawing import draw

# Grows with every change of the drawing that the svg does not show.
DRAWING = "1"


def kept(record, svg):
    """The card's bytes and its mark, new when what it shows is.

    record is a path of names for what the card is of: an earlier card of it goes.
    """
    mark = hashlib.sha256(f"{DRAWING}{svg}".encode()).hexdigest()[:32]
    folder = Path(settings.MEDIA_ROOT) / "cards" / record
    path = folder / f"{mark}.png"
    try:
        return path.read_bytes(), mark
    except OSError:
        drawn = draw(svg, *SIZE)
    _keep(path, drawn)
    return drawn, mark


def _keep(path, drawn):
    """Whole or not at all; a full disk costs the next reader a second drawing."""
    part = path.with_suffix(f".{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(drawn)
        part.replace(path)
        for earlier in set(path.parent.glob("*.png")) - {path}:
            earlier.unlink(missing_ok=True)
    except OSError:
        part.unlink(missing_ok=True)
