"""A query as understood: its chips, the words left, and how else it may be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kinoportal import codes
from kinoportal.search import engine, query
from people.models import Person

from ..models import Award, Festival, Form, Genre, Programme, Result, Section, Theme

MODELS = {
    "person": Person,
    "theme": Theme,
    "festival": Festival,
    "award": Award,
    "section": Section,
    "programme": Programme,
}
LABELS = {"result": Result, "form": Form, "genre": Genre}
TITLE = "film"  # words that are a film's whole name stay text


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
    one_word_titles: dict[str, tuple] = field(default_factory=dict)
    unseen: list[int] = field(default_factory=engine.hidden)

    def values(self, kind):
        return [
            value for chip in self.chips if chip.kind == kind for value in chip.values
        ]

    def as_names(self):
        """The same without the single words that name a record."""
        chips = [chip for chip in self.chips if not (chip.is_one_word and chip.records)]
        return replace(self, chips=chips)

    def as_told(self):
        """The same without themes either, however many words they have."""
        names = self.as_names()
        chips = [chip for chip in names.chips if chip.kind != "theme"]
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
                label(other)
                yield other

    def chips_not_in(self, other: "Understanding") -> list[Chip]:
        typed = {chip.typed for chip in other.chips}
        return [chip for chip in self.chips if chip.typed not in typed]

    def with_less_chips(self) -> "Iterator[Understanding]":
        """The same with a single word that names a record put back to text."""
        for chip, other in zip(self.chips, self._each_put_back(), strict=True):
            if chip.is_one_word and chip.records:
                yield other

    def with_one_chip_less(self) -> "Iterator[Understanding]":
        """The same with a theme or a single word for a person put back to text."""
        for chip, other in zip(self.chips, self._each_put_back(), strict=True):
            if chip.kind == "theme" or (chip.kind == "person" and chip.is_one_word):
                yield other

    def with_one_less(self) -> "Iterator[Understanding]":
        """The same without one of the chips, whatever it is."""
        for place in range(len(self.chips)):
            yield replace(self, chips=self.chips[:place] + self.chips[place + 1 :])

    def as_text_of_themes(self):
        """The same with all the words of themes put back to text."""
        chips = [chip for chip in self.chips if chip.kind != "theme"]
        typed = [chip.typed for chip in self.chips if chip.kind == "theme"]
        return replace(self, chips=chips, rest=self._with(" ".join(typed)))

    def _each_put_back(self):
        for place in range(len(self.chips)):
            chips = [*self.chips]
            rest = self._with(chips.pop(place).typed)
            yield replace(self, chips=chips, rest=rest)

    def _with(self, typed):
        """The words left, and those of a chip that is none, as they were typed."""
        back = typed.split()
        return [word for word in self.query.words if word in (*self.rest, *back)]


def label(understanding):
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
