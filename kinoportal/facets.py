"""Facets: sets of record ids in memory, one for each value of each facet.

An `Index` is a picture of the catalogue at one version. It answers which
records a choice of values leaves, how many each further value would leave, and
a page of them in an order, without asking the database.
"""

import gc
import threading
from array import array
from bisect import insort
from collections import defaultdict
from functools import cache, reduce
from operator import or_

from django.utils import timezone
from pyroaring import BitMap

from . import catalogue

MOST_MOVED = 50  # records; more are sooner built anew than moved one by one


class Facet:
    """The ids of each value of one facet."""

    def __init__(self, pairs=(), among=None):
        """From pairs of value and id; of those `among` these ids, where it is given."""
        lists = defaultdict(list)
        for value, pk in pairs:
            lists[value].append(pk)
        sets = {value: BitMap(ids) for value, ids in lists.items()}
        if among is not None:
            sets = {value: ids & among for value, ids in sets.items()}
        self.ids = {value: ids for value, ids in sets.items() if ids}

    @classmethod
    def of_sets(cls, pairs):
        """From pairs of value and ids; a value may come several times."""
        facet = cls()
        for value, ids in pairs:
            facet.ids[value] = facet.ids.get(value, BitMap()) | BitMap(ids)
        return facet

    def moved(self, ids, now):
        """These ids taken out, and put in where the facet `now` has them."""
        facet = Facet()
        facet.ids = dict(self.ids)
        for value, among in self.ids.items():
            if not among.isdisjoint(ids):
                facet.ids[value] = among - ids
        for value, among in now.ids.items():
            facet.ids[value] = facet.ids.get(value, BitMap()) | among
        facet.ids = {value: among for value, among in facet.ids.items() if among}
        return facet

    def any_of(self, values):
        """Records with one of the values."""
        return reduce(
            or_, (self.ids.get(value, BitMap()) for value in values), BitMap()
        )

    def counts(self, among):
        return {
            value: ids.intersection_cardinality(among)
            for value, ids in self.ids.items()
        }


class PairedFacet:
    """Two facets whose values belong together in one row.

    Won *at Cannes* is one row of the ledger, not a prize somewhere and a showing
    there. `first` and `second` are the names of the two facets.
    """

    def __init__(self, first, second, rows=(), among=None):
        self.names = (first, second)
        self.pairs = Facet(rows, among)

    def moved(self, ids, now):
        facet = PairedFacet(*self.names)
        facet.pairs = self.pairs.moved(ids, now.pairs)
        return facet

    def any_of(self, choices):
        firsts, seconds = (choices.get(name) or () for name in self.names)
        chosen = [
            ids
            for (first, second), ids in self.pairs.ids.items()
            if (not firsts or first in firsts) and (not seconds or second in seconds)
        ]
        return reduce(or_, chosen, BitMap())

    def counts(self, name, choices, among):
        """Counts of one side's values under what is chosen on the other side."""
        side = self.names.index(name)
        other = choices.get(self.names[1 - side]) or ()
        found = {}
        for pair, ids in self.pairs.ids.items():
            if not other or pair[1 - side] in other:
                found[pair[side]] = found.get(pair[side], BitMap()) | ids
        return {v: ids.intersection_cardinality(among) for v, ids in found.items()}


class Orders:
    """Lists of ids, each made when it is first asked for.

    `makers` are functions by name. `keys`, by the same names, give what an id is
    sorted by, or None for an id that is no longer there.
    """

    def __init__(self, makers, keys=None):
        self._makers, self._keys, self._made = makers, keys or {}, {}

    def __getitem__(self, name):
        if name not in self._made:
            self._made[name] = array("L", self._makers[name]())
        return self._made[name]

    def moved(self, gone, come):
        """Orders in which some ids are taken out and others put in their places."""
        orders = Orders(self._makers, self._keys)
        for name in self._keys:
            if name in self._made:
                ids = array("L", self._made[name])
                if _move(ids, gone, come, cache(self._keys[name])):
                    orders._made[name] = ids
        return orders


def _move(ids, gone, come, key):
    """Whether every place was found; each is looked for by halves."""
    for pk in gone:
        if pk in ids:
            ids.remove(pk)
    try:
        for pk in come:
            insort(ids, pk, key=key)
    except TypeError:
        # Beside it stood a record that has gone since: its key is None.
        return False
    return True


class Index:
    """One version of the catalogue: all public ids, facets and orders.

    choices are everywhere a dictionary of facet name -> chosen values, or for
    "only" a set of ids (what a search found). valid_until is the next moment at
    which a publishing date changes who is public.
    """

    def __init__(
        self, everything, facets, orders, *, pairs=None, years=None, valid_until=None
    ):
        self.everything, self.facets = everything, facets
        self.pairs = pairs or PairedFacet("", "")
        self.years, self.valid_until = years or Facet(), valid_until
        self.orders, self._ranks = orders, {}

    def moved(self, ids, now):
        """With these records as the index `now`, made of them alone, has them."""
        return Index(
            (self.everything - ids) | now.everything,
            {
                name: facet.moved(ids, now.facets[name])
                for name, facet in self.facets.items()
            },
            self.orders.moved(ids, now.everything),
            pairs=self.pairs.moved(ids, now.pairs),
            years=self.years.moved(ids, now.years),
            valid_until=now.valid_until,
        )

    def select(self, choices, *, without=""):
        """The ids that the choices leave; without one facet's own choice."""
        left = self.everything
        if choices.get("only") is not None:
            left = left & choices["only"]
        for name, facet in self.facets.items():
            if choices.get(name) and name != without:
                left = left & facet.any_of(choices[name])
        paired = {
            name: () if name == without else choices.get(name)
            for name in self.pairs.names
        }
        if any(paired.values()):
            left = left & self.pairs.any_of(paired)
        return left & self._within_years(choices) if without != "year" else left

    def _within_years(self, choices):
        low, high = choices.get("year_min"), choices.get("year_max")
        if low is None and high is None:
            return self.everything
        low, high = low or 0, high or 9999
        return self.years.any_of(year for year in self.years.ids if low <= year <= high)

    def counts(self, name, choices):
        """How many records each value would leave under the other choices."""
        among = self.select(choices, without=name)
        if name in self.pairs.names:
            return self.pairs.counts(name, choices, among)
        facet = self.years if name == "year" else self.facets[name]
        return facet.counts(among)

    def page(self, selection, order, start, length):
        """A run of the selection's ids in an order, or in a list given as order."""
        ids = self.orders[order] if isinstance(order, str) else order
        if len(selection) == len(ids):
            return list(ids[start : start + length])
        if len(selection) * 20 < len(ids) and isinstance(order, str):
            rank = self._rank(order)
            return sorted(selection, key=rank.__getitem__)[start : start + length]
        left = (pk for pk in ids if pk in selection)
        return [pk for i, pk in zip(range(start + length), left, strict=False)][start:]

    def _rank(self, order):
        if order not in self._ranks:
            self._ranks[order] = {pk: i for i, pk in enumerate(self.orders[order])}
        return self._ranks[order]


class Kept:
    """The current index of one kind of record, brought up to date when it is not.

    `build` makes it of all records, or of the ids that it is given; `affected` tells
    which ids those are, from the ids by kind that a change touched.
    """

    def __init__(self, build, affected):
        self.build, self.affected = build, affected
        self._kept = None, None
        self._lock = threading.Lock()

    def current(self):
        return self._if_current() or self._renewed()

    def _if_current(self):
        version, index = self._kept
        if index is None or version != catalogue.version():
            return None
        return None if self._is_over(index) else index

    @staticmethod
    def _is_over(index):
        """A publishing date has passed since."""
        return index.valid_until and index.valid_until <= timezone.now()

    def _renewed(self):
        with self._lock:
            index = self._if_current()
            if index is None:
                # Asked for first: a change during the building is seen next time.
                version = catalogue.version()
                index = self._moved() or self._built()
                self._kept = version, index
            return index

    def _moved(self):
        version, index = self._kept
        if index is None or self._is_over(index):
            return None
        touched = catalogue.touched_since(version)
        ids = None if touched is None else self.affected(touched)
        if ids is None or len(ids) > MOST_MOVED:
            return None
        return index.moved(BitMap(ids), self.build(ids)) if ids else index

    def _built(self):
        index = self.build()
        _spare_the_collector()
        return index


def _spare_the_collector():
    """A large index is a tenth of a second of work for each full collection."""
    gc.collect()
    gc.freeze()
