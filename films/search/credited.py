"""Persons that a query asks for by what they did: who made a film, whose a prize is."""

from django.db.models import F

from kinoportal.search import query
from kinoportal.search.engine import STEM

from ..models import Credit, Festival, Role
from .groups import (
    ASKED_ROLE,
    BY_TIER,
    FIRST_NAMED,
    UNDER_CHIPS,
    in_order,
    lift,
    text_groups,
)
from .narrowing import recognitions_under
from .understanding import TITLE

MOST_RECIPIENTS = 20
MOST_GIVERS = 2


def add_who_has_the_role(understanding, groups):
    """Who directed that film: the persons of the role asked for, after the film."""
    if not understanding.role:
        return
    if understanding.values("person"):
        _add_film_of_the_character(understanding, groups)
        return
    rest = query.subject(understanding.rest) or _read_as_title(understanding)
    titles = text_groups(understanding, rest, ("film",), 3)
    of_person = FIRST_NAMED if understanding.chips else ASKED_ROLE
    for film in in_order(titles)[:1]:
        lift(groups, film, FIRST_NAMED)
        credits = Credit.objects.published().filter(
            film=film[1], role=understanding.role
        )
        for person in credits.values_list("person", flat=True):
            lift(groups, ("person", person), of_person)


def _add_film_of_the_character(understanding, groups):
    """Кто сыграл Кожу: a surname may be whom the film is named for."""
    (chip, *others) = understanding.chips
    if understanding.role == Role.ACTOR and chip.is_one_word and not others:
        titles = text_groups(understanding, [chip.typed], ("film",), 3)
        for film in in_order(titles)[:1]:
            if titles[film] <= BY_TIER + STEM:
                lift(groups, film, UNDER_CHIPS)


def _read_as_title(understanding):
    return [
        word
        for chip in understanding.chips
        if any(kind == TITLE for kind, _ in chip.readings)
        for word in chip.typed.split()
    ]


def add_recipients(understanding, groups):
    """Whose prize it is, after the films it was for, and which festival gives it."""
    if awards := understanding.values("award"):
        givers = Festival.objects.published().filter(awards__in=awards).distinct()
        givers = givers.order_by("pk").values_list("pk", flat=True)
        for festival in givers[:MOST_GIVERS]:
            lift(groups, ("festival", festival), ASKED_ROLE)
        given = recognitions_under(understanding).filter(person__status="published")
        given = given.order_by(F("edition__year").desc(nulls_last=True), "pk")
        for person in given.values_list("person", flat=True)[:MOST_RECIPIENTS]:
            lift(groups, ("person", person), ASKED_ROLE)
