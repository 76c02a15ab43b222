"""What the catalogue knows of a person's work.

Films are reached through the person's relations, never by an import.
"""

from collections import Counter
from itertools import combinations, groupby

from django.db.models import prefetch_related_objects

from kinoportal.charts import Dots, Mark, Network

from .models import Person

# Rows of one table and laurels on one page; a long life in film goes on in the
# list of films.
OF_A_ROLE = 60
LAURELS = 12
COMPANY = 12
THEMES = 8
# A career of fewer films is read sooner than looked at; so is a smaller company.
CAREER, NETWORK = 4, 3
CARDS = 6
VIEWS = 12  # of what was written about the films


def parts(person):
    """The person's credits, role by role in the field's order, newest first."""
    roles = person.credits.model.role.field.choices
    order = [word for word, _label in roles]
    credits = person.credits.newest_of_each_role(OF_A_ROLE)
    by_role = {
        role: list(group)
        for role, group in groupby(credits, key=lambda credit: credit.role)
    }
    return [
        {
            "role": role,
            "label": by_role[role][0].get_role_display(),
            "credits": by_role[role],
            "total": by_role[role][0].total,
        }
        for role in order
        if role in by_role
    ]


def films(parts):
    """Each film once, the newest first, as the list of the person's credits in it."""
    by_film = {}
    for part in parts:
        for credit in part["credits"]:
            by_film.setdefault(credit.film_id, []).append(credit)
    return sorted(by_film.values(), key=lambda credits: _age(credits[0].film))


def _age(film):
    return film.year is None, -(film.year or 0), film.slug


def honours(person):
    """What the person, and films that they directed, were given, highest first."""
    ledger = person.recognitions.model.objects.earned_by(person)
    return list(
        ledger.highest_first().for_lines().select_related("film")[: LAURELS + 1]
    )


def company(person):
    """Who worked with the person most often: people with the years they shared."""
    shared = {row["person"]: row for row in person.credits.collaborators()[:COMPANY]}
    people = Person.objects.published().with_first_year().in_bulk(shared)
    for pk, other in people.items():
        other.shared = shared[pk]
    found = [people[pk] for pk in shared if pk in people]
    prefetch_related_objects(found, "portraits")
    return found


def themes(person):
    return list(person.credits.themes()[:THEMES])


def years(credits):
    """The suns of the person's horizon: pairs of a year and whether a prize came."""
    suns = {}
    for credit in credits:
        if year := credit.film.year:
            won = any(honour.result == "won" for honour in credit.film.honours)
            suns[year] = suns.get(year, False) or won
    return sorted(suns.items())


def career(parts):
    """The films of each part on a line of years; None for a few."""
    rows = [
        (str(part["label"]).capitalize(), [_mark(one) for one in part["credits"]])
        for part in parts
    ]
    rows = [(name, [mark for mark in row if mark.year]) for name, row in rows]
    rows = [(name, row) for name, row in rows if row]
    marks = [mark for _name, row in rows for mark in row]
    return Dots(rows) if len(marks) >= CAREER else None


def _mark(credit):
    film = credit.film
    return Mark(
        film.year,
        f"{film.title}, {film.year}: {credit.get_role_display()}",
        film.get_absolute_url(),
        any(honour.result == "won" for honour in film.honours),
    )


def network(person, company):
    """The company around the person, and who of it met in the person's films."""
    if len(company) < NETWORK:
        return None
    ours = person.credits.published().values("film")
    credits = company[0].credits.model.objects.published()
    rows = credits.filter(film__in=ours, person__in=[other.pk for other in company])
    films = {}
    for film, other in rows.order_by().values_list("film", "person").distinct():
        films.setdefault(film, set()).add(other)
    met = Counter(
        pair for people in films.values() for pair in combinations(sorted(people), 2)
    )
    return Network(
        person.name,
        [(other.pk, other.name, other.shared["film_count"]) for other in company],
        {pair: films for pair, films in met.items() if films > 1},
    )


def reception(parts):
    """What was written about the films that the person directed, else about all."""
    credits = [one for part in parts for one in part["credits"]]
    directed = [one for one in credits if one.role == "director"]
    films = {one.film_id for one in directed or credits}
    rows = Person.objects.films().model.reception.rel.related_model.objects.published()
    written = rows.filter(film__in=films).select_related("film", "source")
    return list(written.order_by("-published_on", "pk")[:VIEWS])


def articles(person):
    """Articles of the portal that speak of the person."""
    related = Person.objects.films().model.articles.rel.related_model.objects
    return related.mentioning("person", person)


def most_recognised(parts):
    """The films that a person's page shows as cards, those with most honours first."""
    credits = [one for part in parts for one in part["credits"]]
    directed = [one for one in credits if one.role == "director"]
    films = {one.film_id: one.film for one in directed or credits}
    ranked = sorted(films.values(), key=_prominence, reverse=True)[:CARDS]
    cards = (
        Person.objects.films()
        .published()
        .for_cards()
        .in_bulk([film.pk for film in ranked])
    )
    return [cards[film.pk] for film in ranked if film.pk in cards]


def is_whole(parts):
    """Whether the tables left out no film of any part."""
    return all(part["total"] == len(part["credits"]) for part in parts)


def _prominence(film):
    won = sum(honour.result == "won" for honour in film.honours)
    return won, len(film.honours), film.year or 0, film.slug
