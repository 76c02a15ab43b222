"""What the page of one film prints, beside the film itself."""

from itertools import combinations, groupby

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from pyroaring import BitMap

from kinoportal.codes import country_name
from kinoportal.disputes import disputes
from kinoportal.models import Claim
from people.models import Person

from . import facets
from .models import Article, Colour, Film, Role

RELATED = 6
# Claimed fields that the page prints as facts, and the film's attributes for them.
FACTS = {"year": "year", "runtime_min": "runtime", "colour": "colour", "form": "form"}


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


def studios(film, supports):
    """All studios, and those of them that have no page and stand as given.

    Those with a page are named in the reader's language.
    """
    made = [row.programme for row in supports if row.relation == "produced"]
    known = [name.casefold() for row in made for name in (row.name_en, row.name_ru)]
    others = [
        studio
        for studio in film.studios
        if not any(name.startswith(studio.casefold()) for name in known)
    ]
    studios = [row.name for row in made if row.kind == "studio"]
    return {"studios": [*studios, *others], "other_studios": others}


def articles(film):
    """Public articles under this film's sky, or with a link to it in their text."""
    mentioning = Article.objects.mentioning("film", film)
    under_it = film.articles.published()
    return (mentioning | under_it).distinct()


def disputes_of(film):
    """Disputes by printed fact, and the others, which have a section of their own."""
    folded, apart = {}, []
    for dispute in disputes(Claim.objects.about(film)):
        for claim in dispute.claims:
            claim.value = _readable(claim.field, claim.value)
        if dispute.field in FACTS and getattr(film, FACTS[dispute.field]):
            folded[dispute.field] = dispute
        else:
            apart.append(dispute)
    return folded, apart


def contest(recognitions):
    """Give each recognition what sources dispute about it; returns all of that."""
    claims = list(Claim.objects.about(*recognitions))
    for row in recognitions:
        row.disputes = disputes(claim for claim in claims if claim.object_id == row.pk)
    return [dispute for row in recognitions for dispute in row.disputes]


def _readable(field, value):
    """A claimed code in words; other values stand as claimed."""
    if field == "countries":
        return ", ".join(country_name(code) for code in value.split(";"))
    if field == "colour" and value in Colour.values:
        return Colour(value).label
    return value


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
