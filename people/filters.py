"""The words of the people list's address."""

import django_filters
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from kinoportal import codes
from kinoportal.filters import RepeatedFilter, choices
from kinoportal.languages import current
from kinoportal.search import engine
from kinoportal.text import sort_key

from . import facets
from .models import Person, Profession

LONGEST_QUERY = 200


def letters():
    """Every first letter that a public name has, in the order of the alphabet."""
    found = facets.people.current().facets[f"letter_{current()}"].ids
    # "#" stands for digits and has no place in the alphabet.
    ordered = sorted(found, key=lambda letter: (letter == "#", sort_key(letter)))
    return [(letter, letter) for letter in ordered]


class PersonFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        method="named", label=_("words"), validators=[MaxLengthValidator(LONGEST_QUERY)]
    )
    profession = RepeatedFilter(
        method="working_as", label=_("profession"), known=choices(Profession.choices)
    )
    letter = RepeatedFilter(
        method="beginning_with", label=_("letter"), known=choices(letters)
    )
    country = RepeatedFilter(
        method="working_in", label=_("country"), known=choices(codes.country_choices)
    )

    class Meta:
        model = Person
        fields = []

    def named(self, people, name, words):
        return people.filter(pk__in=found(words))

    def working_as(self, people, name, professions):
        return people.working_as(*professions) if professions else people

    def beginning_with(self, people, name, letters):
        if not letters:
            return people
        return people.filter(**{f"initial_{current()}__in": list(letters)})

    def working_in(self, people, name, countries):
        return people.working_in(*countries) if countries else people


def found(words):
    """Ids of the people whom the words find."""
    return engine.ranked_ids("person", words)
