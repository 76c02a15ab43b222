"""The states of records' texts; one query for all records of a page."""

from ..languages import LANGUAGES
from .marks import of_record
from .models import Marked
from .texts import State


def attach(records):
    """Read the marks of these records, all of one model."""
    records = list(records)
    found = {record.pk: {} for record in records}
    if found:
        for mark in of_record(type(records[0]), found).select_related("assigned_to"):
            found[mark.object_id][mark.field, mark.language] = mark
    for record in records:
        record.text_marks = found[record.pk]
    return records


def mark_of(record, text, language):
    if not hasattr(record, "text_marks"):
        attach([record])
    return record.text_marks.get((text, language))


def state_of(record, text, language):
    if not getattr(record, f"{text}_{language}"):
        return State.MISSING
    mark = mark_of(record, text, language) if record.pk else None
    return State(mark.state) if mark and mark.state else State.DONE


def in_language(record, texts, language):
    """The state of several texts as one sign: outdated before all, then in part."""
    states = {state_of(record, text, language) for text in texts}
    if State.OUTDATED in states:
        return State.OUTDATED
    return states.pop() if len(states) == 1 else State.DRAFT


def source_for(record, text, language):
    """The language that a translation is made from: its mark's, else the first."""
    mark = mark_of(record, text, language) if record.pk else None
    if mark and mark.state == Marked.OUTDATED:
        return mark.source
    others = [code for code in LANGUAGES if code != language]
    given = [code for code in others if getattr(record, f"{text}_{code}")]
    return next(iter(given), others[0])
