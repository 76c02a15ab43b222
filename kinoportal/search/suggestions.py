"""Records by the beginning of their names, while the reader is typing.

All words but the last are whole or begun; the last is begun. Where nothing begins so,
the last word is repaired as typos are.
"""

from collections import defaultdict
from collections.abc import Iterable

from kinoportal.text import in_other_layouts, skeleton

from . import documents, engine, index, query, typos
from .index import NAMES, WORD, All, Any, Term
from .places import record_at
from .terms import LONGEST_START

SHORTEST = 2


def suggest(text: str, kinds: Iterable[str], each: int = 4) -> list[tuple[str, int]]:
    """(kind, id), at most `each` of a kind, the kinds in the order given."""
    typed = query.parse(text).words
    if len("".join(typed)) < SHORTEST or query.is_noise(typed):
        return []
    unseen, kinds = engine.hidden(), list(kinds)
    for words in _readings(text, typed):
        if found := _begun(words, kinds, each, unseen):
            return [(kind, pk) for kind in kinds for pk in found.get(kind, ())]
    return []


def _readings(text, typed):
    yield typed
    for reading in in_other_layouts(text):
        yield query.parse(reading).words
    if repaired := typos.repair(text):
        yield query.parse(repaired).words


def at_the_desk(text: str, kinds: Iterable[str], limit: int) -> list[int]:
    """Ids of records with such names, nearest first; hidden and similar ones too."""
    typed = query.parse(text).words
    if not typed:
        return []
    tree = All(tuple(Any((_begins(word), query.name_word(word))) for word in typed))
    found = index.match(tree, engine.numbers_of(kinds), limit=limit)
    return [record_at(number)[1] for number in engine.nearest_first(found, typed)]


def _begun(typed: list[str], kinds: list[str], each: int, unseen: list[int]):
    """Ids by kind, the most prominent first.

    All kinds are asked for at once; those that crowd the others out have their number
    and are left out of the next question, so that at most one is read to its end.
    """
    found, left, tree = {}, kinds, _all_begun(typed)
    at_once = each * len(kinds) + 1
    while left and tree:
        among = engine.numbers_of(left)
        numbers = index.match(tree, among, hidden=unseen, limit=at_once)
        here = defaultdict(list)
        for number in numbers:
            kind, pk = record_at(number)
            here[documents.kind_numbered(kind).name].append(pk)
        found |= {kind: ids[:each] for kind, ids in here.items()}
        if len(numbers) < at_once:
            break
        left = [kind for kind in left if len(here[kind]) < each]
    return found


def _all_begun(typed: list[str]):
    return All(tuple(_begins(word) for word in typed)) if typed else None


def _begins(word: str):
    start = skeleton(word)[:LONGEST_START]
    stems = query.word(word, NAMES).parts
    return Any((Term(f"p_{start}", (WORD,)), *stems)) if start else Any(stems)
