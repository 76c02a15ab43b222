"""The lines of a result page: a record, what matched, and why it stands there."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.html import conditional_escape, escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from kinoportal.languages import current
from kinoportal.search import documents, snippets
from kinoportal.search.models import SearchDocument
from kinoportal.templatetags.language import as_recorded
from kinoportal.text import words

from ..querysets.loading import columns

SAID_TOO = {"film": ["year"], "person": ["professions"]}
FIELDS = {"article": "title", "collection": "title", "theme": "label", "film": "title"}


@dataclass
class Row:
    kind: str
    record: object
    field: str
    snippet: str = ""
    language: str = ""
    reason: str = ""


def rows(found, asked):
    """Public records in the order found, each as a line."""
    records = _records(found)
    stored = _stored(found)
    terms = snippets.terms_of(asked)
    sounds = snippets.terms_of(asked, by_sound=True)
    lines = []
    for kind, pk in found:
        if record := records.get((kind, pk)):
            line = Row(kind, record, _field_of(kind))
            _explain(line, stored.get((kind, pk)), terms, sounds)
            lines.append(line)
    return lines


def _field_of(kind):
    return FIELDS.get(kind, "name")


def _by_kind(found):
    ids = defaultdict(list)
    for kind, pk in found:
        ids[kind].append(pk)
    return ids


def named(found):
    """Public records in the order found, with no more than their names."""
    records = _records(found, for_lines=False)
    return [(key[0], records[key]) for key in found if key in records]


def _records(found, *, for_lines=True):
    records = {}
    for kind, ids in _by_kind(found).items():
        published = documents.KINDS[kind].model.objects.published()
        if for_lines and kind == "film":
            published = published.for_lines()
        else:
            more = SAID_TOO.get(kind, [])
            published = published.only("slug", *more, *columns(_field_of(kind)))
        for pk, record in published.in_bulk(ids).items():
            records[kind, pk] = record
    return records


def _stored(found):
    asked = Q(pk__in=[])
    for kind, ids in _by_kind(found).items():
        asked |= Q(kind=kind, object_id__in=ids)
    stored = SearchDocument.objects.filter(asked)
    return {(document.kind, document.object_id): document for document in stored}


def _explain(line, document, terms, sounds):
    """A snippet where the text matches; a reason where neither it nor the title says
    what the record was found by."""
    if document is None:
        return
    language, piece = snippets.snippet(document.texts, terms, current())
    line.snippet, line.language = piece, language
    title = str(getattr(line.record, line.field))
    if _says(title, terms) or _says(title, sounds):
        return
    other = _nearest_name(document.names, terms) or _nearest_name(
        document.names, sounds
    )
    if other and not _says(piece, terms & snippets.terms_of(words(other))):
        line.reason = _reason(line.kind, other)


def _reason(kind, name):
    sentence = (
        _("Theme synonym: %(name)s")
        if kind == "theme"
        else _("Found by another spelling: %(name)s")
    )
    return mark_safe(escape(sentence) % {"name": conditional_escape(as_recorded(name))})


def _says(text, terms):
    return any(snippets.matches(word, terms) for word in words(text))


def _nearest_name(names, terms):
    number = {
        name: sum(snippets.matches(word, terms) for word in words(name))
        for _language, name in names
    }
    best = max(number, key=number.get, default="")
    return best if best and number[best] else ""
