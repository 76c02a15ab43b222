"""History: who saved which record when and why, and the way back.

Every writing path calls `keep_found` before it changes a record and `record` after:
the state that an import brought becomes the first revision when somebody first
changes it, so that a first import of 100,000 films writes no second copy of itself.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.timezone import localtime

from .models import Revision
from .snapshots import as_saved, owner_of, put_back, same

__all__ = [
    "Revision",
    "as_saved",
    "head",
    "keep_found",
    "keep_pending",
    "kind_of",
    "owner_of",
    "pending",
    "record",
    "restore",
    "token",
    "turn",
]


def record(instance, *, user, origin, note="", batch=None):
    """Keep the record as it now stands, in the transaction that saved it."""
    told = {"user": user, "origin": origin, "note": note, "batch": batch}
    return _keep(instance, as_saved(instance), **told)


def kind_of(instance):
    return ContentType.objects.get_for_model(instance)


def _keep(instance, saved, **given):
    return Revision.objects.create(
        content_type=kind_of(instance), object_id=instance.pk, saved=saved, **given
    )


def keep_found(instance):
    """The revision of the record as it stands; made if the history lacks it."""
    saved = as_saved(instance)
    latest = Revision.objects.of(instance).saved().first()
    if latest and same(latest.saved, saved):
        return latest
    origin = Revision.Origin.COMMAND if latest else Revision.Origin.IMPORT
    return _keep(instance, saved, origin=origin)


def pending(instance):
    """The change to the record that waits to be published; None without one."""
    return Revision.objects.of(instance).pending().first()


def head(instance):
    """What an editor works on: the pending change, or the record as it stands."""
    now = keep_found(instance)
    return pending(instance) or now


def token(instance, *, of_draft):
    """The number that a form carries, of the pending change or of what readers see;
    0 while the record has no history."""
    known = Revision.objects.of(instance).filter(
        state__in=[Revision.State.SAVED, Revision.State.PENDING]
    )
    newest = {
        state: pk for pk, state in known.order_by("pk").values_list("pk", "state")
    }
    state = Revision.State.PENDING if of_draft else Revision.State.SAVED
    return newest.get(state, 0)


def keep_pending(instance, saved, *, user, note=""):
    """Keep a change that readers shall not see yet; it takes the place of another."""
    waiting = pending(instance)
    based_on = waiting.based_on if waiting else keep_found(instance)
    close_pending(instance, Revision.State.APPLIED)
    return _keep(
        instance,
        saved,
        user=user,
        origin=Revision.Origin.FORM,
        note=note,
        state=Revision.State.PENDING,
        based_on=based_on,
    )


def close_pending(instance, state):
    return Revision.objects.of(instance).pending().update(state=state)


def restore(revision, *, user, less=()):
    """Put the record back as it was, rows and all; itself a new revision.

    Fields named by `less` stay as they are now, and so does the address where that
    of the time is another record's. Raises `ends.Missing` if it names what is no
    longer there.
    """
    with transaction.atomic():
        saved = revision.saved
        if revision.record:
            now = keep_found(revision.record).saved["record"]["fields"]
            less = (*less, "slug") if _is_taken(revision) else less
            kept = {name: now[name] for name in less if name in now}
            record_then = saved["record"]
            fields = record_then["fields"] | kept
            saved = saved | {"record": record_then | {"fields": fields}}
        restored = put_back(saved)
        return record(
            restored,
            user=user,
            origin=Revision.Origin.RESTORE,
            note=f"{localtime(revision.saved_at):%d.%m.%Y %H:%M}",
        )


def _is_taken(revision):
    """Whether another record has the address that this one had."""
    model, slug = type(revision.record), revision.saved["record"]["fields"].get("slug")
    others = model._base_manager.exclude(pk=revision.object_id)
    return slug is not None and others.filter(slug=slug).exists()


def turn(instance, step, *, user, batch=None, note=""):
    """Take a step and keep what it left; steps of one batch are taken back in one."""
    with transaction.atomic():
        keep_found(instance)
        step(instance)
        _keep(
            instance,
            as_saved(instance),
            user=user,
            origin=Revision.Origin.ACTION,
            batch=batch,
            note=note,
        )
