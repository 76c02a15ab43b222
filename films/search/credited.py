"""Persons that a query asks for by what they did: who made a film, whose a prize is."""

from django.db.models import F

from kinoportal.search import query

from ..models import Credit, Festival
from .groups import ASKED_ROLE, FIRST_NAMED, in_order, lift, text_groups
from .narrowing import recognitions_under
from .understanding import TITLE

MOST_RECIPIENTS = 20
MOST_GIVERS = 2


def add_who_has_the_role(understanding, groups):
    """Who directed that film: the persons of the role asked for, after the film."""
    if not understanding.role or understanding.values("person"):
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
        for festival in givers.values_list("pk", flat=True)[:MOST_GIVERS]:
            lift(groups, ("festival", festival), ASKED_ROLE)
        given = recognitions_under(understanding).filter(person__status="published")
        given = given.order_by(F("edition__year").desc(nulls_last=True), "pk")
        for person in given.values_list("person", flat=True)[:MOST_RECIPIENTS]:
            lift(groups, ("person", person), ASKED_ROLE)
