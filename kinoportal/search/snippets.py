"""What matched, marked, in the language where it matched."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kinoportal.text import consonant_key, word_terms

LENGTH = 180  # letters of a snippet
SEARCHED = 20_000  # letters of a text in which the best place is looked for
_WORD = re.compile(r"[^\W_]+(?:['’ʼʹ`´‘][^\W_]+)*")


def terms_of(query_words: list[str], *, by_sound: bool = False) -> frozenset[str]:
    """Of a letter that stands beside words, as in 70-х, nothing is marked."""
    query_words = [word for word in query_words if len(word) > 1] or query_words
    found = {term for word in query_words for term in word_terms(word)}
    if by_sound:
        found |= {f"n_{consonant_key(word)}" for word in query_words}
    return frozenset(found)


def matches(word: str, terms: frozenset[str]) -> bool:
    """Words that share a term begin alike, unless one is part of a compound with
    кино-: so most need not be stemmed."""
    begins_alike = consonant_key(word)[:1] in _beginnings(terms)
    if not begins_alike and word[:4].lower() != "кино":
        return False
    return not terms.isdisjoint(_terms_and_sound(word))


@lru_cache(64)
def _beginnings(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(consonant_key(term)[:1] for term in terms if term[1:2] != "_")


@lru_cache(20_000)
def _terms_and_sound(word: str) -> tuple[str, ...]:
    return *word_terms(word), f"n_{consonant_key(word)}"


def marked(text: str, terms: frozenset[str]) -> SafeString:
    """The text as HTML, its matching words in <mark>."""
    parts, end = [], 0
    for found in _WORD.finditer(text):
        if matches(found.group(), terms):
            parts += [escape(text[end : found.start()]), "<mark>"]
            parts += [escape(found.group()), "</mark>"]
            end = found.end()
    return mark_safe("".join([*parts, escape(text[end:])]))


def snippet(texts, terms: frozenset[str], language: str) -> tuple[str, SafeString]:
    """Language and piece of the text with most matches, the reader's own first."""
    best = (0, "", "")
    for own, text in sorted(texts, key=lambda pair: pair[0] != language):
        number, piece = _densest(text[:SEARCHED], terms)
        if number > best[0]:
            best = (number, own, piece)
    return best[1], marked(best[2], terms)


def _densest(text: str, terms: frozenset[str]) -> tuple[int, str]:
    """How many different words match in the best stretch, and the stretch."""
    places = [
        (found.start(), found.group().lower())
        for found in _WORD.finditer(text)
        if matches(found.group(), terms)
    ]
    best, start = 0, 0
    for place, _ in places:
        inside = {word for at, word in places if place <= at < place + LENGTH - 30}
        if len(inside) > best:
            best, start = len(inside), place
    return best, _stretch(text, start) if best else ""


def _stretch(text: str, place: int) -> str:
    start = text.rfind(" ", 0, max(0, place - 40)) + 1 if place > 40 else 0
    end = start + LENGTH
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    piece = " ".join(text[start:end].split())
    return ("…" if start else "") + piece + ("…" if end < len(text) else "")
