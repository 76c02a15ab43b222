"""Two languages of all texts of a record and its rows, and what was sent back."""

import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models

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

    kind: object
    row: models.Model
    text: str
    source: str
    target: str
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
        return "" if isinstance(self.row, self.kind.model) else str(self.row)

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
    def is_long(self):
        return not self.longest or self.longest > ONE_LINE

    @property
    def longest(self):
        return self._column.max_length

    @property
    def _column(self):
        return self.row._meta.get_field(self.column)

    @property
    def source_pieces(self):
        """The source, with what changed since it was translated."""
        mark = mark_of(self.row, self.text, self.target)
        if not mark or not mark.base or mark.source != self.source:
            return [("", self.source_text)]
        if same(mark.base, self.source_text):
            return [("", self.source_text)]
        return by_word(mark.base, self.source_text)

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
        typed = sent[self.key].replace("\r\n", "\n").strip()
        # As the page was drawn: an untouched field says nothing of what is there now.
        was_touched = sent.get(f"was-{self.key}") != digest(typed)
        self.declared = sent.get("right") == self.key
        if not was_touched and not self.declared:
            return
        self.typed = typed if was_touched else None
        has_moved = started_from != self.started_from
        self.has_clashed = has_moved and (self.declared or self.is_rewritten)

    def check(self):
        if not self.is_rewritten:
            return
        try:
            self._column.clean(self.typed, self.row)
        except ValidationError as error:
            self.error = " ".join(error.messages)

    @property
    def shown_digest(self):
        return digest(self.kept)


def digest(*texts):
    """Line ends are the browser's: they are no change."""
    plain = "\0".join("\n".join(text.strip().splitlines()) for text in texts)
    return hashlib.blake2b(plain.encode(), digest_size=16).hexdigest()


def units_of(kind, record, request, source, target):
    """The record's own texts, then those of its rows that have one to read or write."""
    attach([record])
    found = [
        Unit(kind, record, text, source, target) for text in texts_of(type(record))
    ]
    for part in kind.parts:
        rows = attach(part.rows(request, [record]))
        for row in rows:
            units = (
                Unit(kind, row, text, source, target) for text in texts_of(part.model)
            )
            found += [unit for unit in units if unit.source_text or unit.kept]
    return found
