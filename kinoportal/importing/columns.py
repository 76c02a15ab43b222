"""What a cell may hold; `clean` gives its Python value or raises `Unexpected`."""

import re
from datetime import date

from django.utils.translation import gettext as _

from ..text import CONTROL
from .problems import Unexpected

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


class _Absent(tuple):
    """Stands for a cell whose column the file does not have: empty, yet not "empty".

    What it would have filled is left as it is.
    """

    __slots__ = ()


ABSENT = _Absent()


class Column:
    empty = ""

    def __init__(self, name, *, required=False):
        self.name, self.required = name, required

    def clean(self, text):
        if text:
            return self.parse(text)
        if self.required:
            raise Unexpected(_("a value"))
        return self.empty

    def parse(self, text):
        """The value of a cell that is not empty; any text is one unless told."""
        return text


class Text(Column):
    def __init__(self, name, longest=20_000, **options):
        super().__init__(name, **options)
        self.longest = longest

    def parse(self, text):
        if len(text) > self.longest:
            raise Unexpected(_("at most %d characters") % self.longest)
        if CONTROL.search(text):
            raise Unexpected(_("text without control characters"))
        return text


class Key(Column):
    """The key of a row of this table: lower-case Latin letters, digits, hyphens."""

    def __init__(self, name="key"):
        super().__init__(name, required=True)

    def parse(self, text):
        if not KEY.fullmatch(text):
            raise Unexpected(_("lower-case Latin letters, digits and hyphens"))
        return text


class Whole(Column):
    def __init__(self, name, low, high, *, empty=None, **options):
        super().__init__(name, **options)
        self.low, self.high, self.empty = low, high, empty

    def parse(self, text):
        is_number = text.isascii() and text.isdigit() and len(text) < 19
        if not is_number or not self.low <= int(text) <= self.high:
            bounds = {"low": self.low, "high": self.high}
            raise Unexpected(_("a whole number from %(low)d to %(high)d") % bounds)
        return int(text)


class Word(Column):
    """One of a list of words; `also` maps other words to them."""

    def __init__(self, name, words, also=None, *, empty="", **options):
        super().__init__(name, **options)
        self.words, self.also, self.empty = frozenset(words), also or {}, empty

    def parse(self, text):
        word = self.also.get(text, text)
        if word not in self.words:
            raise Unexpected(_("one of: %s") % ", ".join(sorted(self.words)))
        return word


class Code(Word):
    """A word of a list too long to be shown, which `kind` names instead."""

    def __init__(self, name, words, kind, **options):
        super().__init__(name, words, **options)
        self.kind = kind

    def parse(self, text):
        if text not in self.words:
            raise Unexpected(str(self.kind))
        return text


class Several:
    """Several values of one column, separated by semicolons, each once, in order."""

    empty = ()

    def clean(self, text):
        values = [self.parse(part.strip()) for part in text.split(";") if part.strip()]
        if self.required and not values:
            raise Unexpected(_("a value"))
        return list(dict.fromkeys(values))


class Words(Several, Word):
    pass


class Codes(Several, Code):
    pass


class Texts(Several, Text):
    pass


class Link(Column):
    def __init__(self, name, longest=500):
        super().__init__(name)
        self.longest = longest

    def parse(self, text):
        if not text.startswith(("https://", "http://")) or len(text) > self.longest:
            raise Unexpected(_("an address that begins with https://"))
        return text


class PartialDate(Column):
    """A day, or only its month or year; kept as written."""

    def parse(self, text):
        if not PARTIAL_DATE.fullmatch(text) or not _is_day(f"{text}-01-01"[:10]):
            raise Unexpected(_("a year, a month or a day: 2018, 2018-05, 2018-05-19"))
        return text


def _is_day(text):
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


class Reference(Column):
    """The key of a row of another table, here or in the database already."""

    def __init__(self, name, table, **options):
        super().__init__(name, **options)
        self.table = table

    def keys(self, value):
        return [value] if value else []


class References(Several, Reference):
    def keys(self, value):
        return value
