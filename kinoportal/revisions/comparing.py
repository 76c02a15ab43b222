"""What differs between two snapshots, in words an editor reads."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, localize
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .. import richtext
from ..fields import CodeListField
from ..languages import SHORT
from ..translations.differences import by_word
from .ends import names_in_trash
from .snapshots import content, is_row, items_of, key_of_end

LONG = 40  # letters; a longer text is compared word by word


@dataclass
class FieldChange:
    label: str
    language: str
    before: str
    after: str

    @property
    def words(self):
        """Both versions in one, what went and what came marked."""
        return word_difference(self.before, self.after)

    @property
    def is_long(self):
        return max(len(self.before), len(self.after)) > LONG


@dataclass
class Change:
    """`kind`: "changed", "added", "removed" or "moved"; of the record or of a row."""

    kind: str
    table: str
    name: str
    fields: list[FieldChange] = field(default_factory=list)
    is_record: bool = False


def changes(before, after):
    """From one snapshot to another: the record's own fields first, then the rows."""
    names = Names([before, after])
    ones, others = items_of(before), items_of(after)
    found = [
        _change(item, others[key], names)
        for key, item in ones.items()
        if key in others and content(item) != content(others[key])
    ]
    for change in found[:1]:
        change.is_record = content(before["record"]) != content(after["record"])
    for kind, those, these in (("removed", ones, others), ("added", others, ones)):
        found += [
            Change(kind, names.table(item), names.row(item))
            for key, item in those.items()
            if key not in these
        ]
    return found


def _change(one, other, names):
    before, after = content(one), content(other)
    differing = [n for n in after if before.get(n) != after[n]]
    kind = "moved" if differing == ["order"] else "changed"
    fields = [names.change(one, n, before.get(n), after[n]) for n in differing]
    return Change(kind, names.table(other), names.row(other), fields)


class Names:
    """Names of what the snapshots' keys lead to, read once for each table."""

    def __init__(self, snapshots):
        wanted, self.items = defaultdict(set), {}
        for saved in snapshots:
            self.items |= items_of(saved)
            for item in items_of(saved).values():
                for key, pks in _keys(item):
                    wanted[key].update(pks)
        self.known = {model: _names(model, pks) for model, pks in wanted.items()}

    def table(self, item):
        return str(apps.get_model(item["model"])._meta.verbose_name)

    def row(self, item):
        """With the row that it hangs on: whose credit a source is given to."""
        end = self.items.get(key_of_end(item))
        if end and is_row(apps.get_model(end["model"])):
            return f"{self.name(end)}: {self.name(item)}"
        return self.name(item)

    def name(self, item):
        """As its own table names it; where that fails by what it leads to."""
        (parsed,) = serializers.deserialize("python", [item], ignorenonexistent=True)
        try:
            return str(parsed.object)
        except Exception:
            known = [self.known.get(m, {}).get(k) for m, ks in _keys(item) for k in ks]
            return ", ".join(filter(None, known)) or f"№ {item['pk']}"

    def change(self, item, name, before, after):
        column = apps.get_model(item["model"])._meta.get_field(name)
        code = getattr(column, "_translated_field_language_code", "")
        values = [self.value(item, column, value) for value in (before, after)]
        if values[0] == values[1] and richtext.is_written(str(after)):
            said = _("The words are the same; cards, links, notes or marks differ.")
            values[1] = f"{values[1]}\n\n({said})"
        language = SHORT[code] if code else ""
        return FieldChange(str(column.verbose_name), language, *values)

    def clash(self, clash):
        """What the page of clashes prints: the place, and each side's value."""
        item = clash.mine or clash.theirs if not clash.field else None
        model, pk = clash.key
        if item:
            texts = [self.row(side) if side else _("removed") for side in clash.sides]
            fields = _change(clash.base, item, self).fields
            fields += [one for pair in clash.hanging for one in self._hanging(*pair)]
            told = {"changed_mine" if clash.mine else "changed_theirs": fields}
            where = {"name": clash.name, "where": self.table(item), "sides": texts}
            return where | told
        column = apps.get_model(model)._meta.get_field(clash.field)
        code = getattr(column, "_translated_field_language_code", "")
        return {
            "name": clash.name,
            "where": str(apps.get_model(model)._meta.verbose_name),
            "label": str(column.verbose_name),
            "language": code,
            "language_name": SHORT.get(code, ""),
            "sides": self._sides(clash, column),
        }

    def _hanging(self, before, after):
        if before:
            return _change(before, after, self).fields
        return [FieldChange(self.table(after), "", "", self.name(after))]

    def taken(self, taken):
        """What the page of clashes prints of a change that is joined already."""
        item = self.items[taken.key]
        told = {"side": taken.side, "where": self.table(item), "row": ""}
        if taken.field:
            change = self.change(item, taken.field, taken.before, taken.after)
            row = self.row(item) if is_row(apps.get_model(item["model"])) else ""
            return told | {"row": row, "change": change}
        sides = (self.row(side) if side else "" for side in (taken.before, taken.after))
        return told | {"change": FieldChange("", "", *sides)}

    def _sides(self, clash, column):
        """Each in words; rich texts whose words are the same, as they are written."""
        item = self.items[clash.key]
        sides = [self.value(item, column, side) for side in clash.sides]
        return sides if sides[0] != sides[1] else list(clash.sides)

    def value(self, item, column, value):
        if value in (None, "", []):
            return ""
        if column.is_relation:
            values = value if isinstance(value, list) else [value]
            known = self.known.get(column.related_model, {})
            return ", ".join(known.get(pk, f"№ {pk}") for pk in values)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return _in_words(item, column, value)


def _names(model, pks):
    """By key; of what is gone the names in the trash."""
    there = model._base_manager.in_bulk(pks)
    gone = pks - there.keys()
    known = names_in_trash(model, gone) if gone else {}
    return known | {pk: _name(record) for pk, record in there.items()}


def _name(record):
    if isinstance(record, ContentType):
        model = record.model_class()
        return str(model._meta.verbose_name if model else record.model)
    return str(record)


def _in_words(item, column, value):
    """Tables call their words by `get_…_display`, as Django does those of choices."""
    kind = column.get_internal_type()
    if kind == "DateTimeField":
        return localize(localtime(parse_datetime(value)))
    if kind == "DateField":
        return date_format(parse_date(value), "SHORT_DATE_FORMAT")
    if isinstance(column, CodeListField):
        return column.said(value)
    if display := getattr(column.model, f"get_{column.name}_display", None):
        table = item["fields"].get("content_type")
        of_table = {"content_type_id": table} if table else {}
        return str(display(column.model(**{column.name: value}, **of_table)))
    return richtext.plain(value) if richtext.is_written(str(value)) else str(value)


def _keys(item):
    for column in apps.get_model(item["model"])._meta.get_fields():
        value = item["fields"].get(column.name)
        if column.is_relation and value and (column.many_to_one or column.many_to_many):
            yield column.related_model, value if isinstance(value, list) else [value]


def word_difference(before, after):
    """HTML of both texts, with <del> and <ins> around the words that differ."""
    pieces = (
        format_html("<{0}>{1}</{0}>", mark_safe(kind), words) if kind else escape(words)
        for kind, words in by_word(before, after)
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))
