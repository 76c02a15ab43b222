from dataclasses import dataclass

from django.utils.translation import gettext as _


class Unexpected(ValueError):
    """A cell that does not hold what its column expects; says what that is."""


@dataclass(frozen=True)
class Problem:
    """What is wrong where, in a sentence that names all of it."""

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self):
        value = self.value if len(self.value) <= 80 else f"{self.value[:80]}…"
        return _(
            "%(file)s, line %(line)s, column “%(column)s”: “%(value)s”; "
            "expected %(expected)s."
        ) % {**self.__dict__, "value": value}
