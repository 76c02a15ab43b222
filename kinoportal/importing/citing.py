"""Sources of a row become citations of the record as a whole, in their order."""

from itertools import islice

from django.contrib.contenttypes.models import ContentType

from kinoportal.models import Citation, Source

from .inserting import insert

BATCH = 2_000


def cite(model, sources, writer, change):
    """Make the citations that tables bring what `sources` says: keys by record."""
    kind = ContentType.objects.get_for_model(model)
    slugs = writer.natural(Source)
    wanted = {
        (pk, slugs[slug]): order
        for pk, names in sources.items()
        for order, slug in enumerate(names)
    }
    present = Citation.objects.filter(content_type=kind, field="")
    columns = ("pk", "object_id", "source", "order", "is_imported")
    gone, moved, touched = [], [], set()
    fresh = dict(wanted)
    for pk, record, source, order, is_imported in present.values_list(
        *columns
    ).iterator(BATCH):
        should = fresh.pop((record, source), None)
        if should is None and is_imported and record in sources:
            gone.append(pk)
            touched.add(record)
        elif should is not None and is_imported and should != order:
            moved.append(Citation(pk=pk, order=should))
            touched.add(record)
    writer.keeping.before(model, touched.union(record for record, _source in fresh))
    Citation.objects.bulk_update(moved, ["order"], 500)
    _remove(gone)
    _add(kind, fresh)
    change.counts["cited"] += len(fresh)
    change.counts["uncited"] += len(gone)
    change.counts["reordered"] += len(moved)
    change.written.update(record for record, _source in fresh)


def _remove(gone):
    gone = iter(gone)
    while batch := list(islice(gone, 500)):
        Citation.objects.filter(pk__in=batch).delete()


def _add(kind, fresh):
    rows = (
        Citation(
            content_type=kind,
            object_id=pk,
            source_id=source,
            order=order,
            is_imported=True,
        )
        for (pk, source), order in fresh.items()
    )
    while batch := list(islice(rows, BATCH)):
        insert(Citation, batch)
