"""What answers a query: records of all kinds in one order, best first.

1. records whose whole name was typed;
2. films that satisfy the chips and whose name has the words left over;
3. persons named; or else themes and festivals named;
4. films under the chips;
5. records with the words in their names, then anywhere.

Every record is asked for once more among the published ones before it is shown.
"""

from dataclasses import dataclass, field
from itertools import chain, islice

from pyroaring import BitMap

from kinoportal.search import documents, engine, query, typos
from kinoportal.search.engine import ANYWHERE, SOME, SOUND, STEM

from .. import facets
from ..models import Theme
from .chips import understand
from .credited import add_recipients, add_who_has_the_role
from .groups import (
    BY_TIER,
    FIRST_NAMED,
    NAMED,
    NAMED_IN_CHIPS,
    NAMED_WHOLE,
    UNDER_CHIPS,
    in_order,
    lift,
    text_groups,
)
from .narrowing import any_films, best_first, films_of, films_of_most
from .titled import add_one_word_titles, add_titles
from .told import TELLING, is_told
from .understanding import TITLE, Understanding

PAGE_KINDS = (
    "film",
    "person",
    "theme",
    "festival",
    "article",
    "programme",
    "collection",
)
MOST = 200  # of each tier; nobody reads further
MOST_FILMS = 200  # under the chips; the film list has them all
MOST_READINGS = 8  # of a query whose likeliest reading finds no film


@dataclass
class Answer:
    understanding: Understanding
    found: list[tuple[str, int]]
    counts: dict[str, int]
    repaired_from: str = ""
    suggestion: str = ""
    groups: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def total(self):
        return sum(self.counts.values())


def answer(text, *, as_text=(), repair=True):
    """The answer to a query; where nothing is found, to the query probably meant."""
    given = _answer(text, as_text)
    if not repair or (_is_sure(given) and not _is_by_chance(given)):
        return given
    for meant, by_keyboard in _probably_meant(given.understanding.query.text):
        better = _answer(meant, ())
        if not better.found or (given.found and not _is_sure(better)):
            continue
        if _is_sure(given) and NAMED_WHOLE not in better.groups.values():
            continue
        if given.found and not by_keyboard and _is_near(given):
            given.suggestion = meant
            return given
        better.repaired_from = given.understanding.query.text
        return better
    return given


def ranked_films(text):
    """Ids of the films that answer the text, best first."""
    understanding = understand(text)
    if not understanding.chips:
        ids = engine.ranked_ids("film", text)
        return ids or [pk for kind, pk in answer(text).found if kind == "film"]
    groups = text_groups(understanding, understanding.query.words, ("film",), None)
    _add_chips(understanding, groups, most=None)
    return [pk for kind, pk in in_order(groups) if kind == "film"]


def _probably_meant(text):
    """Texts, and whether the keyboard alone was wrong."""
    for reading in typos.readings(text):
        yield reading, True
    for repaired in typos.repairs(text):
        yield repaired, False


def _is_sure(given):
    """Something has all the words, not just most of them."""
    return any(group < BY_TIER + SOUND for group in given.groups.values()) or any(
        group == BY_TIER + ANYWHERE for group in given.groups.values()
    )


def _is_by_chance(given):
    """Several words that meet in running text alone: a title may have been meant."""
    several = len(query.subject(given.understanding.query.words)) > 1
    return several and min(given.groups.values()) == BY_TIER + ANYWHERE


def _is_near(given):
    """Something at least sounds like what was typed, so it is shown."""
    return min(given.groups.values()) < BY_TIER + SOME


def _answer(text, as_text):
    understanding = understand(text, as_text)
    words = understanding.query.words
    groups = text_groups(understanding, words, PAGE_KINDS, MOST)
    # Where every tier was read to its end, what was found is all there is.
    counts = {}
    if len(groups) >= MOST:
        counts = engine.count_words(words, PAGE_KINDS, understanding.unseen)
    if _is_a_name(understanding, groups):
        understanding = understanding.as_names()
    elif is_told(understanding, groups):
        understanding = understanding.as_told()
    extra = _add_films_of_themes(understanding, groups)
    understanding, under_chips = _add_chips(understanding, groups)
    extra = under_chips or extra
    add_who_has_the_role(understanding, groups)
    add_recipients(understanding, groups)
    add_one_word_titles(understanding, groups)
    found = [key for key in in_order(groups) if key[0] in PAGE_KINDS]
    return Answer(understanding, found, _counts(found, counts, extra), groups=groups)


def _is_a_name(understanding, groups):
    """All the words but the years stand in one name, so none is a filter beside the
    others."""
    years = {str(year) for year in understanding.values("year")}
    asked = query.subject(understanding.query.words)
    names = [word for word in asked if word not in years]
    if len(names) < 2:
        return False
    if len(names) == len(asked):
        return any(
            group <= BY_TIER + STEM and not documents.KINDS[kind].has_words
            for (kind, _), group in groups.items()
        )
    in_one_word = any(chip.is_one_word and chip.records for chip in understanding.chips)
    return in_one_word and typos.is_in_a_name(names)


def _add_films_of_themes(understanding, groups):
    """The words stand in a theme's label: its films too, after those named so."""
    themes = [
        pk
        for (kind, pk), group in groups.items()
        if kind == "theme" and group <= BY_TIER + STEM
    ]
    if themes and not understanding.chips:
        slugs = Theme.objects.filter(pk__in=themes).values_list("slug", flat=True)
        index = facets.films.current()
        films = index.facets["theme"].any_of(slugs)
        for pk in index.page(films, "prominent", 0, MOST_FILMS):
            lift(groups, ("film", pk), BY_TIER + SOUND)
        return len(films)
    return 0


def _counts(found, counts, extra):
    """Of each kind at least what was found; beyond the limit what the index counts."""
    totals = {kind: counts.get(kind, 0) for kind in PAGE_KINDS}
    for kind in PAGE_KINDS:
        here = sum(1 for of_kind, _ in found if of_kind == kind)
        totals[kind] = max(here, totals[kind], extra if kind == "film" else 0)
    return totals


def _add_chips(understanding, groups, most=MOST_FILMS):
    """Put the records named and the films under the chips into the groups.

    The understanding, where the chips had to be read otherwise, and how many films.
    """
    for pk in understanding.titles:
        lift(groups, ("film", pk), NAMED_IN_CHIPS)
    if not understanding.chips:
        return understanding, 0
    index = facets.films.current()
    named, (understanding, ids, tiers) = understanding, _likeliest(understanding, index)
    _named_records(understanding, groups)
    for chip in named.chips_not_in(understanding):
        for key in chip.records[:1]:
            lift(groups, key, NAMED)
    add_titles(understanding, index, groups)
    in_names = {pk for pk, tier in (tiers or {}).items() if tier <= STEM}
    films, group = ids, UNDER_CHIPS
    if tiers is not None:
        films = ids & BitMap(tiers)
        if not films:
            films, group = ids, _group_without_the_rest(understanding, groups)
            for pk in chain.from_iterable(understanding.one_word_titles.values()):
                lift(groups, ("film", pk), UNDER_CHIPS)
    for among in best_first(understanding, films, index):
        for pk in index.page(among, "prominent", 0, most or len(films)):
            lift(groups, ("film", pk), NAMED_IN_CHIPS if pk in in_names else group)
    return understanding, len(films)


def _group_without_the_rest(understanding, groups):
    """Of films under the chips alone, where none has the words left over: several
    chips say enough, unless a name or a film has all the words."""
    chips = [chip for chip in understanding.chips if not query.is_filler(chip.typed)]
    told = any(
        BY_TIER <= group <= BY_TIER + (ANYWHERE if key[0] == "film" else STEM)
        for key, group in groups.items()
    )
    return UNDER_CHIPS if len(chips) > 1 and not told else BY_TIER + SOME


def _likeliest(understanding, index):
    """The reading of the chips under which there are films, with them and the tiers of
    those that have the other words (None without others); the first if none has any.
    """
    found = films_of(understanding, index)
    if any_films(*found) or (len(understanding.chips) < 2 and not understanding.rest):
        return understanding, *found
    for other in islice(understanding.others(), MOST_READINGS):
        films = films_of(other, index)
        if any_films(*films) and (other.chips or min(films[1].values()) < SOME):
            return other, *films
    for other in islice(understanding.with_less_chips(), MOST_READINGS):
        ids, tiers = films_of(other, index)
        in_names = BitMap(pk for pk, tier in tiers.items() if tier <= STEM)
        if other.chips and ids & in_names:
            return other, ids, tiers
    return understanding, found[0] or films_of_most(understanding, index), found[1]


def _named_records(understanding, groups):
    persons = understanding.values("person")
    for chip in understanding.chips:
        for key in chip.records:
            is_first = key[0] == "person" or not persons
            others = len(understanding.chips) > 1 and key[1] not in chip.values
            first = is_first and not others
            lift(groups, key, FIRST_NAMED if first else NAMED)
    readings = [
        (chip.kind, (kind, pk))
        for chip in understanding.chips
        for kind, values in chip.readings
        for pk in values
    ]
    years = facets.films.current().years.any_of(understanding.values("year"))
    for read_as, key in readings:
        if key[0] == TITLE:
            lift(groups, key, _group_of_title(key[1] in years, understanding))
        elif read_as == "decade":
            lift(groups, key, FIRST_NAMED)


def _group_of_title(is_of_year, understanding):
    if is_of_year:
        return NAMED_IN_CHIPS
    if understanding.role:
        return FIRST_NAMED
    is_told = len(understanding.rest) >= TELLING
    return BY_TIER + SOME if is_told else UNDER_CHIPS
