"""Kazakh in the Latin alphabet of 2021.

The 31 letters are those that the Prime Minister's office published on 28 January 2021
(primeminister.kz): ä ö ü with two points, ū with a line, ğ with an arc, ş with a tail
and ñ. Letters of borrowed words have none of their own and are written by their sounds,
as the examples beside the draft are: ц ts, ч tş, щ şş; ё ю я are io iu ia, but after a
consonant one front vowel (актёр aktör, қоян qoian); ъ and ь fall away.
"""

import re

_LETTERS = dict(
    zip(
        "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэ",
        "aäbvgğdejziikqlmnñoöprstuūüfhhşyıe",
        strict=True,
    )
)
# The pair of small letters whose capitals Unicode takes for one another's.
_CAPITALS = {"и": "İ", "й": "İ", "і": "I"}
_GROUPS = {"ё": "io", "ц": "ts", "ч": "tş", "щ": "şş", "ю": "iu", "я": "ia"}
_AFTER_CONSONANT = {"ё": "ö", "ю": "ü", "я": "ä"}
_TO_LATIN = str.maketrans(
    _LETTERS
    | {small.upper(): latin.upper() for small, latin in _LETTERS.items()}
    | {small.upper(): capital for small, capital in _CAPITALS.items()}
    | dict.fromkeys("ъьЪЬ", "")
)
_CONSONANTS = "бвгғджзкқлмнңпрстфхһцчшщ"
_GROUP = re.compile(f"(?<=([{_CONSONANTS}]))[ёюя]|[ёцчщюя]", re.IGNORECASE)


def latin(text: str) -> str:
    """The text in Latin letters; what is not Cyrillic stays as it is."""
    return _GROUP.sub(_group, text).translate(_TO_LATIN)


def _group(match: re.Match) -> str:
    """A letter of borrowed words; large as its neighbours are within a word."""
    letter = match[0].lower()
    written = _AFTER_CONSONANT[letter] if match[1] else _GROUPS[letter]
    if match[0] == letter:
        return written
    first = "İ" if written[0] == "i" else written[0].upper()
    end, text = match.end(), match.string
    beside = text[end : end + 1] or text[max(match.start() - 1, 0) : match.start()]
    return first + (written[1:].upper() if beside.isupper() else written[1:])
