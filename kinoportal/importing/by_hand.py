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
from ..revisions.snapshots import content, hangs, items_of, owner_field

EMPTY = (None, "", [])


class ByHand:
    def __init__(self):
        self._edited = lru_cache(None)(_edited)
        self._owners = lru_cache(None)(_owners)
        self._history = lru_cache(200)(_history)

    def fields(self, model, pk, given):
        """Names of the fields of this row that hold what somebody put there.

        `given` has the keys to what the row belongs to.
        """
        if model._meta.auto_created:
            return self._set(model, given)
        key = (model._meta.label_lower, pk)
        steps = [
            (by_hand, content(items[key]))
            for by_hand, items in self._steps(model, pk, given)
            if key in items
        ]
        names = steps[0][1] if steps else ()
        return {name for name in names if _is_by_hand(name, steps)}

    def is_worked_on(self, model, pk, given):
        """Whether somebody wrote in the row; to move it is not to write."""
        return bool(self.fields(model, pk, given) - {"order"})

    def took_away(self, model, identity, given):
        """Whether somebody deleted the row that these fields name, or keyed it anew."""
        if model._meta.auto_created:
            return bool(self._set(model, given))
        steps = self._steps(model, None, given)
        wanted = {name: _plain(given[name]) for name in identity} if steps else {}
        for (by_hand, items), (_, before) in pairwise(steps):
            if _has(before, model, wanted):
                return by_hand and not _has(items, model, wanted)
        return False

    def _set(self, pairs, given):
        """The field of several values that these pairs are, where people chose them."""
        end = owner_field(pairs)
        sets = end.related_model._meta.many_to_many
        names = {f.name for f in sets if f.remote_field.through is pairs}
        return names & self.fields(end.related_model, given[end.name], {})

    def _steps(self, model, pk, given):
        """Of the record that the row belongs to, the newest first: whether by hand, and
        its items. Nothing where only imports have saved it."""
        model, pk = self._record(model, pk, given)
        is_known = isinstance(pk, int) and pk in self._edited(model)
        return self._history(model, pk) if is_known else []

    def _record(self, model, pk, given):
        """Model and key of the record whose history tells of the row."""
        if hangs(model):
            kind = ContentType.objects.get_for_id(given["content_type"])
            model, pk, given = kind.model_class(), given["object_id"], {}
        field = owner_field(model)
        if field is None:
            return model, pk
        if field.name not in given:
            return field.related_model, self._owners(field).get(pk)
        return field.related_model, given[field.name]


def _edited(model):
    """Numbers of the records that people edited."""
    kind = ContentType.objects.get_for_model(model)
    return BitMap(_by_people(kind).values_list("object_id", flat=True).distinct())


def _owners(field):
    """The record of each row that the field leads from, of records people edited."""
    kind = ContentType.objects.get_for_model(field.related_model)
    edited = _by_people(kind).values("object_id")
    rows = field.model._base_manager.filter(**{f"{field.name}__in": edited})
    return dict(rows.values_list("pk", field.attname))


def _by_people(kind):
    saved = Revision.objects.saved().filter(content_type=kind).order_by()
    return saved.exclude(origin=Revision.Origin.IMPORT)


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
