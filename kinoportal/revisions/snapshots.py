"""A record with its rows as plain data, and the way back into the tables.

A snapshot is ``{"record": item, "rows": [item, …]}``; an item has "model", "pk" and
"fields" as Django's serializers write them. Rows are those that live and die with the
record (credits, pictures, citations) and what hangs on these in turn.
"""

import json
from collections import defaultdict
from contextlib import contextmanager

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import CASCADE, Q

from . import ends

# Rows of a change that is not in the tables yet are numbered from here on; below
# 2**40, where the numbers of search documents end.
TEMPORARY = 10**12


class _Undone(Exception):
    pass


@contextmanager
def trial():
    """What is written inside is taken back at the end, whatever happens."""
    try:
        with transaction.atomic():
            yield
            raise _Undone
    except _Undone:
        pass


def as_saved(record, *, whole=False):
    """The record and its rows; with `whole` also rows that belong to other records
    but would go with it, such as its places in collections."""
    rows = [
        row for name in row_names(type(record), whole) for row in _rows(record, name)
    ]
    fresh = _with_pairs(type(record)._base_manager.filter(pk=record.pk)).get()
    first, *items = _plain([fresh, *rows, *_hanging_on(rows)])
    return {"record": first, "rows": items}


def row_names(model, whole=False):
    """The relations whose rows go when the record goes, less what is computed."""
    owned = [
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if relation.one_to_many
        and relation.on_delete is CASCADE
        and not relation.hidden
        and not getattr(relation.related_model, "is_derived", False)
        and (whole or owner_field(relation.related_model) is relation.field)
    ]
    generic = [f.name for f in model._meta.private_fields if _is_generic(f)]
    return owned + generic


def owner_field(model):
    """The key to the record that a row of this table lives and dies with."""
    keys = (f for f in model._meta.concrete_fields if f.many_to_one)
    return next((f for f in keys if f.remote_field.on_delete is CASCADE), None)


def owner_of(instance):
    """The record whose history tells of this row; the instance itself if it is one."""
    if hangs(type(instance)):
        return owner_of(instance.record) if instance.record else instance
    field = owner_field(type(instance))
    if field is None or getattr(instance, field.attname) is None:
        return instance
    return owner_of(getattr(instance, field.name))


def is_row(model):
    """Whether what is of this model has no history of its own."""
    return hangs(model) or owner_field(model) is not None


def hangs(model):
    """Whether its rows live and die with a record of any kind; what only speaks of
    one, as a claim does, is a record of its own."""
    return (
        hasattr(model, "object_id")
        and model._meta.get_field("content_type").remote_field.on_delete is CASCADE
    )


def _is_generic(field):
    return isinstance(field, GenericRelation)


def _rows(record, name):
    return _with_pairs(getattr(record, name).order_by("pk"))


def _with_pairs(queryset):
    """Read what many-to-many fields name along with the rows, not one by one."""
    pairs = [f.name for f in queryset.model._meta.many_to_many if _is_auto(f)]
    return queryset.prefetch_related(*pairs)


def _is_auto(field):
    return field.remote_field.through._meta.auto_created


def _hanging_on(rows):
    """Rows of generic relations of rows: the citations of credits."""
    wanted = defaultdict(Q)
    for row in rows:
        for field in filter(_is_generic, row._meta.private_fields):
            kind = ContentType.objects.get_for_model(row)
            wanted[field.related_model] |= Q(content_type=kind, object_id=row.pk)
    return [
        row
        for model, condition in wanted.items()
        for row in model._base_manager.filter(condition).order_by("pk")
    ]


def _plain(instances):
    return json.loads(
        json.dumps(serializers.serialize("python", instances), cls=DjangoJSONEncoder)
    )


def key_of(item):
    return item["model"], item["pk"]


def key_of_end(item):
    """Of the record or row that the row hangs on by a generic key; else None."""
    fields = item["fields"]
    if not fields.get("object_id") or not fields.get("content_type"):
        return None
    kind = ContentType.objects.get_for_id(fields["content_type"])
    return f"{kind.app_label}.{kind.model}", fields["object_id"]


def items_of(saved):
    """All items by key, the record first."""
    return {key_of(item): item for item in (saved["record"], *saved["rows"])}


def content(item):
    """The fields that people write; dates of saving and sort keys are computed."""
    model = apps.get_model(item["model"])
    names = [f.name for f in model._meta.fields if f.editable and not f.primary_key]
    names += [f.name for f in model._meta.many_to_many if _is_auto(f)]
    return {n: item["fields"][n] for n in names if n in item["fields"]}


def same(one, other):
    """Whether two snapshots say the same in every field that people write."""
    ones, others = items_of(one), items_of(other)
    return ones.keys() == others.keys() and all(
        content(item) == content(others[key]) for key, item in ones.items()
    )


def with_temporary_keys(saved, known, *others):
    """The snapshot with rows that `known` lacks numbered as temporary ones.

    Numbers that the `others` have given out already are not given twice.
    """
    kept = items_of(known)
    taken = [pk for s in (known, *others) for _, pk in items_of(s) if pk >= TEMPORARY]
    free = max([TEMPORARY - 1, *taken]) + 1
    renamed, rows = {}, []
    for item in saved["rows"]:
        if key_of(item) not in kept:
            renamed[key_of(item)] = free
            item = item | {"pk": free}
            free += 1
        rows.append(item)
    return {"record": saved["record"], "rows": [_moved(row, renamed) for row in rows]}


def _moved(item, renamed):
    """The row with its generic key following a renumbered row."""
    key = key_of_end(item) if renamed else None
    if key not in renamed:
        return item
    return item | {"fields": item["fields"] | {"object_id": renamed[key]}}


def put_back(saved, *, on_trial=False):
    """Make the tables say what the snapshot says; what is equal is not touched.

    Rows with temporary numbers get numbers of their own, except on trial, where the
    form that was opened with them must find them. Raises `ends.Missing`.
    """
    with transaction.atomic():
        saved = ends.followed(saved)
        wanted = items_of(saved)
        ends.require(wanted)
        _record, now = current(saved)
        _remove(key for key in now if key not in wanted)
        _write(_differing(saved), on_trial)
        # What hung on a row that had to be cleared away comes back now.
        again = [item for item in _differing(saved) if item["pk"] < TEMPORARY]
        _save_all(again, on_trial)
        return model_of(saved)._base_manager.get(pk=saved["record"]["pk"])


def _differing(saved):
    """The items that the tables lack or have otherwise."""
    _record, now = current(saved)
    return [
        item
        for key, item in items_of(saved).items()
        if key not in now or content(item) != content(now[key])
    ]


def model_of(saved):
    return apps.get_model(saved["record"]["model"])


def current(saved):
    """The record a snapshot is of, and its items now; None and {} if it is gone."""
    record = model_of(saved)._base_manager.filter(pk=saved["record"]["pk"]).first()
    return record, items_of(as_saved(record)) if record else {}


def _remove(keys):
    for label, pk in keys:
        row = apps.get_model(label)._base_manager.filter(pk=pk).first()
        if row:  # it may have gone with another
            row.delete()


def _write(items, on_trial):
    """One by one; where two rows swapped what must be unique, cleared first."""
    try:
        with transaction.atomic():
            _save_all(items, on_trial)
    except IntegrityError:
        _remove((i["model"], i["pk"]) for i in items[1:] if _is_there(i))
        _save_all(items, on_trial)


def _is_there(item):
    return apps.get_model(item["model"])._base_manager.filter(pk=item["pk"]).exists()


def _save_all(items, on_trial):
    renamed = {}
    for item in items:
        item = _moved(item, renamed)
        is_new = item["pk"] >= TEMPORARY and not on_trial
        given = item | {"pk": None} if is_new else item
        (parsed,) = serializers.deserialize("python", [given], ignorenonexistent=True)
        _keep_maker(parsed.object)
        parsed.object.save()
        for name, values in (parsed.m2m_data or {}).items():
            if _is_auto(parsed.object._meta.get_field(name)):
                getattr(parsed.object, name).set(values)
        if is_new:
            renamed[key_of(item)] = parsed.object.pk
        elif "created_at" in item["fields"]:
            same_row = type(parsed.object)._base_manager.filter(pk=item["pk"])
            same_row.update(created_at=item["fields"]["created_at"])


def _keep_maker(record):
    """Who made a record is not of its content, and the account may be gone."""
    if hasattr(record, "created_by_id"):
        rows = type(record)._base_manager.filter(pk=record.pk)
        record.created_by_id = rows.values_list("created_by", flat=True).first()


def require_ends(saved):
    """What the snapshot leads to is there, or merged into what is; else `Missing`."""
    ends.require(items_of(ends.followed(saved)))


def stand_in(saved):
    """On trial: what the snapshot leads to and is gone, as the trash has it."""
    for model, pks in ends.gone(items_of(saved)).items():
        for trashed in ends.trashed(model, pks):
            _save_all([trashed.saved["record"]], on_trial=True)
