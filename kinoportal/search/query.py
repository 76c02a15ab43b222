"""From what was typed to a tree of terms.

Between the words stands AND, between a word's terms OR; a phrase with synonyms is OR
over the phrases. The tiers ask for the same words ever less strictly.
"""

import re
import unicodedata
from dataclasses import dataclass

from kinoportal import catalogue
from kinoportal.text import (
    fold,
    name_keys,
    skeleton,
    word_terms,
    words,
)

from .index import COLUMNS, NAME, NAMES, WORD, All, Any, Term
from .models import SynonymGroup
from .terms import whole_names

LONGEST_QUERY = 200
MOST_WORDS = 16

# Words that carry no subject in a question put to a portal of Kazakh cinema; taken
# out while others remain. The first are met in every form, the second as they stand.
_FILLERS = """
фильм film movie кино картина казахский казахстанский қазақ қазақстан казахстан kazakh
kazakhstan казах
"""
_SMALL = """
о об обо про с со в во на и по из к у за от до для где кто кого кому кем что как
какой какая какое какие какого каком каким какому каких какую который которая которое
которые которого котором которых чей чья чьи чем чём чего сколько это этот эта когда
почему есть был была было были мне все весь совместно похожий похожие похожих
смотреть посмотреть онлайн скачать бесплатно трейлер сюжет описание метр
год года году
the a an of in on at by with from and about for to is are was were who what which where
when why how whose whom did does do has have had his her their that this like similar
year all watch online download trailer plot synopsis free
туралы жайлы жайында және мен бен пен үшін кім кімді кімнің кімдер не қандай қай қайда
қашан неге қанша неше ұқсас деген бойынша жылғы алған жылы барлық көру қарау тегін
сюжеті трейлері
"""
_HELD_DOWN = re.compile(r"(?:([^\W\d])\1+)+")
FILLERS = frozenset(
    term for word in _FILLERS.split() for term in word_terms(word) if len(term) > 3
)
SMALL = frozenset(map(fold, _SMALL.split()))


def is_filler(word: str) -> bool:
    return fold(word) in SMALL or _is_of_any_film(word)


def _is_of_any_film(word: str) -> bool:
    return not FILLERS.isdisjoint(word_terms(word))


@dataclass
class Query:
    text: str
    words: list[str]
    is_cut: bool = False

    def __bool__(self):
        return bool(self.words)


def clean(text: str) -> tuple[str, bool]:
    """One line without control characters, at most 200 letters; and whether cut."""
    text = unicodedata.normalize("NFC", text[: 4 * LONGEST_QUERY])
    text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    text = " ".join(text.split())
    return text[:LONGEST_QUERY].strip(), len(text) > LONGEST_QUERY


def parse(text: str) -> Query:
    text, is_cut = clean(text)
    found = words(text)
    return Query(text, found[:MOST_WORDS], is_cut or len(found) > MOST_WORDS)


def subject(query_words: list[str]) -> list[str]:
    """The words without fillers, unless nothing else was typed: От is a film too."""
    telling = [word for word in query_words if not is_filler(word)]
    small = [word for word in query_words if not _is_of_any_film(word)]
    return telling or small or query_words


def is_noise(phrase: list[str]) -> bool:
    """Keys held down and no word: zzz, ыыыы, qqqqzzzz, ь; a number is none."""
    return all(_HELD_DOWN.fullmatch(word) or not skeleton(word) for word in phrase)


def phrase_key(phrase: list[str]) -> str:
    return " ".join(map(skeleton, phrase))


_synonyms: tuple[int, dict[str, list[list[str]]]] = (-1, {})


def synonyms() -> dict[str, list[list[str]]]:
    """Phrase to the other phrases of its groups; read anew when the catalogue moves."""
    global _synonyms
    version = catalogue.version()
    if _synonyms[0] != version:
        found: dict[str, list[list[str]]] = {}
        for group in SynonymGroup.objects.all():
            phrases = [words(entry) for entry in group.entries]
            for phrase in phrases:
                others = [other for other in phrases if other and other != phrase]
                found.setdefault(phrase_key(phrase), []).extend(others)
        _synonyms = (version, found)
    return _synonyms[1]


def word(typed: str, columns=COLUMNS) -> Any:
    """Any term of the word in the columns."""
    return Any(tuple(Term(term, columns) for term in word_terms(typed)))


def name_word(typed: str) -> Any:
    """Any term of the word, or its keys, in names."""
    keys = (Term(key, (NAME,)) for key in name_keys(typed))
    return Any((*word(typed, NAMES).parts, *keys))


def whole(phrase: list[str]) -> Any:
    """A name that is these words and no others."""
    return Any(tuple(Term(name, (WORD,)) for name in whole_names(phrase)))


def exact_word(typed: str) -> Term:
    return Term(skeleton(typed), (WORD,))


def every(phrase: list[str], ask, known=None) -> All:
    """Every word as `ask` puts it, or a synonym of the words it belongs to.

    `known` are the synonyms, for who asks several times.
    """
    known, parts, place = synonyms() if known is None else known, [], 0
    while place < len(phrase):
        length, others = _longest_known(phrase[place:], known)
        plain = [ask(typed) for typed in phrase[place : place + length]]
        parts.append(_or_others(plain, others, ask))
        place += length
    return All(tuple(parts))


def _longest_known(phrase, known):
    for length in range(min(4, len(phrase)), 0, -1):
        others = known.get(phrase_key(phrase[:length]))
        if others:
            return length, others
    return 1, []


def _or_others(plain, others, ask):
    alternatives = [All(tuple(plain))]
    alternatives += [All(tuple(map(ask, other))) for other in others]
    return alternatives[0] if len(alternatives) == 1 else Any(tuple(alternatives))
