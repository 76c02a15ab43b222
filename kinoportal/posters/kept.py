"""Posters kept with their record: those of one film in 0.8 kB.

Each is kept under what it was drawn from. Whoever asks for one that the record has
outgrown, by another title, director or theme, finds none and draws it.
"""

import json
import zlib
from collections.abc import Iterable

from .sheet import Sheet, poster

EDITION = 2  # one more whenever the same sheet gives another picture than before


def packed(sheets: Iterable[Sheet]) -> bytes:
    """The sheets with their pictures, drawn now."""
    drawn = [[*sheet, poster(*sheet)] for sheet in dict.fromkeys(sheets)]
    told = json.dumps([EDITION, drawn], ensure_ascii=False)
    return zlib.compress(told.encode())


def unpacked(data: bytes) -> dict[Sheet, str]:
    edition, drawn = json.loads(zlib.decompress(data))
    if edition != EDITION:
        return {}
    return {Sheet(*given): picture for *given, picture in drawn}
