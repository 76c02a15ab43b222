"""Who may work on a record and publish it, and what a picture keeps from readers."""

from django.contrib import messages
from django.db import IntegrityError

from .. import rights
from ..publishing import Publishable, Status


def may_publish(request):
    return request.user.has_perm("kinoportal.publish_record")


def is_open_to(request, record):
    """An author works on drafts of their own; who may publish, on every record."""
    if may_publish(request) or not isinstance(record, Publishable):
        return True
    is_own = record.created_by_id == request.user.pk
    return is_own and record.status == Status.DRAFT


def ready_to_publish(desk, request, records):
    """The records that nothing holds back; of the others the editor is told why."""
    ready = []
    for record in records:
        obstacles = rights.obstacles(record)
        for _relation, sentence in obstacles:
            desk.message_user(request, f"{record}: {sentence}", messages.ERROR)
        if not obstacles:
            ready.append(record)
    return ready


def demand(record):
    """Stop the write of a record that readers would see with what is held back."""
    if getattr(record, "is_public", False) and (held := rights.obstacles(record)):
        raise IntegrityError(" ".join(sentence for _relation, sentence in held))


def obstacles(record):
    """(anchor, sentence) on each thing that keeps the record from readers."""
    if record.pk is None:
        return []
    return [(f"{name}-group", sentence) for name, sentence in rights.obstacles(record)]


def is_publishing(record, sent):
    """Whether this form would show the record to readers.

    A draft save never does, and a preview shows it to the editor alone.
    """
    if "_draft" in sent or "_preview" in sent:
        return False
    return "_publish" in sent or record.status == Status.PUBLISHED
