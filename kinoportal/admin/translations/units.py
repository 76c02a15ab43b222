"""Two languages of all texts of a record and its rows, and what was sent back."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models

from ... import richtext
from ...translations.differences import by_word
from ...translations.reading import attach, mark_of, state_of
from ...translations.texts import State, label_of, same, texts_of
from .board import unit_key

ONE_LINE = 300  # letters that a field of one line may hold


@dataclass
class Unit:
    """One text in the language it is read in and the one it is written in.

    `typed` is what the editor sent, None while nothing was; `error` is why it
    was not written, `has_clashed` that somebody else wrote meanwhile.
    """

    row: models.Model
    text: str
    source: str
    target: str
    field: forms.Field
    is_of_row: bool = False
    typed: str | None = None
    error: str = ""
    has_clashed: bool = False
    declared: bool = False

    @property
    def key(self):
        return unit_key(self.row, self.text)

    @property
    def column(self):
        return f"{self.text}_{self.target}"

    @property
    def label(self):
        return label_of(type(self.row), self.text)

    @property
    def of_row(self):
        """Which row it belongs to; nothing for a text of the record itself."""
        return str(self.row) if self.is_of_row else ""

    @property
    def source_text(self):
        return getattr(self.row, f"{self.text}_{self.source}")

    @property
    def kept(self):
        return getattr(self.row, self.column)

    @property
    def shown(self):
        return self.kept if self.typed is None else self.typed

    @property
    def state(self):
        return state_of(self.row, self.text, self.target)

    @property
    def is_outdated(self):
        return self.state == State.OUTDATED

    @property
    def input(self):
        """The field as the record's own form has it, a rich text with its tools."""
        attrs = {"id": f"t-{self.key}", "lang": self.target}
        if self.error:
            attrs |= {"aria-invalid": "true", "aria-describedby": f"e-{self.key}"}
        return self.field.widget.render(self.key, self.shown, attrs)

    @property
    def source_pieces(self):
        """The source, with what changed since it was translated."""
        mark = mark_of(self.row, self.text, self.target)
        known = mark and mark.base and mark.source == self.source
        if not known or same(mark.base, self.source_text):
            return [("", legible(self.source_text))]
        return by_word(legible(mark.base), legible(self.source_text))

    @property
    def has_changes(self):
        return any(kind for kind, _piece in self.source_pieces)

    @property
    def started_from(self):
        """What the editor saw: the source and the translation as they were sent."""
        return digest(self.source_text, self.kept)

    @property
    def is_rewritten(self):
        return self.typed is not None and self.typed != self.kept

    def receive(self, sent):
        """Take what was typed, if the form had this text at all."""
        started_from = sent.get(f"from-{self.key}")
        if started_from is None or self.key not in sent:
            return
        typed = sent[self.key].replace("\r\n", "\n")
        # As the page was drawn: an untouched field says nothing of what is there now.
        was_touched = sent.get(f"was-{self.key}") != digest(typed)
        self.declared = sent.get("right") == self.key
        if was_touched:
            self._clean(typed)
        has_moved = started_from != self.started_from
        self.has_clashed = has_moved and (self.declared or self.is_rewritten)

    def _clean(self, typed):
        self.typed = typed
        try:
            self.typed = self.field.clean(typed)
        except ValidationError as error:
            self.error = " ".join(error.messages)

    @property
    def shown_digest(self):
        return digest(self.kept)


def digest(*texts):
    """Line ends are the browser's: they are no change."""
    plain = "\0".join("\n".join(text.strip().splitlines()) for text in texts)
    return hashlib.blake2b(plain.encode(), digest_size=16).hexdigest()


def legible(text):
    """The words of a rich text, without its marks."""
    return richtext.plain(text) if richtext.is_written(text) else text


def units_of(kind, record, request, source, target):
    """The record's own texts, then those of its rows that have one to read or write.

    A text that the record's form does not let this editor write is left out.
    """
    attach([record])
    fields = _fields(kind, record, request, target)
    found = [
        Unit(record, text, source, target, fields[text])
        for text in texts_of(type(record))
        if text in fields
    ]
    for part in kind.parts:
        units = (
            Unit(row, text, source, target, _field(part, request, text, target), True)
            for row in attach(part.rows(request, [record]))
            for text in texts_of(part.model)
        )
        found += [unit for unit in units if unit.source_text or unit.kept]
    return found


def _fields(kind, record, request, target):
    columns = {f"{text}_{target}": text for text in texts_of(type(record))}
    locked = kind.desk.get_readonly_fields(request, record)
    form = kind.desk.get_form(request, record, fields=list(columns))(instance=record)
    return {
        text: _roomy(form.fields[column])
        for column, text in columns.items()
        if column in form.fields and column not in locked
    }


def _field(part, request, text, target):
    column = part.model._meta.get_field(f"{text}_{target}")
    return _roomy(part.inline.formfield_for_dbfield(column, request))


def _roomy(field):
    """A sentence is not read through a field of one line."""
    if (getattr(field, "max_length", None) or 0) > ONE_LINE:
        field.widget = AdminTextareaWidget(attrs={"rows": 4})
    return field
