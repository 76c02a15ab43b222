"""What was meant when the keyboard stood in another layout: ghjrehjh is прокурор.

Tables of the Windows layouts: US (QWERTY), Russian (ЙЦУКЕН) and Kazakh, which is the
Russian one with the Kazakh letters in the row of digits.
"""

LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
DIGITS, KAZAKH_ROW = "2345890-=", "әіңғүұқөһ"
LATIN_CAPITALS = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'

_TO_RUSSIAN = str.maketrans(LATIN + LATIN_CAPITALS, RUSSIAN + RUSSIAN.upper())
_TO_KAZAKH = _TO_RUSSIAN | str.maketrans(DIGITS, KAZAKH_ROW)
_TO_LATIN = str.maketrans(
    RUSSIAN + RUSSIAN.upper() + KAZAKH_ROW, LATIN + LATIN_CAPITALS + DIGITS
)


def in_other_layouts(text: str) -> list[str]:
    """The same keys in the other layouts: Latin to Cyrillic, or Cyrillic to Latin.

    The Kazakh reading stands beside the Russian one only where they differ, and digits
    by themselves are left digits, so that a year stays a year.
    """
    if any("\u0400" <= char <= "\u04ff" for char in text):
        return [text.translate(_TO_LATIN)]
    if not any(char.isascii() and char.isalpha() for char in text):
        return []
    russian = " ".join(_word(word, _TO_RUSSIAN) for word in text.split())
    kazakh = " ".join(_word(word, _TO_KAZAKH) for word in text.split())
    return list(dict.fromkeys([russian, kazakh]))


def _word(word: str, layout: dict[int, str]) -> str:
    return word if word.isdigit() else word.translate(layout)
