"""What the desk says when a picture keeps a record from being published."""

from django.contrib import messages

from .. import rights
from ..publishing import Status


def ready_to_publish(desk, request, records):
    """The records that nothing holds back; of the others the editor is told why."""
    ready = []
    for record in records:
        obstacles = rights.obstacles(record)
        for sentence in obstacles:
            desk.message_user(request, f"{record}: {sentence}", messages.ERROR)
        if not obstacles:
            ready.append(record)
    return ready


def is_publishing(record, sent):
    """Whether this form would show the record to readers; a draft save never does."""
    if "_draft" in sent:
        return False
    return "_publish" in sent or record.status == Status.PUBLISHED
