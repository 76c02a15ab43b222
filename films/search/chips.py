"""What the words of a query name: filters that the reader sees as chips.

Longer names first, then years, countries, results, forms and roles among the words
left. A word that the reader has put back to plain text stays text.
"""

import re
from dataclasses import dataclass, field, replace

from django.db.models import Count, Q
from pyroaring import BitMap

from kinoportal import catalogue, codes
from kinoportal.languages import LANGUAGES
from kinoportal.search import engine, query
from kinoportal.search.recognition import recognise
from kinoportal.text import word_terms, words
from people.models import Person

from ..models import (
    Award,
    Credit,
    Festival,
    Film,
    Form,
    Genre,
    Programme,
    Result,
    Section,
    Theme,
)
from .vocabulary import FORM_OF, GENRE_OF, RESULT_OF, ROLE_OF, named

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
NAMESAKES = 4  # shown beside the one whose films are found
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
    unseen: list[int] = field(default_factory=engine.hidden)

    def values(self, kind):
        return [
            value for chip in self.chips if chip.kind == kind for value in chip.values
        ]

    def as_names(self):
        """The same without the single words that name a record."""
        chips = [chip for chip in self.chips if not (chip.is_one_word and chip.records)]
        return replace(self, chips=chips)

    def films(self, index):
        """Ids of the public films under all chips.

        The index of facets knows most of them; the tables are asked for the rest.
        """
        left = index.everything
        for chip in self.chips:
            if chip.kind in FACETS:
                left = left & index.facets[chip.kind].any_of(FACETS[chip.kind](chip))
            elif chip.kind in index.pairs.names and self._is_in_pairs():
                left = left & index.pairs.any_of(self._pair())
            else:
                films = NARROWING[chip.kind](self, Film.objects.order_by(), chip)
                left = left & BitMap(films.values_list("pk", flat=True))
        return left

    def _is_in_pairs(self):
        """Of a recognition no more is asked than where and with what result."""
        return not any(map(self.values, ("award", "section", "year")))

    def _pair(self):
        slugs = [chip.slug for chip in self.chips if chip.kind == "festival"]
        return {"festival": slugs, "result": self.values("result")}


def understand(text, as_text=()):
    parsed = query.parse(text)
    understanding = Understanding(parsed)
    plain = {word for phrase in as_text for word in words(phrase)}
    free = [word for word in parsed.words if word not in plain]
    if not free:
        understanding.rest = parsed.words
        return understanding
    taken = _take_names(understanding, free)
    for decade in _decades(parsed.text):
        if str(decade) not in plain:
            understanding.chips.append(Chip("decade", (decade,), f"{decade}"))
    left = [word for place, word in enumerate(free) if place not in taken]
    understanding.rest = [word for word in left if not _take_word(understanding, word)]
    understanding.rest = [
        word
        for word in parsed.words
        if (word in understanding.rest or word in plain) and not query.is_filler(word)
    ]
    _label(understanding)
    return understanding


def _take_names(understanding, free):
    taken = set()
    for found in recognise(free, MODELS, understanding.unseen):
        typed = " ".join(free[found.start : found.end])
        kind = _likeliest_kind(found.records, found.end - found.start)
        values = tuple(pk for of_kind, pk in found.records if of_kind == kind)
        understanding.chips.append(
            Chip(
                kind,
                _chosen(kind, values),
                typed,
                is_one_word=found.end - found.start == 1,
                namesakes=values[:NAMESAKES],
            )
        )
        taken.update(range(found.start, found.end))
    return taken


def _likeliest_kind(records, length):
    """One word names a festival sooner than a prize, several the prize of it."""
    order = ["festival", "theme", "award", "section", "programme", "person"]
    if length > 1:
        order.insert(0, "award")
    return min((kind for kind, _ in records), key=order.index)


def _chosen(kind, values):
    """Of namesakes the most prominent; of awards of one name all."""
    return values if kind in {"award", "section"} else values[:1]


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


_countries_known = (-1, {})


def _countries():
    """Term to code of the countries that films are from, by their names alone."""
    global _countries_known
    version = catalogue.version()
    if _countries_known[0] != version:
        used = Film.objects.published().order_by().values_list("countries", flat=True)
        present = {code for codes_ in used.distinct() for code in codes_}
        _countries_known = (version, dict(_country_terms(present)))
    return _countries_known[1]


def _country_terms(present):
    for language in LANGUAGES:
        for code, name in codes.countries(language).items():
            if code in present and len(words(name)) == 1:
                yield from ((term, code) for term in word_terms(name))


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


def _by_person(understanding, films, chip):
    """Directed by, for whom directing is a good part of the work; else took part in."""
    parts = Credit.objects.filter(person__in=chip.values, person__status="published")
    if understanding.role:
        return films.filter(pk__in=parts.filter(role=understanding.role).values("film"))
    numbers = parts.aggregate(
        directed=Count("pk", Q(role="director")), others=Count("pk")
    )
    if 3 * numbers["directed"] >= numbers["others"]:
        return films.directed_by(*chip.values)
    return films.with_part_of(*chip.values)


def _recognised(understanding, films, chip):
    """One recognition must satisfy all that the query says of it."""
    recognitions = _recognition_table().published()
    for kind, column in RECOGNITION_COLUMNS.items():
        if values := understanding.values(kind):
            recognitions = recognitions.filter(**{f"{column}__in": values})
    if years := understanding.values("year"):
        recognitions = recognitions.filter(edition__year__in=years)
    return films.filter(pk__in=recognitions.values("film"))


def _recognition_table():
    return Film._meta.get_field("recognitions").related_model.objects


def _of_year(understanding, films, chip):
    if any(understanding.values(kind) for kind in RECOGNITION_COLUMNS):
        return films
    return films.filter(year__in=chip.values)


RECOGNITION_COLUMNS = {
    "festival": "edition__festival",
    "award": "award",
    "section": "section",
    "result": "result",
}
FACETS = {
    "theme": lambda chip: [chip.slug],
    "decade": lambda chip: map(str, chip.values),
    **dict.fromkeys(("country", "form", "genre"), lambda chip: chip.values),
}
NARROWING = {
    "person": _by_person,
    "programme": lambda understanding, films, chip: films.supported_by(*chip.values),
    **dict.fromkeys(RECOGNITION_COLUMNS, _recognised),
    "year": _of_year,
}
