"""Births and premieres whose day falls into this week, and round years of the year."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from people.models import Person

from . import facets
from .models import Film

SHOWN = 24  # of a kind on the page
OF_A_YEAR = 6
ROUND = (100, 50, 25, 10, 5)
# Years that the whole year remembers where no day is known.
JUBILEES = (150, 125, *range(100, 75, -10), 75, *range(70, 25, -10), 25, 20, 10)


@dataclass
class Anniversary:
    record: object
    day: date  # of this year
    years: int

    @property
    def is_round(self):
        return self.years % 5 == 0


def days_of_week(today):
    monday = today - timedelta(days=today.weekday())
    return [monday + timedelta(days=number) for number in range(7)]


def births(today):
    return _of_week(Person.objects.for_tiles(), "birth_date", today)


def premieres(today):
    return _of_week(Film.objects.published().for_cards(), "premiered_on", today)


def _of_week(records, field, today):
    """Round years first, the roundest before the others, then day by day."""
    days = {(day.month, day.day): day for day in days_of_week(today)}
    if (2, 28) in days and (2, 29) not in days:
        days[2, 29] = days[2, 28]  # in a common year the leap day's feast moves
    condition = Q(pk__in=[])
    for month, day in days:
        condition |= Q(**{f"{field}__month": month, f"{field}__day": day})
    found = []
    for pk, then in records.filter(condition).values_list("pk", field):
        day = days[then.month, then.day]
        if day.year > then.year:
            years = day.year - then.year
            found.append((_rank(years), day, -years, pk))
    found = sorted(found)[:SHOWN]
    loaded = records.in_bulk([pk for *_order, pk in found])
    return [
        Anniversary(loaded[pk], day, -years)
        for _rank_, day, years, pk in found
        if pk in loaded
    ]


def _rank(years):
    """0 for whole hundreds, then fifties, down to years that are not round."""
    steps = (place for place, step in enumerate(ROUND) if years % step == 0)
    return next(steps, len(ROUND))


def films_of_year(today):
    """(years, films) of the films whose year was a round time ago."""
    index = facets.films.current()
    chosen = {
        years: index.page(ids, "recognised", 0, OF_A_YEAR)
        for years in JUBILEES
        if (ids := index.years.ids.get(today.year - years))
    }
    films = Film.objects.published().for_cards().in_bulk(sum(chosen.values(), []))
    return [
        (years, [films[pk] for pk in ids if pk in films])
        for years, ids in chosen.items()
    ]


def people_of_year(today):
    """(years, person) of people who were born a round time ago, the oldest first."""
    born = [today.year - years for years in JUBILEES]
    people = Person.objects.for_tiles().filter(birth_year__in=born)
    return [
        (today.year - person.birth_year, person)
        for person in people.order_by("birth_year", "slug")[:SHOWN]
    ]
