"""Two edits of one record joined: field by field, row by row.

What only one side touched is taken; where both touched the same field, or one
removed a row that the other changed, an editor chooses.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .snapshots import TEMPORARY, content, items_of

SIDES = MINE, THEIRS = "mine", "theirs"
ROW = ""  # in place of a field's name: the whole row


@dataclass
class Clash:
    """`field` is "" for a whole row; a side that removed the row has None."""

    key: tuple[str, int]
    field: str
    base: object
    mine: object
    theirs: object

    @property
    def sides(self):
        return self.mine, self.theirs

    @property
    def name(self):
        model, pk = self.key
        return f"{model}:{pk}:{self.field}"


@dataclass
class Written:
    """What an editor wrote in place of either side."""

    value: object


Decide = Callable[[Clash], str | Written | None]


def merge(base, mine, theirs, decide: Decide = lambda clash: None):
    """The joined snapshot and the clashes that `decide` leaves open.

    It answers a clash with a side, with what was `Written` instead, or with None. A
    clash still open has the editor's own side in the joined snapshot.
    """
    before, one, other = items_of(base), items_of(mine), items_of(theirs)
    one = _without_twins(one, before, other)
    joined, clashes = [], []
    for key in [*other, *(key for key in one if key not in other)]:
        item, open_ = _join(key, before.get(key), one.get(key), other.get(key), decide)
        clashes += open_
        if item:
            joined.append(item)
    return {"record": joined[0], "rows": joined[1:]}, clashes


def _join(key, base, mine, theirs, decide):
    if mine is None or theirs is None:
        return _join_presence(key, base, mine, theirs, decide)
    fields, clashes = dict(theirs["fields"]), []
    was, ours, others = content(base or theirs), content(mine), content(theirs)
    for name in ours:
        side = _side(was.get(name), ours[name], others.get(name))
        if side is None:
            clash = Clash(key, name, was.get(name), ours[name], others.get(name))
            side = decide(clash)
            if side is None:
                clashes.append(clash)
        if isinstance(side, Written):
            fields[name] = side.value
        elif side != THEIRS:
            fields[name] = ours[name]
    return theirs | {"fields": fields}, clashes


def _side(base, mine, theirs):
    """Whose value holds; None where both changed it and differ."""
    if mine in (theirs, base):
        return THEIRS
    return MINE if theirs == base else None


def _join_presence(key, base, mine, theirs, decide):
    """A row that one side has: added by it, or removed by the other."""
    left = mine or theirs
    if base is None:
        return left, []
    if content(left) == content(base):
        return None, []
    clash = Clash(key, ROW, base, mine, theirs)
    side = decide(clash)
    if side == MINE:
        return mine, []
    if side == THEIRS:
        return theirs, []
    return left, [clash]


def _without_twins(one, before, other):
    """Without rows that both sides added alike."""
    added = [content(item) for key, item in other.items() if key not in before]
    return {
        key: item
        for key, item in one.items()
        if key in before or key[1] < TEMPORARY or content(item) not in added
    }
