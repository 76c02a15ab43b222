"""What the keys of a snapshot lead to, some of it gone since."""

from collections import defaultdict

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from .models import Trashed


class Missing(Exception):
    """The snapshot names records that are no longer there; `names` says which."""

    def __init__(self, names):
        super().__init__(", ".join(names))
        self.names = names


def require(items):
    """Every record that a key in the items leads to must be there, or `Missing`."""
    missing = []
    for model, pks in gone(items).items():
        known = names_in_trash(model, pks)
        title = model._meta.verbose_name
        missing += [f"{title} {known.get(pk, pk)}" for pk in sorted(pks)]
    if missing:
        raise Missing(missing)


def gone(items):
    """Keys of the records that the items lead to and that are gone, by model."""
    ends = defaultdict(set)
    for (label, _pk), item in items.items():
        for field in apps.get_model(label)._meta.concrete_fields:
            if not (field.many_to_one and field.editable):
                continue
            model, pk = field.related_model, item["fields"].get(field.name)
            if pk is not None and (model._meta.label_lower, pk) not in items:
                ends[model].add(pk)
    for model, pks in ends.items():
        pks -= set(model._base_manager.filter(pk__in=pks).values_list("pk", flat=True))
    return {model: pks for model, pks in ends.items() if pks}


def followed(saved):
    """The snapshot; records that were merged into others since are named as these."""
    items = [saved["record"], *saved["rows"]]
    lost = gone({(item["model"], item["pk"]): item for item in items})
    heirs = {(model, pk): _heir(model, pk) for model, pks in lost.items() for pk in pks}
    if not any(heirs.values()):
        return saved
    record, *rows = (_led_to(heirs, item) for item in items)
    return saved | {"record": record, "rows": rows}


def _heir(model, pk):
    """What the record was merged into, and that again; None if it was just deleted."""
    while found := trashed(model, {pk}).first():
        pk = found.saved.get("merged_with")
    return pk


def _led_to(heirs, item):
    fields = apps.get_model(item["model"])._meta.concrete_fields
    ends = {
        field.name: heirs.get((field.related_model, item["fields"].get(field.name)))
        for field in fields
        if field.many_to_one
    }
    known = {name: pk for name, pk in ends.items() if pk}
    return item | {"fields": item["fields"] | known}


def names_in_trash(model, pks):
    """By key; without those that were deleted for good."""
    return dict(trashed(model, pks).values_list("object_id", "name"))


def trashed(model, pks):
    kind = ContentType.objects.get_for_model(model)
    return Trashed.objects.filter(content_type=kind, object_id__in=pks)
