"""Records that rows are of, with the way to them."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q
from django.urls import reverse

from ...models import Revision


def change_url(record):
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def list_url(desk, query=""):
    meta = desk.model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{url}?{query}" if query else url


def with_records(site, request, rows):
    """Each row with its record, and with the form where the editor may open it."""
    records = _records(site, rows)
    opens = {
        model
        for model in {type(record) for record in records.values()}
        if site._registry[model].has_view_permission(request)
    }
    return [
        (row, record, change_url(record) if type(record) in opens else "")
        for row in rows
        for record in [records.get((row.content_type_id, row.object_id))]
    ]


def _records(site, rows):
    """The records that the revisions are of, read with what their names need."""
    ids = {}
    for row in rows:
        ids.setdefault(row.content_type, set()).add(row.object_id)
    found = {}
    for kind, keys in ids.items():
        model = kind.model_class()
        desk = site._registry.get(model)
        if desk:
            related = getattr(desk, "related", ())
            records = model._base_manager.filter(pk__in=keys)
            records = records.select_related(*related) if related else records
            records = records.prefetch_related(*getattr(desk, "prefetched", ()))
            found |= {(kind.pk, record.pk): record for record in records}
    return found


def last_revisions(records):
    """The last revision of each record, by kind and key."""
    wanted = Q(pk__in=[])
    for record in records:
        kind = ContentType.objects.get_for_model(record)
        wanted |= Q(content_type=kind, object_id=record.pk)
    newest = Revision.objects.saved().filter(wanted).order_by()
    newest = newest.values("content_type", "object_id").annotate(last=Max("pk"))
    rows = Revision.objects.filter(pk__in=[row["last"] for row in newest])
    rows = rows.select_related("user").defer("saved")
    return {(row.content_type_id, row.object_id): row for row in rows}


def key_of(record):
    return ContentType.objects.get_for_model(record).pk, record.pk
