"""Which documents match a text, best first.

Five tiers, each asked only for what the stricter ones left out: the whole name; every
word in a name as typed; every word in names by its stems; by consonants; every word
anywhere. Inside the tiers of names the nearer name stands first, then the more
prominent record. Where nothing has every word of a longer query, the documents with
the most telling ones are given.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial
from math import log10
from typing import NamedTuple

from django.utils import timezone
from rapidfuzz.distance import OSA

from kinoportal import catalogue
from kinoportal.text import (
    consonant_key,
    fold,
    near_key,
    skeleton,
    word_terms,
    words,
)

from . import documents, index, query
from .index import NAMES, All, Any
from .models import SearchDocument
from .places import record_at

WHOLE, TYPED, STEM, SOUND, ANYWHERE, SOME = range(6)
REFINED = 60  # documents of an answer whose names are compared letter by letter
ALIKE = 0.65  # of the letters of two names that share their consonants
ENOUGH = 0.45  # of the weight of a query's words, where not all are found
MOST_OF_SOME = 50
USUAL = 1_000  # letters of a text, in all its languages
_CYRILLIC = re.compile("[\u0400-\u04ff]")
WIDEST = 2_000  # documents of one word that are weighed against the others


class Hit(NamedTuple):
    kind: str
    object_id: int
    tier: int
    place: int


_dated = ("", [])


def hidden() -> list[int]:
    """Numbers of the documents whose time has not come, or is over.

    Few records have dates; they are looked up once for each version of the catalogue.
    """
    global _dated
    version, now = catalogue.version(), timezone.now()
    if _dated[0] != version:
        _dated = version, list(SearchDocument.objects.dated())
    return [
        number
        for number, begin, end in _dated[1]
        if (begin and begin > now) or (end and end <= now)
    ]


def numbers_of(kinds: Iterable[str]) -> list[int]:
    return [documents.KINDS[kind].number for kind in kinds]


def public() -> list[int]:
    return [kind.number for kind in documents.KINDS.values() if kind.is_public]


def named() -> list[int]:
    """The public kinds whose records have names, not words."""
    kinds = documents.KINDS.values()
    return [kind.number for kind in kinds if kind.is_public and not kind.has_words]


def _tiers(phrase: list[str]):
    """Yield tier and query tree, the strictest first."""
    found, known = query.subject(phrase), query.synonyms()
    yield WHOLE, Any((query.whole(phrase), query.whole(found)))
    if query.is_noise(phrase):
        return
    yield TYPED, All(tuple(map(query.exact_word, found)))
    in_names = partial(query.word, columns=NAMES)
    yield STEM, query.every(found, in_names, known)
    if all(len(consonant_key(typed)) > 1 for typed in found):
        yield SOUND, query.every(found, query.name_word, known)
    yield ANYWHERE, query.every(found, query.word, known)


def find(text: str, kinds: Iterable[str], *, limit: int | None = None) -> list[Hit]:
    """Hits over the kinds, best first; `limit` is of each tier."""
    phrase = query.parse(text).words
    return [_hit(number, tier) for tier, number in ranked(phrase, kinds, limit=limit)]


def ranked_ids(kind: str, text: str) -> list[int]:
    """Ids of the records of one kind that the text finds, best first."""
    found = ranked(query.parse(text).words, [kind])
    return [record_at(number)[1] for _, number in found]


def named_with(
    phrase: list[str], kind: str, *, unseen=(), limit: int | None = None
) -> list[int]:
    """Ids of the records of one kind that have every word in names, in any form."""
    tree = query.every(phrase, partial(query.word, columns=NAMES))
    found = index.match(tree, numbers_of([kind]), hidden=unseen, limit=limit)
    return [record_at(number)[1] for number in found]


def ranked(
    phrase: list[str], kinds, *, limit=None, unseen=None
) -> list[tuple[int, int]]:
    """Tier and number of the documents that match, best first."""
    if not phrase:
        return []
    unseen = hidden() if unseen is None else unseen
    among, seen, hits = numbers_of(kinds), set(), []
    for tier, tree in _tiers(phrase):
        if tier == SOUND and hits:
            continue
        found = index.match(tree, among, hidden=unseen, limit=limit)
        fresh = [number for number in found if number not in seen]
        if tier == WHOLE:
            fresh = _spelt_alike(fresh[:REFINED], phrase)
        if tier == SOUND:
            fresh = _sounding_alike(fresh[:REFINED], phrase)
        elif tier < ANYWHERE:
            fresh = nearest_first(fresh, phrase, REFINED - len(hits))
        seen.update(fresh)
        hits += [(tier, number) for number in fresh]
    if hits or query.is_noise(phrase):
        return hits
    return _with_some_words(query.subject(phrase), among, unseen)


def count_words(phrase: list[str], kinds, unseen=()) -> dict[str, int]:
    """How many documents of each kind have every word."""
    tree = query.every(query.subject(phrase), query.word)
    found = index.count(tree, numbers_of(kinds), hidden=unseen)
    return {
        documents.kind_numbered(number).name: total for number, total in found.items()
    }


def _hit(number: int, tier: int) -> Hit:
    kind, object_id = record_at(number)
    return Hit(documents.kind_numbered(kind).name, object_id, tier, number)


def nearest_first(numbers: list[int], phrase: list[str], most=REFINED) -> list[int]:
    """The first of them, as many as `most`, by how near their names are."""
    most = max(0, most)
    head, rest = numbers[:most], numbers[most:]
    if len(head) < 2:
        return numbers
    names, worth = documents.names_of(head), _worth(query.subject(phrase))
    far = {number: _distance(names.get(number, []), worth) for number in head}
    return sorted(head, key=lambda number: (far[number], number)) + rest


def _spelt_alike(numbers: list[int], phrase: list[str]) -> list[int]:
    """Those whose whole name is the text in its own script: Қиян is not Канн.

    Between scripts the skeletons are all there is to compare.
    """
    typed = {fold("".join(asked)) for asked in (phrase, query.subject(phrase))}
    return sorted(
        number
        for number, names in documents.names_of(numbers).items()
        if any(_is_spelt(name, typed) for name in names)
    )


def _is_spelt(name, typed: set[str]) -> bool:
    spelt = fold("".join(words(name[1])))
    foreign = "" if _CYRILLIC.search(spelt) else skeleton(spelt)
    return any(
        one == spelt
        or not _CYRILLIC.search(one)
        or (len(foreign) > 3 and skeleton(one) == foreign)
        for one in typed
    )


def _sounding_alike(numbers: list[int], phrase: list[str]) -> list[int]:
    """Those with names near enough, the nearest first; consonants alone are shared
    by too many."""
    asked, near = query.subject(phrase), []
    for number, names in documents.names_of(numbers).items():
        told = {word for _, name in names for word in words(name)}
        likeness = min(_likeness(one, told) for one in asked)
        if likeness >= ALIKE:
            near.append((-round(likeness, 3), number))
    return [number for _, number in sorted(near)]


def _likeness(one: str, others: set[str]) -> float:
    """Of the skeletons; those with one near key are as good as the same."""
    if near_key(one) in map(near_key, others):
        return 1
    bones = skeleton(one)
    likenesses = (OSA.normalized_similarity(bones, skeleton(other)) for other in others)
    return max(likenesses, default=0)


def _worth(asked: list[str]) -> Callable[[str], float]:
    """What a word of a name counts: 1 for one that was asked for, more if spelt so."""
    terms = frozenset(term for typed in asked for term in word_terms(typed))

    @cache
    def worth(one):
        return (not terms.isdisjoint(word_terms(one))) + 0.1 * (one in asked)

    return worth


def _distance(names, worth: Callable[[str], float]) -> float:
    """The share of the nearest name that was not asked for; less if spelt the same."""
    best = 2.0
    for name in {name for _, name in names}:
        told = words(name)
        best = min(best, 1 - sum(map(worth, told)) / max(1, len(told)))
    return round(best, 3)


def _with_some_words(phrase, among, unseen) -> list[tuple[int, int]]:
    """The documents that hold most of what was asked; a rare word weighs more.

    A word that stands nowhere is left out of the sum.
    """
    held, weights = defaultdict(float), []
    for typed in dict.fromkeys(phrase) if len(phrase) > 1 else ():
        found = index.match(query.word(typed), among, hidden=unseen, limit=WIDEST + 1)
        if found:
            weights.append(0.2 if len(found) > WIDEST else 1 / len(found) ** 0.25)
        for number in found[:WIDEST]:
            held[number] += weights[-1]
    least = ENOUGH * sum(weights)
    kept = [number for number, weight in held.items() if weight >= least]
    kept.sort(key=lambda number: (-round(held[number], 6), number))
    kept = kept[:MOST_OF_SOME]
    long = _lengths(kept)
    kept.sort(key=lambda number: (-round(held[number] / long[number], 6), number))
    return [(SOME, number) for number in kept]


def _lengths(numbers: list[int]) -> dict[int, float]:
    """1 for a text as long as most, more for one where every word stands somewhere."""
    texts = SearchDocument.objects.filter(pk__in=numbers).values_list("pk", "texts")
    return {
        number: 1 + 0.5 * log10(max(1, sum(len(text) for _, text in told) / USUAL))
        for number, told in texts
    }
