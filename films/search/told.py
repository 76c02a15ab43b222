"""Plots told in the reader's own words: a policeman, a murdered boy, a village."""

from kinoportal.search import query
from kinoportal.search.engine import SOME

from .. import facets
from .groups import BY_TIER, text_groups
from .narrowing import any_films, films_of

TELLING = 3  # words left beside those that name a record make a plot
MOST = 50


def is_told(understanding, groups):
    """Many words, not all of them met in one record, nor some in a film under the
    chips, which are single words or themes alone.

    A long article has all words sooner than a film; then films with most are added.
    """
    chips = understanding.chips
    rest = query.subject(understanding.rest) if understanding.rest else []
    of_themes = all(chip.kind == "theme" for chip in chips)
    if (
        len(rest) + (len(chips) if of_themes else 0) < TELLING
        or not groups
        or not (of_themes or all(chip.is_one_word for chip in chips))
        or (chips and any_films(*films_of(understanding, facets.films.current())))
    ):
        return False
    if not any(kind != "article" for kind, _ in groups):
        groups |= text_groups(understanding, understanding.query.words, ("film",), MOST)
    others = [group for (kind, _), group in groups.items() if kind != "article"]
    return min(others, default=0) == BY_TIER + SOME
