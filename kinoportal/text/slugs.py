"""Addresses in plain Latin letters, made from Kazakh, Russian or other titles.

The spelling is the one English texts use for Kazakh names (Zhibek, Baigazin, Aimanov):
the BGN/PCGN tables for Kazakh and Russian without their marks, й written i.
"""

import re

from kinoportal.text.order import plain_letters

SLUG_LENGTH = 80

_LETTERS = dict(
    zip(
        "аәбвгғдезийкқлмнңоөпрстуұүфһыіэ",
        "aabvggdeziikklmnnooprstuuufhyie",
        strict=True,
    )
)
_LETTER_GROUPS = {
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
_TO_LATIN = str.maketrans(_LETTERS | _LETTER_GROUPS)
_APOSTROPHES = re.compile("['’ʼʹ`´‘]")
_GAPS = re.compile("[^a-z0-9]+")


def transliterate(text: str) -> str:
    """Lower-case text with Cyrillic letters in Latin ones; other scripts untouched."""
    return plain_letters(text).translate(_TO_LATIN)


def slug_from(text: str, *, longest: int = SLUG_LENGTH) -> str:
    """a-z, 0-9 and single hyphens, cut between words; empty if no letter remains."""
    latin = _APOSTROPHES.sub("", transliterate(text[: 4 * longest]))
    slug = _GAPS.sub("-", latin).strip("-")
    if len(slug) <= longest:
        return slug
    head, hyphen, _ = slug[: longest + 1].rpartition("-")
    return head if hyphen else slug[:longest]
