"""What the catalogue knows of a person's work.

Films are reached through the person's relations, never by an import.
"""

from itertools import groupby

from django.db.models import prefetch_related_objects

from .models import Person

# Rows of one table and laurels on one page; a long life in film goes on in the
# list of films.
OF_A_ROLE = 60
LAURELS = 24
COMPANY = 12
THEMES = 8


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
