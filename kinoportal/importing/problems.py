from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST_SHOWN = 80


class Unexpected(ValueError):
    """A cell that does not hold what its column expects; says what that is."""


@dataclass(frozen=True)
class Problem:
    """What is wrong where; line 0 and no column stand for the file as a whole."""

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self):
        words = {"place": self.place, "value": self.shown, "expected": self.expected}
        if self.value:
            return _("%(place)s: found “%(value)s”, expected %(expected)s.") % words
        return _("%(place)s: found nothing, expected %(expected)s.") % words

    @property
    def place(self):
        parts = [self.file]
        if self.line:
            parts.append(_("line %d") % self.line)
        if self.column:
            parts.append(_("column “%s”") % self.column)
        return ", ".join(parts)

    @property
    def shown(self):
        """The value on one line of a terminal: short, nothing that moves a cursor."""
        text = "".join(c if c.isprintable() else "�" for c in self.value)
        return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
