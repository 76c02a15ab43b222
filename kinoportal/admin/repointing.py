"""All rows that point at one record made to point at another of its table."""

from collections import Counter, defaultdict

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.exceptions import ValidationError
from django.db.models import Q, UniqueConstraint

from .. import revisions


def ends(model):
    """(table, key) of every foreign and generic key that may lead to the model.

    What is computed is left out, and what the desk keeps beside the catalogue: a
    history, a preview link or a past address stays with the record that it is of.
    """
    for relation in model._meta.get_fields(include_hidden=True):
        is_end = relation.auto_created and not relation.concrete
        is_derived = getattr(relation.related_model, "is_derived", False)
        is_key = relation.one_to_many or relation.one_to_one
        if is_end and is_key and not is_derived:
            yield relation.related_model, relation.field
    for table in apps.get_models():
        if getattr(table, "is_catalogued", True):
            for key in table._meta.private_fields:
                if isinstance(key, GenericForeignKey):
                    yield table, key


def pointing(record):
    """(key, rows) of all rows that point at the record."""
    for table, key in ends(type(record)):
        yield key, table._base_manager.filter(_leads_to(key, record)).order_by("pk")


def _leads_to(key, record):
    if not isinstance(key, GenericForeignKey):
        return Q(**{key.name: record.pk})
    kind = revisions.kind_of(record)
    return Q(**{key.ct_field: kind, key.fk_field: record.pk})


class Repointing:
    """What moved, what fell to an equal row, and whose history tells of it."""

    def __init__(self, old, new):
        self.old, self.new = old, new
        self.moved, self.equal = Counter(), Counter()
        self.ties, self.owners = [], {}
        self.rows = defaultdict(list)
        for key, rows in pointing(old):
            for row in rows:
                self.rows[key].append(row)
                self._count_owner(row)

    def _count_owner(self, row):
        owner = revisions.owner_of(row)
        if owner not in (self.old, self.new):
            self.owners[type(owner), owner.pk] = owner

    def __len__(self):
        return sum(map(len, self.rows.values()))

    def go(self):
        for key, rows in self.rows.items():
            for row in rows:
                twin = move(row, key, self.new)
                kind = row._meta.verbose_name_plural
                (self.equal if twin else self.moved)[kind] += 1
                if not twin:
                    self.ties.append([row._meta.label_lower, row.pk, key.name])


def move(row, key, record):
    """Point the row at the record; where an equal one is there, give that what it
    lacks, and let this one go. Returns the equal one, or None."""
    setattr(row, key.name, record)
    twin = equal_of(row)
    if twin is None:
        row.save()
        return None
    fresh = type(row)._base_manager.get(pk=row.pk)
    for deeper, rows in pointing(fresh):
        for hanging in rows:
            move(hanging, deeper, twin)
    pairs = _pairs(fresh)
    fresh.delete()
    _fill(twin, fresh, pairs, but=key.name)
    return twin


def equal_of(row):
    """Another row that a rule of the table allows only once; None without one."""
    for rule in row._meta.constraints:
        if not isinstance(rule, UniqueConstraint) or not rule.fields:
            continue
        try:
            rule.validate(type(row), row)
        except ValidationError:
            same = Q(**{name: getattr(row, name) for name in rule.fields})
            rows = type(row)._base_manager.filter(same, rule.condition or Q())
            return rows.exclude(pk=row.pk).first()
    return None


def _pairs(row):
    """What plain many-to-many fields of the row name, by field."""
    fields = row._meta.many_to_many
    plain = [f.name for f in fields if f.remote_field.through._meta.auto_created]
    return {name: list(getattr(row, name).all()) for name in plain}


def _fill(twin, row, pairs, but):
    empty = [
        field
        for field in twin._meta.concrete_fields
        if field.editable and getattr(twin, field.attname) in field.empty_values
    ]
    for field in empty:
        if field.name != but:
            setattr(twin, field.attname, getattr(row, field.attname))
    if empty:
        twin.save()
    for name, records in pairs.items():
        getattr(twin, name).add(*records)
