"""Write what differs: rows made, changed, removed; the rest is not touched."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from kinoportal.models import Citation, Source

BATCH = 2_000
SHOWN = 50  # differences kept per table for the report


@dataclass
class Change:
    """What one table did to one model."""

    name: str
    counts: Counter = field(default_factory=Counter)
    examples: list = field(default_factory=list)
    left_over: int = 0

    @property
    def count(self):
        return sum(n for word, n in self.counts.items() if word != "unchanged")

    def note(self, word, sentence):
        self.counts[word] += 1
        if len(self.examples) < SHOWN:
            self.examples.append(sentence)

    def left_over_sentence(self):
        return _("%(name)s: %(count)d in the database stand in no table") % {
            "name": self.name,
            "count": self.left_over,
        }


class Writer:
    """Writes the plan's rows one model after another."""

    def __init__(self, process):
        self.process = process
        self._natural = {}

    def natural(self, model, *path):
        """Primary keys by natural key: the slug, or the values at the given paths."""
        place = (model, path or ("slug",))
        if place not in self._natural:
            rows = model.objects.order_by("-pk").values_list("pk", *place[1])
            self._natural[place] = {
                row[1] if len(row) == 2 else row[1:]: row[0] for row in rows
            }
        return self._natural[place]

    def write(self, rows, *, prune=False):
        change = Change(f"{rows.table}.csv → {rows.model._meta.verbose_name_plural}")
        known = self._known(rows)
        wanted, sources = self._wanted(rows)
        self._create(rows, wanted, known, change)
        self._update(rows, wanted, known, change)
        self._remove(rows, wanted, known, change, prune)
        if change.count:
            self._forget(rows.model)
            if rows.after:
                rows.after()
        if rows.cited:
            self._cite(rows, sources, change)
        return change

    def _forget(self, model):
        for place in [place for place in self._natural if place[0] is model]:
            del self._natural[place]

    def _fields(self, rows, names):
        return [rows.model._meta.get_field(name) for name in names]

    def _wanted(self, rows):
        """Wanted field values by identity, and the sources of each."""
        wanted, sources = {}, {}
        for row in self.process.progress(self.process.rows(rows.table)):
            for fields in rows.build(row, self):
                identity = tuple(fields[name] for name in rows.identity)
                wanted.setdefault(identity, fields)
                if rows.cited and row.get("sources"):
                    sources[identity] = row["sources"]
        return wanted, sources

    def _known(self, rows):
        """Primary keys of the model's rows by identity."""
        names = [f.attname for f in self._fields(rows, rows.identity)]
        found = rows.model.objects.order_by("pk").values_list("pk", *names)
        return {row[1:]: row[0] for row in found.iterator(BATCH)}

    def _create(self, rows, wanted, known, change):
        fresh = (fields for key, fields in wanted.items() if key not in known)
        while batch := list(islice(fresh, BATCH)):
            records = [self._record(rows, fields) for fields in batch]
            rows.model.objects.bulk_create(records, BATCH)
            for record, fields in zip(records, batch, strict=True):
                change.note("created", f"+ {self._label(rows, fields)}")
                known[tuple(fields[name] for name in rows.identity)] = record.pk

    def _record(self, rows, fields):
        record = rows.model(**rows.new)
        for name, value in fields.items():
            setattr(record, rows.model._meta.get_field(name).attname, value)
        if hasattr(record, "prepare"):
            record.prepare()
        return record

    def _label(self, rows, fields):
        return ", ".join(str(fields[name]) for name in rows.identity)

    def _update(self, rows, wanted, known, change):
        names = [
            field.attname
            for field in self._fields(rows, next(iter(wanted.values()), {}))
        ]
        if change.counts["created"] == len(wanted) or not names:
            return
        created = change.counts["created"]
        now = rows.model.objects.order_by("pk").values_list("pk", *names)
        by_pk = {known[key]: fields for key, fields in wanted.items()}
        different = {}
        for pk, *values in now.iterator(BATCH):
            fields = by_pk.get(pk)
            if fields is not None and list(fields.values()) != values:
                different[pk] = (fields, values)
        change.counts["unchanged"] += len(wanted) - created - len(different)
        self._save(rows, names, different, change)

    def _save(self, rows, names, different, change):
        records = rows.model.objects.in_bulk(list(different))
        for pk, (fields, before) in different.items():
            record = records[pk]
            for name, value, old in zip(names, fields.values(), before, strict=True):
                setattr(record, name, value)
                if value != old:
                    change.examples.append(
                        f"~ {self._label(rows, fields)}: {name} {old!r} → {value!r}"
                    )
            change.counts["updated"] += 1
            if hasattr(record, "prepare"):
                record.prepare()
            if hasattr(record, "updated_at"):
                record.updated_at = timezone.now()
        columns = [
            f.name for f in rows.model._meta.concrete_fields if not f.primary_key
        ]
        rows.model.objects.bulk_update(records.values(), columns, 100)

    def _remove(self, rows, wanted, known, change, prune):
        gone = [pk for key, pk in known.items() if key not in wanted]
        if prune and not rows.is_record:
            rows.model.objects.filter(pk__in=gone).delete()
            change.counts["removed"] += len(gone)
        else:
            change.left_over = len(gone)

    def _cite(self, rows, sources, change):
        """Make the citations of whole rows what the tables say, in their order."""
        kind = ContentType.objects.get_for_model(rows.model)
        known, slugs = self._known(rows), self.natural(Source)
        wanted = {
            (known[identity], slugs[slug]): order
            for identity, names in sources.items()
            for order, slug in enumerate(names)
        }
        before = Citation.objects.filter(content_type=kind, field="")
        present = {
            (object_id, source): (pk, order)
            for pk, object_id, source, order in before.values_list(
                "pk", "object_id", "source", "order"
            ).iterator(BATCH)
        }
        fresh = (
            Citation(content_type=kind, object_id=pk, source_id=source, order=order)
            for (pk, source), order in wanted.items()
            if (pk, source) not in present
        )
        while batch := list(islice(fresh, BATCH)):
            Citation.objects.bulk_create(batch, BATCH)
            change.counts["cited"] += len(batch)
