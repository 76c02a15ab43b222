"""Two edits of one record joined: field by field, row by row.

What only one side touched is taken, unless an editor refuses it; where both touched
the same field, or one removed a row that the other changed or gave a source, an editor
chooses.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from .snapshots import TEMPORARY, content, items_of, key_of, key_of_end

SIDES = MINE, THEIRS = "mine", "theirs"
ROW = ""  # in place of a field's name: the whole row


@dataclass
class Clash:
    """`field` is "" for a whole row; a side that removed the row has None.

    hanging: what the other side did to rows that hang on it, as they were and are.
    """

    key: tuple[str, int]
    field: str
    base: object
    mine: object
    theirs: object
    hanging: list | tuple = ()

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


@dataclass
class Taken:
    """A change of one side alone; of a whole row where `field` is "", which then is
    None before it was added and after it was removed."""

    key: tuple[str, int]
    field: str
    before: object
    after: object
    side: str

    @property
    def name(self):
        model, pk = self.key
        return f"{model}:{pk}:{self.field}"


Decide = Callable[[Clash], str | Written | None]
Refuse = Callable[[Taken], bool]


def merge(
    base,
    mine,
    theirs,
    decide: Decide = lambda clash: None,
    refuse: Refuse = lambda taken: False,
):
    """The joined snapshot and the clashes that `decide` leaves open.

    It answers a clash with a side, with what was `Written` instead, or with None. A
    clash still open has the editor's own side in the joined snapshot. `refuse` is
    asked of every change of one side; what it refuses is as it was before.
    """
    before, one, other = items_of(base), items_of(mine), items_of(theirs)
    one = _without_twins(one, before, other)
    one, other = _with_fallen(one, before), _with_fallen(other, before)
    worked_on = _worked_on(before, one) | _worked_on(before, other)
    joined, clashes, shared = [], [], {None, *(one.keys() & other.keys())}
    for key, item in (other | one).items():
        sides = before.get(key), one.get(key), other.get(key)
        item, open_ = _join(
            key,
            *sides,
            worked_on[key],
            decide,
            # What hangs on a row that one side lacks goes or stays with the row.
            refuse if key_of_end(item) in shared else lambda taken: False,
        )
        clashes += open_
        if item:
            joined.append(item)
    joined = _without_orphans(joined, {*before, *one, *other})
    return {"record": joined[0], "rows": joined[1:]}, clashes


def _join(key, base, mine, theirs, hanging, decide, refuse):
    if mine is None or theirs is None:
        return _join_presence(key, base, mine, theirs, hanging, decide, refuse)
    fields, clashes = dict(theirs["fields"]), []
    was, ours, others = content(base or theirs), content(mine), content(theirs)
    for name in ours:
        values = was.get(name), ours[name], others.get(name)
        side = _side(*values)
        if side is None:
            clash = Clash(key, name, *values)
            side = decide(clash)
            if side is None:
                clashes.append(clash)
        elif _is_refused(key, name, *values, side, refuse):
            side = Written(values[0])
        if isinstance(side, Written):
            fields[name] = side.value
        elif side != THEIRS:
            fields[name] = ours[name]
    return theirs | {"fields": fields}, clashes


def _is_refused(key, name, base, mine, theirs, side, refuse):
    if mine == theirs:
        return False
    return refuse(Taken(key, name, base, mine if side == MINE else theirs, side))


def _side(base, mine, theirs):
    """Whose value holds; None where both changed it and differ."""
    if mine in (theirs, base):
        return THEIRS
    return MINE if theirs == base else None


def _join_presence(key, base, mine, theirs, hanging, decide, refuse):
    """A row that one side has: added by it, or removed by the other."""
    left = mine or theirs
    if base is None:
        added = Taken(key, ROW, None, left, MINE if mine else THEIRS)
        return None if refuse(added) else left, []
    if content(left) == content(base) and not hanging:
        removed = Taken(key, ROW, base, None, THEIRS if mine else MINE)
        return left if refuse(removed) else None, []
    clash = Clash(key, ROW, base, mine, theirs, hanging)
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


def _with_fallen(side, before):
    """With the rows that fell with what they hung on: of them the side said nothing."""
    return side | {
        key: item
        for key, item in before.items()
        if key not in side and (end := key_of_end(item)) in before and end not in side
    }


def _worked_on(before, side):
    """Rows that the side added or changed, by what they hang on: was, is."""
    found = defaultdict(list)
    for key, item in side.items():
        was = before.get(key)
        if (end := key_of_end(item)) and (not was or content(was) != content(item)):
            found[end].append((was, item))
    return found


def _without_orphans(joined, known):
    """Without rows that hang on a row which is refused, or was removed."""
    there = {key_of(item) for item in joined}
    ends = [(item, key_of_end(item)) for item in joined]
    return [item for item, end in ends if end in there or end not in known]
