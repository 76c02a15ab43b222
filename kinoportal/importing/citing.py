"""Sources of a row become citations of the record as a whole, in their order."""

from itertools import islice

from django.contrib.contenttypes.models import ContentType

from kinoportal.models import Citation, Source

from .inserting import insert

BATCH = 2_000


class Citing:
    """Make the citations of a model's rows what `sources` says: slugs by row."""

    def __init__(self, model, sources, writer, change):
        self.model, self.writer, self.change = model, writer, change
        self.kind = ContentType.objects.get_for_model(model)
        slugs = writer.natural(Source)
        self.wanted = {
            (pk, slugs[slug]): order
            for pk, names in sources.items()
            for order, slug in enumerate(names)
        }
        self.told_of = sources.keys()

    def write(self):
        gone, moved = self._different()
        fresh = {key: order for key, order in self.wanted.items() if self._comes(key)}
        touched = {row for row, _source in [*gone, *moved, *fresh]}
        self.writer.keeping.before(self.model, touched)
        self._remove(gone)
        rows = [Citation(pk=pk, order=order) for pk, order in moved.values()]
        Citation.objects.bulk_update(rows, ["order"], 500)
        self._add(fresh)
        self.change.counts["cited"] += len(fresh)
        self.change.counts["uncited"] += len(gone)
        self.change.counts["reordered"] += len(moved)
        self.change.written.update(row for row, _source in fresh)

    def _different(self):
        """Citations that the tables brought and now lack, or have in another place;
        of what is wanted those stay that are not there yet."""
        gone, moved = {}, {}
        present = Citation.objects.filter(content_type=self.kind, field="")
        columns = ("pk", "object_id", "source", "order", "is_imported")
        for pk, *key, order, is_imported in present.values_list(*columns).iterator(
            BATCH
        ):
            key = tuple(key)
            should = self.wanted.pop(key, None)
            if not is_imported or key[0] not in self.told_of or should == order:
                continue
            by_hand = self.writer.by_hand.fields(Citation, pk, self._given(key))
            if by_hand - {"order"} if should is None else "order" in by_hand:
                self._keep(key)
            elif should is None:
                gone[key] = pk
            else:
                moved[key] = (pk, should)
        return gone, moved

    def _comes(self, key):
        """Whether a new citation is made; not the one that somebody took away."""
        if self.writer.keeping.has_made(self.model, key[0]):
            return True
        given = self._given(key)
        if self.writer.by_hand.took_away(Citation, tuple(given), given):
            self._keep(key)
            return False
        return True

    def _given(self, key):
        row, source = key
        ends = {"content_type": self.kind.pk, "object_id": row}
        return ends | {"source": source, "field": ""}

    def _keep(self, key):
        row = self.model._base_manager.get(pk=key[0])
        source = Source.objects.get(pk=key[1])
        self.change.kept.append(f"{getattr(row, 'slug', row)}: {source.slug}")

    def _remove(self, gone):
        keys = iter(gone.values())
        while batch := list(islice(keys, 500)):
            Citation.objects.filter(pk__in=batch).delete()

    def _add(self, fresh):
        rows = (
            Citation(
                content_type=self.kind,
                object_id=pk,
                source_id=source,
                order=order,
                is_imported=True,
            )
            for (pk, source), order in fresh.items()
        )
        while batch := list(islice(rows, BATCH)):
            insert(Citation, batch)
