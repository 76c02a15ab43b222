"""The history of records that an import changes: as they stood, and as it left them.

A record that the same import has made needs neither: what it brought is kept when
somebody first changes it (kinoportal/revisions).
"""

from collections import defaultdict
from itertools import islice

from pyroaring import BitMap

from kinoportal import revisions
from kinoportal.models import Revision
from kinoportal.revisions.snapshots import owner_field

BATCH = 500


class Keeping:
    def __init__(self):
        self._made, self._touched = defaultdict(BitMap), {}

    def made(self, model, pks):
        self._made[model].update(pks)

    def has_made(self, model, pk):
        """Whether this very import brought the row."""
        return pk in self._made[model]

    def before(self, model, pks):
        """Rows are about to change: keep the records that they belong to."""
        self._keep(*_owners(model, [p for p in pks if not self.has_made(model, p)]))

    def before_new(self, model, given):
        """Rows with these fields are about to be made."""
        field = owner_field(model)
        if field is not None:
            ends = {fields[field.name] for fields in given}
            self.before(field.related_model, {pk for pk in ends if pk})

    def _keep(self, model, pks):
        known = self._touched.setdefault(model, set())
        fresh = {pk for pk in pks if pk not in known and pk not in self._made[model]}
        for some in _batches(fresh):
            for record in model._base_manager.filter(pk__in=some):
                revisions.keep_found(record)
        known.update(fresh)

    def after(self, note):
        for model, pks in self._touched.items():
            for some in _batches(pks):
                for record in model._base_manager.filter(pk__in=some):
                    revisions.record(
                        record, user=None, origin=Revision.Origin.IMPORT, note=note
                    )


def _owners(model, pks):
    while (field := owner_field(model)) is not None:
        found = set()
        for some in _batches(pks):
            rows = model._base_manager.filter(pk__in=some)
            found.update(rows.values_list(field.attname, flat=True))
        model, pks = field.related_model, found
    return model, pks


def _batches(pks):
    pks = iter(pks)
    while batch := list(islice(pks, BATCH)):
        yield batch
