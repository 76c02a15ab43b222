"""What a reader may correct about a person, as the person's page has it."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kinoportal.corrections import subjects
from kinoportal.corrections.subjects import Fact

from .models import Person


def names(person):
    return [person.name, *person.other_names.all()]


def born(person):
    return person.birth_date or person.birth_year


def died(person):
    return person.death_date or person.death_year


def recognitions(person):
    return person.recognitions.published().for_lines()


FACTS = [
    Fact("name", pgettext_lazy("person", "name"), names),
    Fact("birth_year", _("year of birth"), born),
    Fact("birth_place", _("place of birth"), attrgetter("birth_place")),
    Fact("death_year", _("year of death"), died),
    Fact("professions", _("professions"), attrgetter("profession_names")),
    Fact("biography", _("biography"), attrgetter("biography")),
    Fact("style", _("manner of work"), attrgetter("style")),
    Fact("films", _("Filmography")),
    Fact("recognitions", _("recognitions"), recognitions),
]


def register_all():
    subjects.register(Person, "name", FACTS)
