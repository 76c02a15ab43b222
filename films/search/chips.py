"""What the words of a query name: filters that the reader sees as chips.

Longer names first, then years, countries, results, forms and roles among the words
left. A word that the reader has put back to plain text stays text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kinoportal import codes
from kinoportal.languages import LANGUAGES
from kinoportal.search import engine, query
from kinoportal.search.recognition import recognise
from kinoportal.text import fold, word_terms, words
from people.models import Person

from .. import facets
from ..models import (
    Award,
    Festival,
    Form,
    Genre,
    Programme,
    Result,
    Section,
    Theme,
)
from .vocabulary import COUNTRIES, FORM_OF, GENRE_OF, RESULT_OF, ROLE_OF, named

MODELS = {
    "person": Person,
    "theme": Theme,
    "festival": Festival,
    "award": Award,
    "section": Section,
    "programme": Programme,
}
LABELS = {"result": Result, "form": Form, "genre": Genre}
DECADE = re.compile(
    r"\b((?:18|19|20)?\d0)(?=\s*-?\s*(?:s\b|е\b|х\b|ж\b|жыл|год))", re.I
)
YEAR = re.compile("(?:18[9]|19[0-9]|20[0-9])[0-9]")
TITLE = "film"  # words that are a film's whole name stay text
NAMESAKES = 4  # shown beside the one whose films are found
# One word names a festival sooner than what it gives; several name that.
ORDER = ("festival", "theme", "section", "award", "programme", "person", TITLE)
PRIZES = ("приз", "преми", "жулде", "сыйлы", "prize", "award")
DECADE_TAILS = ("s", "е", "х", "ж")


@dataclass
class Chip:
    kind: str
    values: tuple
    typed: str
    label: str = ""
    slug: str = ""
    is_one_word: bool = False
    namesakes: tuple = ()
    # What else the words may name, the likelier first: kind and ids.
    readings: list[tuple[str, tuple]] = field(default_factory=list)

    @property
    def records(self):
        """(kind, id) of the catalogue's records that the typed words name."""
        named = dict.fromkeys((*self.values, *self.namesakes))
        return [(self.kind, value) for value in named if self.kind in MODELS]


@dataclass
class Understanding:
    query: query.Query
    chips: list[Chip] = field(default_factory=list)
    role: str = ""
    rest: list[str] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)  # films named by several words
    unseen: list[int] = field(default_factory=engine.hidden)

    def values(self, kind):
        return [
            value for chip in self.chips if chip.kind == kind for value in chip.values
        ]

    def as_names(self):
        """The same without the single words that name a record."""
        chips = [chip for chip in self.chips if not (chip.is_one_word and chip.records)]
        return replace(self, chips=chips)

    def others(self) -> "Iterator[Understanding]":
        """The same with one of its chips read otherwise, the likelier first."""
        for place, chip in enumerate(self.chips):
            for kind, values in chip.readings:
                chips = [*self.chips]
                rest = self.rest
                if kind == TITLE:
                    rest = self._with(chips.pop(place).typed)
                else:
                    chips[place] = replace(chip, kind=kind, values=values, namesakes=())
                other = replace(self, chips=chips, rest=rest)
                _label(other)
                yield other

    def _with(self, typed):
        """The words left, and those of a chip that is none, as they were typed."""
        back = typed.split()
        return [word for word in self.query.words if word in (*self.rest, *back)]


def understand(text, as_text=()):
    parsed = query.parse(text)
    understanding = Understanding(parsed)
    plain = {word for phrase in as_text for word in words(phrase)}
    free = [word for word in parsed.words if word not in plain]
    if not free:
        understanding.rest = parsed.words
        return understanding
    taken, in_titles = _take_names(understanding, free)
    for decade in _decades(parsed.text):
        if str(decade) not in plain:
            understanding.chips.append(Chip("decade", (decade,), f"{decade}"))
    left = [word for place, word in enumerate(free) if place not in taken]
    free = [word for word in left if not _take_word(understanding, word)]
    understanding.rest = [
        word
        for word in parsed.words
        if word in {*free, *in_titles, *plain} and not query.is_filler(word)
    ]
    _label(understanding)
    return understanding


def _take_names(understanding, free):
    """Places among the words that name a record, and the words of films' titles."""
    taken, in_titles = set(), []
    for found in recognise(free, MODELS, understanding.unseen, whole=(TITLE,)):
        typed = free[found.start : found.end]
        (kind, values), *others = _readings(found.records, typed)
        if kind != TITLE:
            understanding.chips.append(_chip(kind, values, typed, others))
        elif len(typed) > 1:
            understanding.titles += values
            in_titles += typed
        else:
            continue
        taken.update(range(found.start, found.end))
    return taken, in_titles


def _chip(kind, values, typed, others):
    namesakes = [pk for other, pks in others if other == kind for pk in pks]
    return Chip(
        kind,
        values,
        " ".join(typed),
        is_one_word=len(typed) == 1,
        namesakes=(*values, *namesakes)[:NAMESAKES],
        readings=others,
    )


def _readings(records, typed):
    """Kind and ids, the likeliest first: of namesakes the most prominent, of awards
    of one name all."""
    order = ORDER
    if len(typed) > 1:
        gives = ("award", "section") if _names_a_prize(typed) else ("section", "award")
        order = (*gives, *ORDER)
    readings = []
    for kind in dict.fromkeys(order):
        values = tuple(pk for of_kind, pk in records if of_kind == kind)
        if values and kind in {"award", "section", TITLE}:
            readings.append((kind, values))
        else:
            readings += [(kind, (value,)) for value in values[:NAMESAKES]]
    return readings


def _names_a_prize(typed):
    return any(fold(word).startswith(PRIZES) for word in typed)


def _decades(text):
    """1990s, 1990-е, 90-х, 1990-жылдар; two figures are of the last century."""
    found = (int(match) for match in DECADE.findall(text))
    return [year if year > 99 else 1900 + year for year in found]


def _take_word(understanding, word):
    """Make a chip of a single word, if it is one of the closed vocabularies."""
    for kind, values in (
        ("result", RESULT_OF),
        ("form", FORM_OF),
        ("genre", GENRE_OF),
        ("country", _countries()),
    ):
        value = named(word, values)
        if value is not None:
            understanding.chips.append(Chip(kind, (value,), word))
            return True
    if role := named(word, ROLE_OF):
        understanding.role = role
        return True
    return _take_year(understanding, word)


def _take_year(understanding, word):
    decades = understanding.values("decade")
    if decades and (re.sub(r"\D+$", "", word).isdigit() or word in DECADE_TAILS):
        return True
    if decades and word.startswith(("жыл", "год")):
        return True
    if YEAR.fullmatch(word):
        understanding.chips.append(Chip("year", (int(word),), word))
        return True
    return False


def _countries():
    """Term to code of the countries that films are from, by their names alone."""
    return _country_terms(frozenset(facets.films.current().facets["country"].ids))


@lru_cache(4)
def _country_terms(present):
    names = [
        (name, code)
        for language in LANGUAGES
        for code, name in codes.countries(language).items()
        if code in present and len(words(name)) == 1
    ]
    for code in present & COUNTRIES.keys():
        names += [(name, code) for name in COUNTRIES[code].split()]
    return {term: code for name, code in names for term in word_terms(name)}


def _label(understanding):
    """Name the chips; one whose record went from sight in this moment is dropped."""
    for chip in understanding.chips:
        if chip.kind in MODELS:
            record = _public(MODELS[chip.kind], chip.values[0])
            chip.label, chip.slug = str(record or ""), getattr(record, "slug", "")
        elif chip.kind in LABELS:
            chip.label = str(LABELS[chip.kind](chip.values[0]).label)
        elif chip.kind == "country":
            chip.label = codes.country_name(chip.values[0])
        else:
            chip.label = chip.typed
    understanding.chips = [chip for chip in understanding.chips if chip.label]


def _public(model, pk):
    records = model.objects.all()
    if hasattr(records, "published"):
        records = records.published()
    return records.filter(pk=pk).first()
