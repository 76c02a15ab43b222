"""What stands around the films of the list: the panel of facets and the chips."""

from dataclasses import dataclass
from heapq import nsmallest

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kinoportal import codes
from kinoportal.languages import LANGUAGES, current
from kinoportal.paging import quoted
from people.models import Person

from .models import Festival, Form, Genre, Programme, Result, Theme

REPEATED = (
    "theme",
    "director",
    "festival",
    "result",
    "form",
    "genre",
    "country",
    "language",
    "programme",
    "decade",
)
SHOWN = 10  # values of a facet that stand open; the others fold away
MOST = 120  # values of a facet that a page prints at all: every one of the catalogue


@dataclass
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass
class Group:
    """A facet as the panel prints it; `more` folds away."""

    word: str
    label: str
    options: list
    more: list


def choices_of(form):
    """A valid filter form's values as the facets' index takes them."""
    cleaned = form.cleaned_data
    chosen = {word: list(cleaned[word]) for word in REPEATED}
    for word in ("year_min", "year_max"):
        chosen[word] = int(cleaned[word]) if cleaned[word] is not None else None
    return chosen


def groups(index, choices):
    """The panel's facets with true counts under the other choices."""
    words = [
        ("theme", _("Theme")),
        ("director", _("Director")),
        ("festival", _("Festival")),
        ("result", _("Recognition")),
        ("form", _("Form")),
        ("genre", _("Genre")),
        ("country", _("Country")),
        ("language", _("Language of the film")),
        ("programme", _("Studio or support")),
    ]
    return [_group(index, choices, word, label) for word, label in words]


def _group(index, choices, word, label):
    counts = index.counts(word, choices)
    chosen = choices.get(word, ())
    others = ((-n, value) for value, n in counts.items() if n and value not in chosen)
    ranked = sorted(chosen, key=lambda value: (-counts.get(value, 0), value))
    ranked += [value for _count, value in nsmallest(MOST, others)]
    names = labels(word, ranked)
    options = [
        Option(value, names[value], counts.get(value, 0), value in chosen)
        for value in ranked
        if value in names
    ]
    return Group(word, label, options[:SHOWN], options[SHOWN:])


def labels(word, values):
    """Values of a facet named in the reader's language."""
    if word in RECORDS:
        model, name = RECORDS[word]
        records = model.objects.published().filter(slug__in=values)
        names = records.only("slug", *(f"{name}_{code}" for code in LANGUAGES))
        return {record.slug: str(record) for record in names}
    if word == "decade":
        return {value: _("the %(decade)ss") % {"decade": value} for value in values}
    names = VOCABULARIES[word](current())
    return {value: capfirst(str(names[value])) for value in values}


RECORDS = {
    "theme": (Theme, "label"),
    "director": (Person, "name"),
    "festival": (Festival, "name"),
    "programme": (Programme, "name"),
}
VOCABULARIES = {
    "result": lambda _language: dict(Result.choices),
    "form": lambda _language: dict(Form.choices),
    "genre": lambda _language: dict(Genre.choices),
    "country": codes.countries,
    "language": codes.languages,
}


def decades(index, choices):
    """(decade, count, share of the tallest, chosen) of each bar of the chart."""
    counts = index.counts("decade", choices)
    tallest = max(counts.values(), default=0) or 1
    chosen = choices.get("decade", ())
    return [
        {
            "decade": decade,
            "short": f"{decade % 100:02}",
            "count": counts.get(str(decade), 0),
            "share": counts.get(str(decade), 0) / tallest,
            "is_chosen": str(decade) in chosen,
        }
        for decade in range(1930, 2030, 10)
    ]


def chosen_values(form):
    """(word, value, label) of everything that narrows the list."""
    cleaned = form.cleaned_data
    for word in REPEATED:
        for value, found in cleaned[word].items():
            name = str(found) if word in RECORDS else labels(word, [value])[value]
            yield word, value, name
    if cleaned["year_min"] is not None:
        year = int(cleaned["year_min"])
        yield "year_min", form.data["year_min"], _("from %(year)d") % {"year": year}
    if cleaned["year_max"] is not None:
        year = int(cleaned["year_max"])
        yield "year_max", form.data["year_max"], _("to %(year)d") % {"year": year}
    if cleaned["q"]:
        yield "q", form.data["q"], quoted(cleaned["q"])


def most_helpful(index, choices, chips):
    """Of an empty list's chips those whose word, taken away, brings back the most."""
    gains = {
        word: len(index.select({**choices, **without}))
        for word, without in (
            *((word, {word: ()}) for word in REPEATED if choices.get(word)),
            ("year_min", {"year_min": None, "year_max": None}),
            ("q", {"only": None}),
        )
    }
    best = max(gains.values(), default=0)
    return [chip for chip in chips if best and gains.get(chip["word"]) == best]
