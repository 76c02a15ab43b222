"""Which words of a query name a record: a person, a theme, a festival, an award.

A single word names by a document's handle (a surname, a theme's label, the proper
part of a festival's name); several words by a name all of whose telling words they
are, in any order. The longest span wins, and spans do not overlap.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kinoportal.text import (
    consonant_key,
    fold,
    kazakh_stems,
    skeleton,
    whole_word_terms,
    word_terms,
    words,
)

from . import documents, engine, index, query
from .index import NAME, All, Any, Term
from .places import record_at
from .terms import whole_names

LONGEST_SPAN = 6
CANDIDATES = 30
SHORT = 3  # letters of a skeleton that many names of another script share
FEWEST_INITIALS = 4  # three letters are a word too often

# What names of festivals, prizes and sections have beside their proper part.
_GENERIC = """
    кинофестиваль кинофестивалі кинофестиваля фестиваль фестивалі фестиваля халықаралық
    международный ұлттық национальный кино киносы сыйлығы сыйлық премия премиясы
    кинопремия жүлде жүлдесі приз приза главный бас байқау байқауы конкурс программа
    программы бағдарламасы бағдарлама мемлекеттік государственная
    festival film films international national award awards prize prizes competition
    section program programme the of for and в на за и in at de du
    первый первая бірінші first
"""
# Of a film beside a festival they say no more than the festival does.
_TAKING_PART = """
    участвовал участие участник показан показали показ отобран отбор выдвинут выдвинули
    представлен попал премьера қатысқан қатысты қатысушы ұсынылған ұсынылды көрсетілген
    көрсетілді таңдалған премьерасы shown selected selection screened submitted
    submission entry premiered premiere participated
"""
_GENERIC_WORDS = frozenset(map(fold, _GENERIC.split()))
NOT_TELLING = query.SMALL | _GENERIC_WORDS
_GENERIC_TERMS = frozenset(
    term
    for word in (_GENERIC + _TAKING_PART).split()
    for term in word_terms(word)
    if len(term) > 5
)


class Recognised(NamedTuple):
    start: int
    end: int
    records: tuple[tuple[str, int], ...]  # (kind, id), the most prominent first


def telling(name: str) -> list[str]:
    """The words of a name without those that every festival or prize has."""
    return [word for word in words(name) if fold(word) not in NOT_TELLING]


def is_generic(word: str) -> bool:
    """программе, фестивале, показаны: what it is that is named, not its name."""
    in_form = not _GENERIC_TERMS.isdisjoint(word_terms(word))
    return in_form or fold(word) in _GENERIC_WORDS


def variants(name: str) -> list[str]:
    """A name, the part before its bracket or its reason (Silver Bear for ...), what
    stands inside the bracket and in quotes."""
    parts = [*re.split(r"[()]", name), *re.split(" for | за ", name)[:1]]
    quoted = re.findall('[«“"]([^»”"]+)[»”"]', name)
    return [part.strip() for part in (name, *parts, *quoted) if part.strip()]


def handles(names: list[tuple[str, str]]) -> list[str]:
    """The variants of names that have one telling word: Канн, Берлинале, Оскар.

    What stands in brackets is mostly a city; it names the festival only if the English
    name has it too.
    """
    english = {
        consonant_key(word)
        for language, name in names
        for word in words(name)
        if language == "en"
    }
    found = {}
    for _, name in names:
        for variant in variants(name):
            part = telling(variant)
            bracketed = f"({variant})" in name
            if len(part) == 1 and (not bracketed or consonant_key(part[0]) in english):
                found[part[0]] = True
    return list(found)


def initials(names: list[tuple[str, str]]) -> list[str]:
    """Names of several words are spoken of by their letters: TIFF, ММКФ.

    Of кинофестиваль both parts are heard.
    """
    found = {}
    for _, name in names:
        telling_ones = [
            word
            for word in words(re.sub("кино(?=.{5})", "кино ", name.split("(")[0]))
            if fold(word) not in query.SMALL
        ]
        if len(telling_ones) >= FEWEST_INITIALS:
            found["".join(word[0] for word in telling_ones)] = True
    return list(found)


def recognise(
    phrase: list[str], kinds: Iterable[str], unseen=None, *, whole: Iterable[str] = ()
) -> list[Recognised]:
    """Spans of the words that name records, in the order of the words.

    Records of the kinds in `whole` are named by nothing less than a whole name.
    """
    unseen = engine.hidden() if unseen is None else unseen
    kinds, whole = list(kinds), [*kinds, *whole]
    found, free = [], set(range(len(phrase)))
    for length in range(min(LONGEST_SPAN, len(phrase)), 0, -1):
        for start in range(len(phrase) - length + 1):
            span = set(range(start, start + length))
            if span <= free and (records := _named(phrase, span, kinds, whole, unseen)):
                found.append(Recognised(start, start + length, records))
                free -= span
    return sorted(found)


def _named(phrase, span, kinds, whole, unseen):
    typed = [phrase[place] for place in sorted(span)]
    if query.is_filler(typed[0]) or query.is_filler(typed[-1]):
        return ()
    name = query.whole(typed)
    if len(typed) == 1:
        return _by_handle(typed[0], name, kinds, whole, unseen)
    found = _verified(typed, All(tuple(map(query.name_word, typed))), kinds, unseen)
    return found or _records(name, whole, unseen)


def _by_handle(typed: str, name: Any, kinds, whole, unseen):
    if len(typed) < 3:
        return ()
    handles = (Term(f"h_{term}", (NAME,)) for term in whole_word_terms(typed))
    initials = Term(f"i_{fold(typed)}", (NAME,))
    tree = Any((name, initials, *handles))
    others = [kind for kind in whole if kind not in kinds]
    return _records(tree, kinds, unseen) + _forms(typed, tree, others, unseen)


def _forms(typed: str, tree: Any, kinds, unseen) -> tuple[tuple[str, int], ...]:
    """Records whose whole name is the word in some form; between scripts, in this one.

    In its own script the letters count: Қиян is not Канны, though the skeletons meet.
    """
    found = index.match(tree, engine.numbers_of(kinds), hidden=unseen, limit=CANDIDATES)
    names = documents.names_of(found)
    return tuple(
        _record(number)
        for number in found
        if any(_is_form_of(words(name), typed) for _, name in names.get(number, []))
    )


def _is_form_of(name: list[str], typed: str) -> bool:
    if len(name) == 1 and name[0].isascii() == typed.isascii():
        return not _letters(name[0]).isdisjoint(_letters(typed))
    if not typed.isascii() and len(skeleton(typed)) <= SHORT:
        return False
    told, asked = map(whole_names, (name, [typed]))
    return not set(told).isdisjoint(asked)


def _letters(word: str) -> set[str]:
    """The word's stems with the letters that the skeleton merges."""
    russian = {term for term in whole_word_terms(word) if term.startswith("r_")}
    return russian | kazakh_stems(word)


def _records(tree, kinds, unseen):
    found = index.match(tree, engine.numbers_of(kinds), hidden=unseen, limit=CANDIDATES)
    return tuple(_record(number) for number in found)


def _verified(typed, tree, kinds, unseen):
    found = index.match(tree, engine.numbers_of(kinds), hidden=unseen, limit=CANDIDATES)
    names = documents.names_of(found)
    return tuple(
        _record(number)
        for number in found
        if any(
            _covers(typed, variant)
            for _, name in names.get(number, [])
            for variant in variants(name)
        )
    )


def _covers(typed: list[str], name: str) -> bool:
    """Every typed word is in the name, and every telling word of it was typed."""
    asked, told = list(map(_terms, typed)), list(map(_terms, words(name)))
    needed = [_terms(one) for one in telling(name) if not query.is_filler(one)]
    return (
        bool(needed)
        and all(any(one & other for other in told) for one in asked)
        and all(any(one & other for other in asked) for one in needed)
    )


def _terms(word: str) -> set[str]:
    return {*word_terms(word), f"n_{consonant_key(word)}"}


def _record(number: int) -> tuple[str, int]:
    kind, object_id = record_at(number)
    return documents.kind_numbered(kind).name, object_id
