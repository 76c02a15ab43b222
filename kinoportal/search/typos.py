"""The query that was probably meant.

A word that stands nowhere is compared with the words of names and titles: those that
begin with its first letter, or end as it does (for an error in the first letter).
Compared are the skeletons, so that ы for и is no error at all.
"""

from django.db.models import Q
from rapidfuzz.distance import OSA

from kinoportal.text import in_other_layouts, skeleton, words

from . import engine, index, query
from .index import All
from .models import SearchWord


def readings(text: str) -> list[str]:
    """The text as typed in another keyboard layout, where that has known words."""
    return [
        reading
        for reading in in_other_layouts(text)
        if (typed := words(reading)) and all(map(_is_known_or_short, typed))
    ]


def repair(text: str) -> str:
    """The text with unknown words replaced by the nearest known; "" if none is near."""
    typed = query.parse(text).words
    meant = [_nearest(word) or word for word in typed]
    return " ".join(meant) if meant != typed else ""


def _is_known_or_short(word: str) -> bool:
    return len(word) < 3 or word.isdigit() or _is_known(word)


def _is_known(word: str) -> bool:
    return bool(index.match(All((query.word(word),)), hidden=engine.hidden(), limit=1))


def _nearest(word: str) -> str:
    """The nearest known word, of equally near ones the commonest; "" if it is known."""
    bones = skeleton(word)
    if len(bones) < 4 or word.isdigit() or _is_known(word):
        return ""
    errors = 1 if len(bones) < 7 else 2
    best = (errors + 1, 0, "")
    for known, skeleton_of_known, documents in _candidates(bones):
        distance = OSA.distance(bones, skeleton_of_known, score_cutoff=errors)
        foreign = known.isascii() != word.isascii()
        if distance <= errors and (foreign or OSA.distance(word, known) <= errors + 1):
            best = min(best, (distance + 0.5 * foreign, -documents, known))
    return best[2]


def _candidates(bones: str):
    similar = Q(start=bones[0]) | Q(ending=bones[-2:])
    return SearchWord.objects.filter(similar, documents__gt=0).values_list(
        "word", "skeleton", "documents"
    )
