"""What a cell may hold; `clean` gives its Python value or raises `Unexpected`."""

import re

from django.utils.translation import gettext as _

from .problems import Unexpected

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


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
        raise NotImplementedError


class Text(Column):
    def __init__(self, name, longest=20_000, **options):
        super().__init__(name, **options)
        self.longest = longest

    def parse(self, text):
        if len(text) > self.longest:
            raise Unexpected(_("at most %d characters") % self.longest)
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
    empty = None

    def __init__(self, name, low, high, **options):
        super().__init__(name, **options)
        self.low, self.high = low, high

    def parse(self, text):
        number = (
            int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1
        )
        if not self.low <= number <= self.high:
            raise Unexpected(
                _("a whole number from %(low)d to %(high)d")
                % {"low": self.low, "high": self.high}
            )
        return number


class Word(Column):
    """One of a list of words; `also` maps other words to them."""

    def __init__(self, name, words, also=None, **options):
        super().__init__(name, **options)
        self.words, self.also = frozenset(words), also or {}

    def parse(self, text):
        word = self.also.get(text, text)
        if word not in self.words:
            raise Unexpected(_("one of: %s") % ", ".join(sorted(self.words)[:30]))
        return word


class Words(Word):
    """Several of them, separated by semicolons, in their order."""

    def clean(self, text):
        parse = super().parse
        words = [parse(part.strip()) for part in text.split(";") if part.strip()]
        return list(dict.fromkeys(words))


class Texts(Column):
    """Texts separated by semicolons."""

    def __init__(self, name, longest=300):
        super().__init__(name)
        self.longest = longest

    def clean(self, text):
        parts = [part.strip() for part in text.split(";") if part.strip()]
        if any(len(part) > self.longest for part in parts):
            raise Unexpected(_("at most %d characters each") % self.longest)
        return list(dict.fromkeys(parts))


class Link(Column):
    def parse(self, text):
        if not text.startswith(("https://", "http://")) or len(text) > 500:
            raise Unexpected(_("an address that begins with https://"))
        return text


class PartialDate(Column):
    def parse(self, text):
        if not PARTIAL_DATE.fullmatch(text):
            raise Unexpected(_("a year, a month or a day: 2018, 2018-05, 2018-05-19"))
        return text


class Reference(Column):
    """The key of a row of another table, here or in the database already."""

    def __init__(self, name, table, **options):
        super().__init__(name, **options)
        self.table = table

    def parse(self, text):
        return text

    def keys(self, value):
        return [value] if value else []


class References(Reference):
    def clean(self, text):
        keys = [part.strip() for part in text.split(";") if part.strip()]
        return list(dict.fromkeys(keys))

    def keys(self, value):
        return value
