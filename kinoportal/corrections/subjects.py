"""What readers may correct: the facts of each kind of record, as its page has them.

An app registers its records:

    subjects.register(Film, "title", [Fact("year", _("year"), attrgetter("year")), …])
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.core.validators import slug_re
from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

# Characters of a value that the form repeats; an essay is not said again whole.
LONGEST = 600


@dataclass(frozen=True)
class Fact:
    """`read` gives what a record's page says, one value or several; a fact that
    is a whole part of the page has none."""

    name: str
    label: str
    read: Callable | None = None

    def today(self, record):
        """The value in words, "" when nothing stands there; None of a whole part."""
        if self.read is None:
            return None
        value = self.read(record)
        if isinstance(value, date):
            return date_format(value)
        several = not isinstance(value, str) and hasattr(value, "__iter__")
        words = ", ".join(map(str, value)) if several else str(value or "")
        return Truncator(words).chars(LONGEST)


@dataclass(frozen=True)
class Subject:
    """A kind of record; `further` makes facts of names that no list can hold."""

    model: type[models.Model]
    title: str
    facts: dict[str, Fact]
    further: Callable = field(default=lambda name: None)

    def fact(self, name):
        return self.facts.get(name) or self.further(name)


@dataclass(frozen=True)
class About:
    """One fact of one record."""

    record: models.Model
    fact: Fact

    @property
    def key(self):
        return f"{self.record._meta.model_name}:{self.record.slug}"

    @property
    def title(self):
        """The record's text that is its name, for the tag `text`."""
        return title_of(self.record)

    @property
    def today(self):
        return self.fact.today(self.record)

    @property
    def query(self):
        return urlencode({"about": self.key, "fact": self.fact.name}, safe=":")

    @property
    def url(self):
        return f"{reverse('new_correction')}?{self.query}"


SUBJECTS: dict[str, Subject] = {}
# What no line of the page says, and where the whole page is meant.
OTHER = Fact("other", _("something else on the page"))


def register(model, title, facts, **given):
    named = {fact.name: fact for fact in (*facts, OTHER)}
    SUBJECTS[model._meta.model_name] = Subject(model, title, named, **given)


def title_of(record):
    return SUBJECTS[record._meta.model_name].title


def about(record, name):
    """The fact of the record; None where nobody registered one of this name."""
    subject = SUBJECTS.get(record._meta.model_name)
    fact = subject and subject.fact(name)
    return About(record, fact) if fact else None


def asked_for(words):
    """What an address is about; None when it names nothing.

    A record that is not public is as unknown as one that never was.
    """
    if "about" not in words:
        return None
    kind, _colon, slug = words["about"].partition(":")
    if kind not in SUBJECTS or not slug_re.match(slug):
        raise Http404
    record = SUBJECTS[kind].model.objects.published().filter(slug=slug).first()
    found = record and about(record, words.get("fact", OTHER.name))
    if not found:
        raise Http404
    return found
