"""What everybody works on: in review, to appear or to go, and just saved."""

from django.db.models import Q
from django.utils import timezone

from ...models import Revision, SearchDocument
from ...publishing import Status
from ...search.documents import kind_numbered
from ...search.places import record_at
from .records import change_url, key_of, last_revisions, with_records

RECENT = 12
WAITING = 8
LOOKED_AT = 200  # dated records


def waiting(desks):
    """What stands in review, the longest first, with who sent it."""
    found = [
        record
        for desk in desks
        for record in desk.model.objects.filter(status=Status.IN_REVIEW).order_by(
            "updated_at"
        )[:WAITING]
    ]
    found = sorted(found, key=lambda record: record.updated_at)[:WAITING]
    last = last_revisions(found)
    return [
        (record, change_url(record), last.get(key_of(record)), record.updated_at)
        for record in found
    ]


def scheduled(desks):
    """What appears or goes by itself; read from the search index, where it is cheap."""
    now = timezone.now()
    later = Q(publish_at__gt=now) | Q(unpublish_at__gt=now)
    places = SearchDocument.objects.filter(later).values_list("pk", flat=True)
    ids = {}
    for number, pk in map(record_at, places[:LOOKED_AT]):
        ids.setdefault(kind_numbered(number).model, []).append(pk)
    records = (
        record
        for desk in desks
        for record in desk.model.objects.filter(
            pk__in=ids.get(desk.model, ()), status=Status.PUBLISHED
        )
    )
    moments = [
        (moment, is_start, record, change_url(record))
        for record in records
        for moment, is_start in (
            (record.publish_at, True),
            (record.unpublish_at, False),
        )
        if moment and moment > now
    ]
    return sorted(moments, key=lambda row: row[0])[:WAITING]


def recent(site, request):
    """What people saved last; without the right to see the history, one's own.

    An import of hundreds of records has a line of its own.
    """
    rows = Revision.objects.saved().exclude(origin=Revision.Origin.IMPORT)
    rows = rows.select_related("user", "content_type").defer("saved")
    if not request.user.has_perm("kinoportal.view_revision"):
        rows = rows.filter(user=request.user)
    return with_records(site, request, list(rows.order_by("-pk")[:RECENT]))
