"""What people changed at the desk: an import leaves it as it is, and says so.

The history tells it. A value is the desk's when the revision in which it first stood
was no import's; a row is the desk's to take away in the same sense.
"""

import json
from functools import lru_cache
from itertools import pairwise

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from pyroaring import BitMap

from ..models import Revision
from ..revisions.snapshots import items_of, owner_field

EMPTY = (None, "", [])


class ByHand:
    def __init__(self):
        self._edited = {}
        self._history = lru_cache(200)(_history)

    def fields(self, model, pk, given):
        """Names of the fields of this row that hold what somebody put there.

        `given` are the fields that a table has for it.
        """
        key = (model._meta.label_lower, pk)
        steps = [
            (by_hand, items[key]["fields"])
            for by_hand, items in self._steps(model, pk, given)
            if key in items
        ]
        names = steps[0][1] if steps else ()
        return {name for name in names if _is_by_hand(name, steps)}

    def took_away(self, model, identity, given):
        """Whether somebody deleted the row that these fields name, or keyed it anew."""
        wanted = {name: _plain(given[name]) for name in identity}
        steps = self._steps(model, None, given)
        for (by_hand, items), (_, before) in pairwise(steps):
            if _has(before, model, wanted):
                return by_hand and not _has(items, model, wanted)
        return False

    def _steps(self, model, pk, given):
        """Of the record that the row belongs to, the newest first: whether by hand, and
        its items. Nothing where only imports have saved it."""
        field = owner_field(model)
        if field is not None:
            model, pk = field.related_model, given.get(field.name)
        is_known = isinstance(pk, int) and pk in self._edited_of(model)
        return self._history(model, pk) if is_known else []

    def _edited_of(self, model):
        if model not in self._edited:
            kind = ContentType.objects.get_for_model(model)
            saved = Revision.objects.saved().filter(content_type=kind).order_by()
            saved = saved.exclude(origin=Revision.Origin.IMPORT)
            found = saved.values_list("object_id", flat=True).distinct()
            self._edited[model] = BitMap(found)
        return self._edited[model]


def _history(model, pk):
    kind = ContentType.objects.get_for_model(model)
    saved = Revision.objects.saved().filter(content_type=kind, object_id=pk)
    return [
        (origin != Revision.Origin.IMPORT, items_of(saved))
        for origin, saved in saved.order_by("-pk").values_list("origin", "saved")
    ]


def _is_by_hand(name, steps):
    value = steps[0][1][name]
    for (by_hand, _), (_, before) in pairwise(steps):
        if before.get(name) != value:
            return by_hand
    # It came with the row; what is empty nobody has put there.
    return steps[-1][0] and value not in EMPTY


def _has(items, model, wanted):
    return any(
        label == model._meta.label_lower
        and all(item["fields"].get(name) == value for name, value in wanted.items())
        for (label, _pk), item in items.items()
    )


def _plain(value):
    """As a snapshot has it."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
