"""The board: records by texts and languages, the prominent first.

The search index keeps a document of every record, numbered by prominence, drafts
among them; walking it gives all kinds in one order by one query, and a page is
found from the last number of the page before.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from ...languages import LANGUAGES
from ...models import SearchDocument, TextMark
from ...search.documents import kind_numbered
from ...search.places import KIND_BITS, RECORD_BITS, place, record_at
from ...translations.counting import lacking_of, number_missing
from ...translations.reading import attach, mark_of, source_for, state_of
from ...translations.texts import State, label_of, texts_of

PER_PAGE = 30
# One text in so many records.
RARE = 50
# The worst of several rows' states stands for all.
WORST = (State.OUTDATED, State.MISSING, State.DRAFT, State.DONE)


@dataclass(frozen=True)
class Cell:
    """The state of a line in one language, and where to work on it."""

    line: object
    language: str
    state: State

    @property
    def url(self):
        kind, row = self.line.kind, self.line.rows[0]
        source = source_for(row, self.line.text, self.language)
        return side_by_side_url(kind.name, self.line.record, source, self.language)

    @property
    def anchor(self):
        return unit_key(self.line.rows[0], self.line.text)


@dataclass(frozen=True)
class Line:
    """One text of a record, or the same text of several of its rows."""

    kind: object
    record: object
    rows: tuple
    text: str

    @property
    def key(self):
        table = self.model._meta.model_name
        return f"{self.kind.name}-{self.record.pk}-{table}-{self.text}"

    @property
    def model(self):
        return type(self.rows[0])

    @property
    def label(self):
        return label_of(self.model, self.text)

    @property
    def change_url(self):
        place = f"admin:{self.record._meta.app_label}_{self.kind.name}_change"
        return reverse(place, args=[self.record.pk])

    @property
    def of_rows(self):
        """What the rows are called; nothing for a text of the record itself."""
        return (
            ""
            if self.model is self.kind.model
            else self.model._meta.verbose_name_plural
        )

    @property
    def cells(self):
        return [Cell(self, code, self.state(code)) for code in LANGUAGES]

    def state(self, language):
        states = {state_of(row, self.text, language) for row in self.needed(language)}
        return next((state for state in WORST if state in states), State.DONE)

    def needed(self, language):
        """Rows that have the text in some language; a note nobody wrote is not due."""
        if self.model is self.kind.model:
            return self.rows
        return [row for row in self.rows if _given(row, self.text)]

    def marks(self, languages):
        found = (
            mark_of(row, self.text, code) for row in self.rows for code in languages
        )
        return [mark for mark in found if mark]

    @property
    def assignment(self):
        """The mark that says who translates this, and since when."""
        assigned = (mark for mark in self.marks(LANGUAGES) if mark.assigned_to_id)
        return next(assigned, None)


def side_by_side_url(kind, record, source, target):
    pair = f"{source}-{target}"
    return reverse("admin:side_by_side", args=[kind, record.pk, pair])


def unit_key(row, text):
    return f"{row._meta.model_name}-{row.pk}-{text}"


def _given(row, text):
    return any(getattr(row, f"{text}_{code}") for code in LANGUAGES)


def lines(kinds, wanted, request):
    """The page's lines, and the number to go on from; None on the last page."""
    found = places(kinds, wanted)
    page, more = found[:PER_PAGE], len(found) > PER_PAGE
    by_place = {}
    for kind in kinds.values():
        ids = [pk for number, pk in map(record_at, page) if _is_of(kind, number)]
        for line in _lines_of(kind, ids, request) if ids else ():
            by_place.setdefault((kind.name, line.record.pk), []).append(line)
    shown = [
        line
        for number, pk in map(record_at, page)
        for line in by_place.get((kind_numbered(number).model._meta.model_name, pk), ())
        if wanted.takes(line)
    ]
    return shown, page[-1] if more else None


def _is_of(kind, number):
    return kind_numbered(number).model is kind.model


def _lines_of(kind, ids, request):
    found = kind.desk.get_queryset(request).filter(pk__in=ids)
    # An author's own drafts; others' records are read in lists, not here.
    may = kind.desk.has_change_permission
    records = attach(record for record in found if may(request, record))
    parts = [(part, _by_record(part, request, records)) for part in kind.parts]
    for record in records:
        for text in texts_of(kind.model):
            yield Line(kind, record, (record,), text)
        for part, rows in parts:
            for text in texts_of(part.model) if rows[record.pk] else ():
                yield Line(kind, record, tuple(rows[record.pk]), text)


def _by_record(part, request, records):
    rows = defaultdict(list)
    for row in attach(part.rows(request, records)):
        rows[getattr(row, f"{part.relation}_id")].append(row)
    return rows


def places(kinds, wanted):
    """Numbers of documents whose records have a text that is wanted, one too many."""
    chosen = [kind for kind in kinds.values() if wanted.kind in ("", kind.name)]
    is_common = _is_common(chosen, wanted)
    condition = Q(pk__in=[])
    for kind in chosen:
        of_kind = (
            Q(number__in=kind.numbers) if is_common else Q(kind__in=kind.documents)
        )
        condition |= of_kind & _due(kind, wanted)
    number = F("id").bitrightshift(RECORD_BITS).bitand((1 << KIND_BITS) - 1)
    documents = SearchDocument.objects.annotate(number=number)
    found = documents.filter(condition, pk__gt=wanted.after)
    if wanted.least:
        found = found.filter(pk__lt=place(wanted.least - 1, 0, 0))
    return list(found.order_by("pk").values_list("pk", flat=True)[: PER_PAGE + 1])


def _is_common(kinds, wanted):
    """Whether so much is wanted that a page is soon full.

    Then documents are walked in their order, their kind read from the number, and
    the walk ends with the page. What is rare is found faster through the narrow
    index of kinds, which gives all of them and has them sorted.
    """
    if not wanted.asks_for_missing:
        return False
    lacking = lacking_of([kind.model for kind in kinds]).values()
    missing = sum(
        number_missing(found, wanted.languages, wanted.text) for found in lacking
    )
    return missing * RARE > sum(found["total"] for found in lacking)


def _due(kind, wanted):
    """The condition on a document that its record, or a row of it, is wanted."""
    due = Q(object_id__in=wanted.marks(kind.model).values("object_id"))
    if wanted.asks_for_missing:
        texts = [wanted.text] if wanted.text else texts_of(kind.model)
        own = kind.model._base_manager.filter(pk=OuterRef("object_id"))
        due |= Q(Exists(own.filter(_blank(texts, wanted.languages))))
    for part in () if wanted.text else kind.parts:
        due |= _due_by_rows(part, wanted)
    return due


def _due_by_rows(part, wanted):
    rows = part.model._base_manager
    marked = rows.filter(pk__in=wanted.marks(part.model).values("object_id"))
    due = Q(object_id__in=marked.values(part.relation))
    if wanted.asks_for_missing:
        own = rows.filter(**{part.relation: OuterRef("object_id")})
        due |= Q(Exists(own.filter(_half_given(part.model, wanted.languages))))
    return due


def _blank(texts, languages):
    due = Q(pk__in=[])
    for text in texts:
        for code in languages:
            due |= Q(**{f"{text}_{code}": ""})
    return due


def _half_given(model, languages):
    """A row that has a text in one language and lacks it in another."""
    due = Q(pk__in=[])
    for text in texts_of(model):
        nothing = Q(**{f"{text}_{code}": "" for code in LANGUAGES})
        due |= _blank([text], languages) & ~nothing
    return due


def marks_of(model):
    kind = ContentType.objects.get_for_model(model)
    return TextMark.objects.filter(content_type=kind)
