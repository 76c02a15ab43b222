"""What changed in a text, word by word."""

import re
from difflib import SequenceMatcher

# Beyond so many pieces, what stands all over a text (spaces, “and”) is not looked up
# as a place to begin from; a page of 2,000 words would take a quarter of a minute.
LONG = 600
PARTS = re.compile(r"\w+|[^\w\s]|\s+")


def by_word(old, new):
    """Pairs of what became of a piece ("", "del" or "ins") and the piece."""
    one, other = PARTS.findall(old), PARTS.findall(new)
    start = _equal_from_the_start(one, other)
    end = _equal_from_the_start(one[start:][::-1], other[start:][::-1])
    between = one[start : len(one) - end], other[start : len(other) - end]
    return [
        *_piece("", one[:start]),
        *_between(*between),
        *_piece("", one[len(one) - end :]),
    ]


def joined(base, one, other):
    """Both changes of a text in one; None where they touch the same words."""
    parts = PARTS.findall(base)
    changes = {*_changes(parts, one), *_changes(parts, other)}
    text, place = [], -1
    for start, end, words in sorted(changes):
        if start <= place:
            return None
        text += [*parts[max(place, 0) : start], words]
        place = end
    return "".join([*text, *parts[max(place, 0) :]])


def _changes(parts, new):
    """(first part, the one after the last, the words in their place)."""
    others = PARTS.findall(new)
    matcher = SequenceMatcher(None, parts, others, autojunk=len(others) > LONG)
    return [
        (a, b, "".join(others[c:d]))
        for step, a, b, c, d in matcher.get_opcodes()
        if step != "equal"
    ]


def _equal_from_the_start(one, other):
    pairs = enumerate(zip(one, other, strict=False))
    differing = (place for place, (a, b) in pairs if a != b)
    return next(differing, min(len(one), len(other)))


def _between(one, other):
    pieces = []
    matcher = SequenceMatcher(None, one, other, autojunk=len(other) > LONG)
    for step, a, b, c, d in matcher.get_opcodes():
        if step == "equal":
            pieces += _piece("", one[a:b])
        else:
            pieces += [*_piece("del", one[a:b]), *_piece("ins", other[c:d])]
    return pieces


def _piece(kind, parts):
    return [(kind, "".join(parts))] if parts else []
