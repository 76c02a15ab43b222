"""Films whose own words are those taken for a theme's or for a surname."""

from itertools import chain

from pyroaring import BitMap

from kinoportal.search import engine, query
from kinoportal.search.engine import ANYWHERE, STEM

from .groups import (
    BY_TIER,
    FIRST_NAMED,
    NAMED,
    NAMED_IN_CHIPS,
    NAMED_WHOLE,
    UNDER_CHIPS,
    lift,
)
from .narrowing import films_of, films_under
from .told import TELLING
from .understanding import TITLE

MOST_TALES = 50
MOST_NAMED = 1_000


def add_titles(understanding, index, groups):
    """Tursunov Kelin: of the films under the other chips those with it in the title.

    A theme's word alone finds the titles that have it before the theme's films; of
    several words, the films that tell of them all.
    """
    chips = understanding.chips
    if len(chips) == 1 and chips[0].kind == "theme" and not understanding.rest:
        _lift_films(groups, STEM)
    if len(chips) > 1:
        for other in understanding.with_one_chip_less():
            asked = query.subject(other.rest)
            whole = _named_whole(understanding.chips_not_in(other))
            named = engine.named_with(
                asked, "film", unseen=understanding.unseen, limit=MOST_NAMED
            )
            for pk in named and films_under(other, index) & BitMap(named):
                lift(
                    groups, ("film", pk), NAMED_WHOLE if pk in whole else NAMED_IN_CHIPS
                )
    if any(chip.kind == "theme" for chip in chips):
        _add_tales(understanding.as_text_of_themes(), index, groups)


def _named_whole(chips):
    """Месть comes before Место, though the one is a form of the other."""
    readings = chain.from_iterable(chip.readings for chip in chips)
    return [pk for kind, values in readings if kind == TITLE for pk in values]


def add_one_word_titles(understanding, groups):
    """Дом на перекрёстке шлагбаум: where no film has the words, that of one of them."""
    if not any(kind == "film" for kind, _ in groups):
        for films in understanding.one_word_titles.values():
            for pk in films:
                lift(groups, ("film", pk), UNDER_CHIPS)


def _lift_films(groups, furthest, to=UNDER_CHIPS):
    for key, group in list(groups.items()):
        if key[0] == "film" and group <= BY_TIER + furthest:
            lift(groups, key, to)


def _add_tales(understanding, index, groups):
    """A boy and a foal: the films in whose texts all the words stand.

    Where each of several words names something, they tell a plot sooner than that;
    a single word tells after the films of its theme.
    """
    words = len(query.subject(understanding.rest))
    if words + len(understanding.chips) < 2:
        return
    told = _tales(understanding, index) if understanding.chips else ()
    for pk in index.page(told, "prominent", 0, MOST_TALES) if told else ():
        lift(groups, ("film", pk), UNDER_CHIPS if words > 1 else NAMED)
    if not told and all(chip.is_one_word for chip in understanding.chips):
        is_plot = len(query.subject(understanding.query.words)) >= TELLING
        _lift_films(groups, ANYWHERE, FIRST_NAMED if is_plot else UNDER_CHIPS)


def _tales(understanding, index):
    """Films under the chips in whose texts all the words left stand."""
    films, tiers = films_of(understanding, index)
    return films & BitMap(pk for pk, tier in tiers.items() if tier <= ANYWHERE)
