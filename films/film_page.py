"""What the page of one film prints, beside the film itself."""

from itertools import combinations, groupby

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from pyroaring import BitMap

from people.models import Person

from . import facets
from .models import Film, Role

RELATED = 6


def credits(film):
    """Public credits as (role, label, credits) in the field's usual order.

    The people come with what their tiles print.
    """
    rows = list(film.credits.published().in_credit_order())
    people = Person.objects.with_first_year().in_bulk({row.person_id for row in rows})
    prefetch_related_objects(list(people.values()), "portraits")
    for row in rows:
        row.person = people[row.person_id]
    rows.sort(key=lambda row: (Role.values.index(row.role), row.order, row.pk))
    return [
        (role, Role(role).label, list(group))
        for role, group in groupby(rows, key=lambda row: row.role)
    ]


def recognitions(film):
    """The film's ledger, the highest honour first."""
    rows = film.recognitions.published().for_lines()
    return sorted(rows, key=lambda row: row.weight)


def related(film, directors, themes):
    """Films that share people and themes, each with the reason, the closest first.

    Sets are asked from the narrowest to the widest, so that a theme of thousands
    of films is read only as far as it is needed.
    """
    index = facets.films.current()
    found = []
    for ids in _neighbours(index, directors, themes):
        left = ids - BitMap([film.pk, *found])
        found += index.page(left, "newest", 0, RELATED - len(found))
        if len(found) >= RELATED:
            break
    films = Film.objects.published().for_cards().in_bulk(found)
    chosen = [films[pk] for pk in found if pk in films]
    for other in chosen:
        other.reason = _reason(other, directors, themes)
    return chosen


def _neighbours(index, directors, themes):
    by_theme = [
        ids for theme in themes if (ids := index.facets["theme"].ids.get(theme.slug))
    ]
    by_theme.sort(key=len)
    directed = index.facets["director"].any_of(person.slug for person in directors)
    about = BitMap().union(*by_theme)
    yield directed & about
    yield from sorted((a & b for a, b in combinations(by_theme[:5], 2)), key=len)
    yield directed
    yield from by_theme


def _reason(other, directors, themes):
    ours = {theme.pk for theme in themes}
    same = [link.theme.label for link in other.shown_themes if link.theme_id in ours]
    people = {person.pk for person in directors}
    same += [person.name for person in other.directors if person.pk in people]
    return _("Shared: %(what)s") % {"what": ", ".join(same)} if same else ""
