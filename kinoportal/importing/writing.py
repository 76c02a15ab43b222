"""Write what differs: rows made, changed, removed; the rest is not touched."""

from itertools import islice

from django.utils import timezone

from .. import moved
from ..publishing import Publishable, Status
from ..translations.texts import as_they_stand
from .by_hand import ByHand
from .changes import SHOWN, Change, shown
from .citing import Citing
from .columns import ABSENT
from .inserting import insert
from .keeping import Keeping

BATCH = 2_000
UPDATED_AT_ONCE = 500


class Writer:
    """Writes the plan's rows one model after another."""

    def __init__(self, process):
        self.process = process
        self.keeping = Keeping()
        self.by_hand = ByHand()
        self._natural = {}

    def natural(self, model, *path):
        """Primary keys by natural key: the slug, or the values at the given paths.

        Of several rows with the same key the oldest counts. A record that editors
        gave another slug is known by the one it had.
        """
        place = (model, path or ("slug",))
        if place not in self._natural:
            rows = model.objects.order_by("-pk").values_list("pk", *place[1])
            past = {} if path else moved.past_slugs(model)
            self._natural[place] = past | {
                row[1] if len(row) == 2 else row[1:]: row[0]
                for row in rows.iterator(BATCH)
            }
        return self._natural[place]

    def one(self, model, key):
        """The primary key of the record that a cell names, if it names one."""
        if key is ABSENT:
            return ABSENT
        return self.natural(model)[key] if key else None

    def write(self, rows):
        table = self.process.tables[rows.table]
        change = Change(table.file, rows.model)
        wanted, sources = self._wanted(rows)
        known = self._known(rows)
        spare = self._spare(rows, wanted, known)
        self._pair(rows, wanted, known, spare)
        self._leave_out(rows, wanted, known, change)
        self._create(rows, wanted, known, change)
        self._update(rows, wanted, known, change)
        self._remove(rows, spare, change)
        if change.count:
            self._forget(rows.model)
            if rows.after:
                rows.after()
        if rows.cited and self.process.has(rows.table, "sources"):
            named = {}
            for key in wanted:
                named.setdefault(known[key], {}).update(dict.fromkeys(sources[key]))
            Citing(rows.model, named, self, change).write()
        return change

    def _forget(self, model):
        for place in [place for place in self._natural if place[0] is model]:
            del self._natural[place]

    def _wanted(self, rows):
        """Wanted field values by identity, and the sources of each."""
        wanted, sources = {}, {}
        for row in self.process.rows(rows.table):
            for fields in rows.build(row, self):
                identity = tuple(fields[name] for name in rows.identity)
                wanted.setdefault(identity, fields)
                if rows.cited:
                    sources[identity] = row.get("sources", ())
        return wanted, sources

    def _known(self, rows):
        """Primary keys of the model's rows by identity."""
        names = [rows.model._meta.get_field(name).attname for name in rows.identity]
        found = rows.model.objects.order_by("pk").values_list("pk", *names)
        past = moved.past_slugs(rows.model) if rows.identity == ("slug",) else {}
        known = {(slug,): pk for slug, pk in past.items()}
        return known | {row[1:]: row[0] for row in found.iterator(BATCH)}

    def _spare(self, rows, wanted, known):
        """Rows that no line of the table stands for; of parts, those it brought."""
        taken = {known[key] for key in wanted if key in known}
        # Of the slugs that a record has had the present one stands last.
        by_pk = {pk: key for key, pk in known.items() if pk not in taken}
        spare = {key: pk for pk, key in by_pk.items()}
        if not spare or rows.is_record:
            return spare
        of = rows.of or rows.identity[0]
        owners = self._owners(rows, of, wanted)
        brought = rows.model.objects.filter(**{rows.brought: True})
        found = brought.values_list("pk", of).iterator(BATCH)
        ours = {pk for pk, owner in found if owner in owners}
        return {key: pk for key, pk in spare.items() if pk in ours}

    def _owners(self, rows, of, wanted):
        """The records that the folder speaks of; rows of others are not its matter."""
        model = rows.model
        for name in of.split("__"):
            model = model._meta.get_field(name).related_model
        keys = self.process.keys_of(model)
        if keys is None and of in rows.identity:
            place = rows.identity.index(of)
            return {key[place] for key in wanted}
        return {pk for key, pk in self.natural(model).items() if key in (keys or ())}

    def _pair(self, rows, wanted, known, spare):
        """Let a changed line keep the row it had: the spare one most like it."""
        if not spare or not rows.near:
            return
        near = {}
        for key in spare:
            near.setdefault(key[: rows.near], []).append(key)
        for key in [key for key in wanted if key not in known]:
            if alike := near.get(key[: rows.near]):
                best = max(alike, key=lambda other, key=key: _likeness(other, key))
                alike.remove(best)
                del known[best]
                known[key] = spare.pop(best)

    def _leave_out(self, rows, wanted, known, change):
        """What somebody took away at the desk does not come back."""
        for key in [key for key in wanted if key not in known]:
            if self.by_hand.took_away(rows.model, rows.identity, wanted[key]):
                change.kept.append(self._label(rows, key))
                del wanted[key]

    def _create(self, rows, wanted, known, change):
        """Make the rows that are not known yet; they are known afterwards."""
        fresh = [key for key in wanted if key not in known]
        if not fresh:
            return
        self.keeping.before_new(rows.model, (wanted[key] for key in fresh))
        keys = iter(self.process.progress(fresh, change.file, len(fresh)))
        while batch := list(islice(keys, BATCH)):
            records = [self._record(rows, wanted[key]) for key in batch]
            self._hold_back(records, change)
            insert(rows.model, records)
        found = self._known(rows)
        known.update((key, found[key]) for key in fresh)
        change.counts["created"] += len(fresh)
        change.written.update(known[key] for key in fresh)
        self.keeping.made(rows.model, (known[key] for key in fresh))
        labels = (self._label(rows, key) for key in fresh[:SHOWN])
        change.examples += [f"+ {label}" for label in labels]

    def _record(self, rows, fields):
        record = rows.model(**rows.new)
        if hasattr(record, rows.brought):
            setattr(record, rows.brought, True)
        for name, value in fields.items():
            if value is not ABSENT:
                setattr(record, rows.model._meta.get_field(name).attname, value)
        if hasattr(record, "prepare"):
            record.prepare()
        return record

    def _hold_back(self, records, change):
        """What was deleted at the desk is shown to readers by nobody but an editor."""
        if not isinstance(records[0], Publishable):
            return
        gone = moved.gone_slugs(type(records[0]))
        for record in records:
            if record.slug in gone:
                record.status = Status.DRAFT
                change.held_back.append(record.slug)

    def _label(self, rows, key):
        """The row's identity, in keys instead of numbers."""
        return ", ".join(
            self._shown(rows.model, name, value)
            for name, value in zip(rows.identity, key, strict=True)
            if value not in ("", None)
        )

    def _shown(self, model, name, value):
        end = model._meta.get_field(name).related_model
        if end is None or value is None:
            return value if name == "slug" else shown(value)
        record = end.objects.get(pk=value)
        return getattr(record, "slug", None) or str(record)

    def _update(self, rows, wanted, known, change):
        fresh = change.counts["created"]
        if fresh == len(wanted):
            return
        fields = [
            rows.model._meta.get_field(name) for name in next(iter(wanted.values()))
        ]
        # A record that another was merged into is told by the line of its own slug.
        by_pk = {pk: key for key, pk in known.items() if key in wanted}
        # The slug is the editors', once they changed it.
        kept = rows.identity if rows.identity == ("slug",) else ()
        now = rows.model.objects.order_by("pk")
        now = now.values_list("pk", *(field.attname for field in fields))
        different = {}
        for pk, *before in now.iterator(BATCH):
            if pk in by_pk and pk not in change.written:
                after = wanted[by_pk[pk]].values()
                news = [
                    (field, old, new)
                    for field, old, new in zip(fields, before, after, strict=True)
                    if new is not ABSENT and new != old and field.name not in kept
                ]
                news = self._without_kept(rows, by_pk[pk], pk, news, wanted, change)
                if news:
                    different[pk] = news
                    self._note_update(rows, by_pk[pk], news, change)
        change.counts["updated"] += len(different)
        change.counts["unchanged"] += len(wanted) - fresh - len(different)
        self.keeping.before(rows.model, different)
        self._save(rows, different, change)
        change.written.update(different)

    def _without_kept(self, rows, key, pk, news, wanted, change):
        """The differences less those that somebody made at the desk."""
        if not news:
            return []
        kept = self.by_hand.fields(rows.model, pk, wanted[key])
        for field, _old, _new in news:
            if field.name in kept:
                change.kept.append(f"{self._label(rows, key)} ({field.verbose_name})")
        return [one for one in news if one[0].name not in kept]

    def _note_update(self, rows, key, news, change):
        for field, old, new in news:
            if change.has_room:
                old, new = (self._shown(rows.model, field.name, v) for v in (old, new))
                label = self._label(rows, key)
                change.examples.append(f"~ {label}: {field.name} {old} → {new}")

    def _save(self, rows, different, change):
        names = [f.name for f in rows.model._meta.concrete_fields if not f.primary_key]
        todo = iter(different.items())
        while batch := dict(islice(todo, UPDATED_AT_ONCE)):
            records = rows.model.objects.in_bulk(list(batch))
            for pk, news in batch.items():
                before = as_they_stand(records[pk])
                for field, _old, new in news:
                    setattr(records[pk], field.attname, new)
                if hasattr(records[pk], "prepare"):
                    records[pk].prepare()
                if hasattr(records[pk], "updated_at"):
                    records[pk].updated_at = timezone.now()
                if before != (after := as_they_stand(records[pk])):
                    change.rewritten[pk] = (before, after)
            rows.model.objects.bulk_update(records.values(), names, 100)

    def _remove(self, rows, spare, change):
        if rows.is_record:
            change.left_over = [key[0] for key in spare if rows.identity == ("slug",)]
            return
        for key, pk in list(spare.items()):
            given = dict(zip(rows.identity, key, strict=True))
            if self.by_hand.is_worked_on(rows.model, pk, given):
                change.kept.append(self._label(rows, key))
                del spare[key]
        for key in islice(spare, SHOWN):
            change.examples.append(f"- {self._label(rows, key)}")
        self.keeping.before(rows.model, spare.values())
        gone = iter(spare.values())
        while batch := list(islice(gone, UPDATED_AT_ONCE)):
            rows.model.objects.filter(pk__in=batch).delete()
        change.counts["removed"] += len(spare)


def _likeness(one, other):
    return sum(a == b for a, b in zip(one, other, strict=True))
