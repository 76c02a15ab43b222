"""Numbers after facts, and the list of sources that they point to.

A page loads the citations of everything it prints in one query. Sources are
numbered as the reader meets them; those that no fact points to close the list.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from .models import Citation, Source


@dataclass(frozen=True)
class Mark:
    """One number after a fact; the first of its source is where ↑ leads back to."""

    number: int
    source: Source
    position: str
    is_first: bool


@dataclass(frozen=True)
class Run:
    """Numbers that follow one another: one link to where their sources begin.

    A target has to be 24 px wide, so that signs of their own would stand far apart.
    """

    marks: list[Mark]

    @property
    def number(self):
        return self.marks[0].number

    @property
    def numbers(self):
        """What is printed: 4, or 4, 5, or 4–7."""
        between = "–" if len(self.marks) > 2 else ",\u00a0"
        ends = dict.fromkeys([self.marks[0].number, self.marks[-1].number])
        return between.join(map(str, ends))

    @property
    def positions(self):
        return "; ".join(mark.position for mark in self.marks if mark.position)


@dataclass(frozen=True)
class Note:
    """One line of the list at the foot of the page."""

    number: int
    source: Source
    is_marked: bool


class Footnotes:
    def __init__(self, *records):
        self.citations = _citations_of(records)
        self.numbers = {}

    def marks(self, record, field=""):
        """The numbers for a record, or for one field that has sources of its own."""
        marks = [
            self._mark(citation)
            for citation in self.citations[_identity(record)]
            if citation.field == field and not citation.source.is_unsourced
        ]
        return sorted(marks, key=lambda mark: mark.number)

    def runs(self, record, field=""):
        marks = enumerate(self.marks(record, field))
        together = groupby(marks, lambda placed: placed[1].number - placed[0])
        return [Run([mark for _place, mark in run]) for _distance, run in together]

    def is_unverified(self, record):
        """Marked as general knowledge: no page has been found for it."""
        return any(c.source.is_unsourced for c in self.citations[_identity(record)])

    def alike(self, records):
        """Runs of records that rest on the same sources: one number does for a run."""
        return [list(run) for _grounds, run in groupby(records, self._grounds)]

    def _grounds(self, record):
        return {
            (citation.source_id, citation.field, citation.position)
            for citation in self.citations[_identity(record)]
        }

    def notes(self):
        """The list, to be asked for when every fact of the page is printed."""
        notes = {
            source: Note(number, source, is_marked=True)
            for source, number in self.numbers.items()
        }
        for citations in self.citations.values():
            for source in (citation.source for citation in citations):
                if source not in notes and not source.is_unsourced:
                    notes[source] = Note(len(notes) + 1, source, is_marked=False)
        return list(notes.values())

    def _mark(self, citation):
        source = citation.source
        is_first = source not in self.numbers
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
        return Mark(number, source, citation.position, is_first)


def _citations_of(records):
    """Citations by record, in the order of the records."""
    wanted = defaultdict(list)
    for record in records:
        wanted[type(record)].append(record.pk)
    kinds = ContentType.objects.get_for_models(*wanted)
    condition = Q(pk__in=[])
    for model, pks in wanted.items():
        condition |= Q(content_type=kinds[model], object_id__in=pks)
    found = defaultdict(list, {_identity(record): [] for record in records})
    models = {kind.pk: model for model, kind in kinds.items()}
    for citation in Citation.objects.filter(condition).select_related("source"):
        key = models[citation.content_type_id], citation.object_id
        found[key].append(citation)
    return found


def _identity(record):
    return type(record), record.pk
