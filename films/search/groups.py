"""The groups that answers stand in, best first, and the order inside them."""

from kinoportal.search import documents, engine
from kinoportal.search.engine import WHOLE
from kinoportal.search.places import record_at

NAMED_WHOLE, NAMED_IN_CHIPS, FIRST_NAMED, UNDER_CHIPS, NAMED, ASKED_ROLE = range(6)
BY_TIER = 10  # and the tier


def lift(groups, key, group):
    groups[key] = min(group, groups.get(key, group))


def in_order(groups):
    """Stable: inside a group as found, that is nearest and most prominent first.

    Of records of the same name the film comes first: its theme is a step away.
    """
    return sorted(groups, key=lambda key: (groups[key], _after_the_film(key, groups)))


def _after_the_film(key, groups):
    return groups[key] == NAMED_WHOLE and key[0] != "film"


def text_groups(understanding, words, kinds, limit):
    groups = {}
    unseen = understanding.unseen
    for tier, number in engine.ranked(words, kinds, limit=limit, unseen=unseen):
        kind, pk = record_at(number)
        group = NAMED_WHOLE if tier == WHOLE else BY_TIER + tier
        groups[documents.kind_numbered(kind).name, pk] = group
    return groups
