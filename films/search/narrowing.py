"""The public films that satisfy all the chips of a query."""

from django.db.models import Count, Q
from pyroaring import BitMap

from kinoportal.search import engine, query
from kinoportal.search.engine import ANYWHERE
from kinoportal.search.places import record_at

from ..models import Credit, Film, Recognition, Result, Theme

SEVERAL = 3  # chips, of which films under one less are worth showing


def films_under(understanding, index) -> BitMap:
    """Ids of the public films under all chips.

    The index of facets knows most of them; the tables are asked for the rest.
    """
    left = index.everything
    for chip in understanding.chips:
        if chip.kind in FACETS:
            left = left & index.facets[chip.kind].any_of(FACETS[chip.kind](chip))
        elif chip.kind in index.pairs.names and _is_in_pairs(understanding):
            left = left & index.pairs.any_of(_pair(understanding))
        else:
            films = NARROWING[chip.kind](understanding, Film.objects.order_by(), chip)
            left = left & BitMap(films.values_list("pk", flat=True))
    return left


def films_of_themes_with(words, index, unseen) -> BitMap:
    """Films of the themes that have the words in a label: war films of the 1960s."""
    themes = engine.named_with(words, "theme", unseen=unseen)
    slugs = Theme.objects.filter(pk__in=themes).values_list("slug", flat=True)
    return index.facets["theme"].any_of(slugs)


def films_of(understanding, index):
    """The films under the chips, and the tiers of those that have the other words;
    None without others."""
    ids, rest = films_under(understanding, index), query.subject(understanding.rest)
    if not rest:
        return ids, None
    tiers = {
        record_at(number)[1]: tier for tier, number in engine.ranked(rest, ["film"])
    }
    for pk in films_of_themes_with(rest, index, understanding.unseen):
        tiers.setdefault(pk, ANYWHERE)
    return ids, tiers


def best_first(understanding, films, index) -> list[BitMap]:
    """At a festival those that it honoured come first, as far as nobody asked which."""
    slugs = [chip.slug for chip in understanding.chips if chip.kind == "festival"]
    if not slugs or understanding.values("result"):
        return [films]
    honoured = [
        films & index.pairs.any_of({"festival": slugs, "result": [result]})
        for result in (Result.WON, Result.NOMINATED)
    ]
    return [*honoured, films]


def films_of_most(understanding, index):
    """Under all the chips but one, where there are several: a plot told in themes, a
    prize that another festival calls so."""
    if len(understanding.chips) < SEVERAL:
        return BitMap()
    fewer = understanding.with_one_less()
    return BitMap.union(*(films_under(other, index) for other in fewer))


def any_films(ids, tiers):
    return bool(ids if tiers is None else ids & BitMap(tiers))


def _is_in_pairs(understanding):
    """Of a recognition no more is asked than where and with what result."""
    return not any(map(understanding.values, ("award", "section", "year")))


def _pair(understanding):
    slugs = [chip.slug for chip in understanding.chips if chip.kind == "festival"]
    return {"festival": slugs, "result": understanding.values("result")}


def _by_person(understanding, films, chip):
    """Directed by, for whom directing is a good part of the work; else took part in.

    Of several persons beside a role, it is asked of those who had it.
    """
    parts = Credit.objects.filter(person__in=chip.values, person__status="published")
    in_role = parts.filter(role=understanding.role)
    is_alone = len(understanding.values("person")) == 1
    if understanding.role and (is_alone or in_role.exists()):
        return films.filter(pk__in=in_role.values("film"))
    numbers = parts.aggregate(
        directed=Count("pk", Q(role="director")), others=Count("pk")
    )
    if 3 * numbers["directed"] >= numbers["others"]:
        return films.directed_by(*chip.values)
    return films.with_part_of(*chip.values)


def _recognised(understanding, films, chip):
    return films.filter(pk__in=recognitions_under(understanding).values("film"))


def recognitions_under(understanding):
    """One recognition must satisfy all that the query says of it."""
    recognitions = Recognition.objects.published()
    for kind, column in RECOGNITION_COLUMNS.items():
        if values := understanding.values(kind):
            recognitions = recognitions.filter(**{f"{column}__in": values})
    if years := understanding.values("year"):
        recognitions = recognitions.filter(edition__year__in=years)
    return recognitions


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
