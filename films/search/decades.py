"""Decades in a query: 1970s, 70-е, 70-жылдар, семидесятых, жетпісінші жылдар."""

import re
from itertools import pairwise

from kinoportal.text import fold

from .vocabulary import by_term, named

_DIGITS = re.compile(
    r"\b((?:18|19|20)?\d0)(?=\s*-?\s*(?:s\b|е\b|х\b|ж\b|жыл|год))", re.I
)
# Kazakh ordinals name one only with жылдар (years) after them.
_WORDS = {
    1920: "двадцатые twenties жиырмасыншы",
    1930: "тридцатые thirties отызыншы",
    1940: "сороковые forties қырқыншы",
    1950: "пятидесятые fifties елуінші",
    1960: "шестидесятые sixties алпысыншы",
    1970: "семидесятые seventies жетпісінші",
    1980: "восьмидесятые eighties сексенінші",
    1990: "девяностые nineties тоқсаныншы",
    2000: "двухтысячные нулевые",
}
_BY_TERM = by_term(_WORDS)
_PLURAL = re.compile(".*ы(?:е|х|м|ми)|[a-z]+ies")
_YEARS = ("жыл", "год")
_TAILS = ("s", "е", "х", "ж")


def in_figures(text):
    """1990s, 1990-е, 90-х, 1990-жылдар; two figures are of the last century."""
    found = (int(match) for match in _DIGITS.findall(text))
    return [year if year > 99 else 1900 + year for year in found]


def in_words(word, following=""):
    """1970 for семидесятых, and for жетпісінші before жылдар; not for семидесятый."""
    if _PLURAL.fullmatch(fold(word)) or following.startswith(_YEARS):
        return named(word, _BY_TERM)
    return None


def named_by(phrase, following):
    """The decade that the words name, perhaps with the one after them; None if none."""
    pairs = pairwise([*phrase, *following[:1], ""])
    found = (in_words(word, after) for word, after in pairs)
    return next(filter(None, [*in_figures(" ".join(phrase)), *found]), None)


def is_tail(word):
    """What is left of a decade beside its name: 90-е, 1990-жылдар, 70-х годов."""
    figures = re.sub(r"\D+$", "", word).isdigit()
    return figures or word in _TAILS or word.startswith(_YEARS)
