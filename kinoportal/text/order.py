"""The Kazakh alphabetical order, kept in a column instead of a database collation.

Code points are not an order: Ә, Ғ, Қ stand after Я in Unicode. CLDR tailors the root
order for Kazakh (`kk`) in two places, ү after ұ and і after ы, and sorts Cyrillic
before Latin. A stored key compares by code point alike in Python, SQLite and in
PostgreSQL under the "C" collation, needs no ICU and can be indexed.
"""

import unicodedata

# State alphabet of 1957, as printed in Kazakh school books and in CLDR's kk.
KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
SORT_KEY_LENGTH = 200
OTHER = "#"

# Letters without a decomposition into a base letter and an accent.
WHOLE_LETTERS = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"}
# Letters that are their own although Unicode decomposes them into и and е with a mark.
OWN_LETTERS = {"й": "\ue000", "ё": "\ue001"}
RESTORED = {ord(mark): letter for letter, mark in OWN_LETTERS.items()}


def plain_letters(text: str) -> str:
    """Casefolded, accents off, й and ё kept: Ǵ gives g, Ў gives у, Й gives й."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    for letter, mark in OWN_LETTERS.items():
        composed = composed.replace(letter, mark)
    apart = unicodedata.normalize("NFKD", composed)
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return bare.translate(RESTORED).translate(str.maketrans(WHOLE_LETTERS))


class _Places(dict):
    """Letter to place: consecutive code points from U+0430 on, Cyrillic first.

    Letters of other alphabets stay themselves; the rest separates words.
    """

    def __init__(self):
        letters = KAZAKH_ALPHABET + LATIN_ALPHABET
        super().__init__(
            {ord(letter): chr(0x430 + place) for place, letter in enumerate(letters)}
        )

    def __missing__(self, code: int) -> str:
        char = chr(code)
        return char if char.isalnum() else " "


_PLACES = _Places()


def sort_key(text: str) -> str:
    """A string to compare by code point; punctuation, case and accents do not count."""
    words = plain_letters(text[:SORT_KEY_LENGTH]).translate(_PLACES).split()
    return " ".join(words)[:SORT_KEY_LENGTH].rstrip()


def first_letter(name: str) -> str:
    """The capital under which an index lists the name; "#" for a digit or no letter."""
    for char in plain_letters(name[:SORT_KEY_LENGTH]):
        if char.isalnum():
            return char.upper() if char.isalpha() and len(char.upper()) == 1 else OTHER
    return OTHER


_LETTERS = {place: chr(code).upper() for code, place in _PLACES.items()}


def letter_of(key: str) -> str:
    """The letter of an index under which a sort key stands; "#" for all others."""
    letter = _LETTERS.get(key[:1], key[:1].upper())
    return letter if letter.isalpha() and len(letter) == 1 else OTHER
