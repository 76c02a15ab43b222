"""Deleting with a way back: 30 days in the trash, and an address that says so."""

from contextlib import contextmanager
from datetime import timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import SET_NULL
from django.utils import timezone

from .. import moved, revisions
from ..models import Revision, Trashed
from ..revisions import snapshots

KEPT = timedelta(days=30)


def throw_away(record, *, user):
    """Delete the record; all that goes with it is kept in the trash."""
    with transaction.atomic():
        revisions.keep_found(record)
        saved = kept(record)
        with _in_the_history_of_others(saved, user, Revision.Origin.ACTION):
            put_away(record, saved, user=user)


def kept(record):
    """All that goes with the record, and the ties of what stays without it."""
    return snapshots.as_saved(record, whole=True) | {"ties": _ties(record)}


def put_away(record, saved, *, user):
    """Delete the record; the trash has what was kept of it."""
    trashed = Trashed.objects.create(
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        name=str(record)[:300],
        saved=saved,
        user=user,
    )
    if hasattr(record, "is_public") and moved.was_seen(record):
        moved.leave(record, record.slug)
    record.delete()
    return trashed


def take_back(trashed, *, user):
    """The record with its rows as it was. Raises `ends.Missing`."""
    saved, origin = trashed.saved, Revision.Origin.RESTORE
    with transaction.atomic():
        with _in_the_history_of_others(saved, user, origin):
            record = snapshots.put_back(saved)
            _tie(record, saved.get("ties", ()), _instead(saved))
        moved.lead_to(record, saved.get("paths", ()))
        trashed.delete()
        revisions.record(record, user=user, origin=origin)
        return record


def overdue():
    return Trashed.objects.filter(deleted_at__lt=timezone.now() - KEPT)


def _ties(record):
    """Rows of others that stay without it, each by table, key and field: an article's
    film, a further award of a line."""
    return [
        [relation.related_model._meta.label_lower, pk, relation.field.name]
        for relation in record._meta.get_fields(include_hidden=True)
        if _is_loose(relation)
        for pk in relation.related_model._base_manager.filter(
            **{relation.field.name: record.pk}
        ).values_list("pk", flat=True)
    ]


def _is_loose(relation):
    if not relation.auto_created or relation.concrete:
        return False
    if relation.many_to_many:
        # What relates records of one table is kept with the record.
        is_plain = relation.through._meta.auto_created
        return is_plain and relation.related_model is not relation.model
    return relation.on_delete is SET_NULL


def _instead(saved):
    """The record that this one was merged with and that has its rows; else None."""
    pk = saved.get("merged_with")
    return pk and snapshots.model_of(saved)._base_manager.filter(pk=pk).first()


def _tie(record, ties, instead):
    """Give the record back to the rows that stayed, unless they name another now."""
    for label, pk, name in ties:
        row = apps.get_model(label)._base_manager.filter(pk=pk).first()
        if row and row._meta.get_field(name).many_to_many:
            getattr(row, name).add(record)
        elif row and getattr(row, name) in (None, instead):
            setattr(row, name, record)
            row.save()


@contextmanager
def _in_the_history_of_others(saved, user, origin):
    """Of records that lose or regain a row or a tie by this: a film's collections."""
    others = list(_others(saved))
    for other in others:
        revisions.keep_found(other)
    yield
    for other in others:
        revisions.record(other, user=user, origin=origin)


def _others(saved):
    """The records whose rows or ties the snapshot holds beside its own."""
    mine = apps.get_model(saved["record"]["model"])
    keys = {(apps.get_model(label), pk) for label, pk, _name in saved.get("ties", ())}
    for item in saved["rows"]:
        model = apps.get_model(item["model"])
        field = snapshots.owner_field(model)
        if not snapshots.hangs(model) and field.related_model is not mine:
            keys.add((field.related_model, item["fields"][field.name]))
    rows = [model._base_manager.filter(pk=pk).first() for model, pk in keys]
    owners = {revisions.owner_of(row) for row in rows if row}
    return [owner for owner in owners if not _is_of(saved, owner)]


def _is_of(saved, record):
    item = saved["record"]
    return (record._meta.label_lower, record.pk) == snapshots.key_of(item)
