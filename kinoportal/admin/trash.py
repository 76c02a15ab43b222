"""Deleting with a way back: 30 days in the trash, and an address that says so."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from .. import moved, revisions
from ..models import Revision, Trashed
from ..revisions import snapshots

KEPT = timedelta(days=30)


def throw_away(record, *, user):
    """Delete the record; all that goes with it is kept in the trash."""
    with transaction.atomic():
        revisions.keep_found(record)
        Trashed.objects.create(
            content_type=ContentType.objects.get_for_model(record),
            object_id=record.pk,
            name=str(record)[:300],
            saved=snapshots.as_saved(record, whole=True),
            user=user,
        )
        if hasattr(record, "is_public") and moved.was_seen(record):
            moved.leave(record, record.slug)
        record.delete()


def take_back(trashed, *, user):
    """The record with its rows as it was. Raises `snapshots.Missing`."""
    with transaction.atomic():
        record = snapshots.put_back(trashed.saved)
        trashed.delete()
        revisions.record(record, user=user, origin=Revision.Origin.RESTORE)
        return record


def overdue():
    return Trashed.objects.filter(deleted_at__lt=timezone.now() - KEPT)
