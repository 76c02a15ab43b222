"""The query that was probably meant.

A word that stands nowhere is compared with the words of names and titles: those that
begin with its first letter, or end as it does (for an error in the first letter).
Compared are the skeletons, so that ы for и is no error at all.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice, product

from django.db.models import Q
from rapidfuzz.distance import OSA

from kinoportal.text import fold, in_other_layouts, skeleton, words

from . import engine, index, query
from .index import NAMES
from .models import SearchWord

NEAREST = 3  # known words tried in the place of one typed
NEAREST_OF_KNOWN = 12  # the same where the one typed is known too
SHORTEST_OF_ANOTHER_SCRIPT = 6  # bones of a word that is repaired across scripts
SHORTEST_STEM = 6  # bones of a known word that a longer one begins with
SHORTEST_PART = 3  # letters of words that are run together
# What makes a word of a word: қарақшылық of қарақшы, sooner than a slip for another.
_SUFFIXES = "лық дық тық шылық сыз лы ды ты ство ский ник ница ность"
_DERIVING = frozenset(map(skeleton, _SUFFIXES.split()))
# A comma or a full stop ends a word more often than it stands for б or ю.
_STOPS = re.compile(r"[,.](?=\s|$)")


def readings(text: str) -> list[str]:
    """The text as typed in another keyboard layout, where that has known words."""
    return [
        reading
        for given in dict.fromkeys([text, _STOPS.sub(" ", text)])
        for reading in in_other_layouts(given)
        if (typed := words(reading)) and all(map(_is_known_or_short, typed))
    ]


def repairs(text: str) -> Iterator[str]:
    """Queries probably meant: unknown words replaced, then any one word.

    Of several near words the one that stands in a name with the other words is meant.
    """
    typed = query.parse(text).words
    near = [[] if _is_known_or_short(word) else _meant(word) for word in typed]
    if any(near):
        tried = islice(product(*(n or [word] for n, word in _beside(near, typed))), 12)
        phrases = [list(phrase) for phrase in tried]
        yield " ".join(next(filter(is_in_a_name, phrases), phrases[0]))
    elif len(typed) > 1:
        yield from _with_one_other_word(typed)


def repair(text: str) -> str:
    """The likeliest of the repairs that leave known words alone; "" without any."""
    typed = query.parse(text).words
    if all(map(_is_known_or_short, typed)):
        return ""
    return next(repairs(text), "")


def _beside(near, typed):
    return zip(near, typed, strict=True)


def _with_one_other_word(typed: list[str]) -> Iterator[str]:
    """For a slip that made another known word: аттын адам is алтын адам."""
    for place, word in enumerate(typed):
        for known in _nearest(word, most=NEAREST_OF_KNOWN):
            phrase = [*typed[:place], known, *typed[place + 1 :]]
            if known != word and is_in_a_name(phrase):
                yield " ".join(phrase)
                return


def is_in_a_name(phrase: list[str]) -> bool:
    tree = query.every(query.subject(phrase), partial(query.word, columns=NAMES))
    return bool(index.match(tree, engine.named(), hidden=engine.hidden(), limit=1))


def _is_known_or_short(word: str) -> bool:
    return len(word) < 3 or word.isdigit() or _is_known(word)


def _is_known(word: str) -> bool:
    return bool(
        index.match(query.word(word), engine.public(), hidden=engine.hidden(), limit=1)
    )


def _meant(word: str) -> list[str]:
    akin = _akin(word)
    if akin and skeleton(word).removeprefix(skeleton(akin[0])) in _DERIVING:
        return akin
    return _nearest(word) or akin or _parted(word)


def _parted(word: str) -> list[str]:
    """қызжібе for қыз жібек: two words of a name without their space, with a slip."""
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART)
    heads = SearchWord.objects.filter(
        word__in=[word[:cut] for cut in cuts], documents__gt=0
    )
    for head in sorted(heads.values_list("word", flat=True), key=len, reverse=True):
        for tail in _nearest(word[len(head) :]):
            if is_in_a_name([head, tail]):
                return [f"{head} {tail}"]
    return []


def _akin(word: str) -> list[str]:
    """адвокат for адвокатура: the longest known word that the word begins with."""
    bones = skeleton(word)
    starts = [bones[:length] for length in range(SHORTEST_STEM, len(bones))]
    # By the first letter, which has an index; the skeleton has none.
    found = SearchWord.objects.filter(
        start=bones[:1], skeleton__in=starts, documents__gt=0
    )
    known = [(-len(one), known) for one, known in found.values_list("skeleton", "word")]
    return [known for _, known in sorted(known)[:1]]


def _nearest(word: str, most: int = NEAREST) -> list[str]:
    """The nearest known words, of equally near ones the commonest first."""
    bones = skeleton(word)
    if len(bones) < 4 or word.isdigit():
        return []
    errors = 1 if len(bones) < 7 else 2
    found = []
    for known, bones_of_known, documents in _candidates(bones):
        distance = OSA.distance(bones, bones_of_known, score_cutoff=errors + 1)
        foreign = known.isascii() != word.isascii()
        if foreign and distance and len(bones) < SHORTEST_OF_ANOTHER_SCRIPT:
            # A few bones in common are chance: ghjrehjh is not трёх.
            continue
        if distance <= errors + 1 and not foreign:
            # One letter may be two in the skeleton: криминал without its н is krimal.
            typed = OSA.distance(fold(word), fold(known), score_cutoff=errors + 1)
            distance = min(distance, typed) if typed <= errors + 1 else errors + 1
        if distance <= errors:
            found.append((distance + 0.5 * foreign, -documents, known))
    return [known for *_, known in sorted(found)[:most]]


def _candidates(bones: str):
    similar = Q(start=bones[0]) | Q(ending=bones[-2:])
    return SearchWord.objects.filter(similar, documents__gt=0).values_list(
        "word", "skeleton", "documents"
    )
