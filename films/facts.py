"""What a reader may correct, kind by kind, as the pages have it."""

from functools import partial
from operator import attrgetter, methodcaller

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kinoportal.codes import country_name, language_name
from kinoportal.corrections import subjects
from kinoportal.corrections.subjects import Fact

from .models import (
    Article,
    Collection,
    Festival,
    Film,
    Programme,
    Recognition,
    Role,
    Theme,
)


def titles(film):
    return [film.title, *film.other_titles.all()]


def people(role, film):
    credits = film.credits.published().filter(role=role).in_credit_order()
    return [credit.person for credit in credits.select_related("person")]


def recognitions(film):
    return film.recognitions.published().for_lines().highest_first()


def supports(film):
    return film.film_programmes.published().with_programme()


def edition(name):
    """A year of a festival is a fact of it: what was shown and won."""
    if not (name.isascii() and name.isdecimal() and len(name) == 4):
        return None

    def lines(festival):
        held = Recognition.objects.filter(edition__festival=festival)
        rows = held.filter(edition__year=int(name)).published().highest_first()
        return [
            f"{row.film.title}: {row.honour}"
            for row in rows.for_lines().with_films()[:20]
        ]

    return Fact(name, format_lazy(_("films and prizes of {year}"), year=name), lines)


FILM = [
    Fact("title", _("title"), titles),
    Fact("year", _("year"), attrgetter("year")),
    Fact("premiered_on", _("day of the premiere"), attrgetter("premiered_on")),
    Fact("runtime", _("running time, minutes"), attrgetter("runtime")),
    Fact("form", _("form"), methodcaller("get_form_display")),
    Fact("colour", _("colour"), methodcaller("get_colour_display")),
    *(Fact(role.value, role.label, partial(people, role)) for role in Role),
    Fact("countries", _("countries"), lambda film: map(country_name, film.countries)),
    Fact("languages", _("languages"), lambda film: map(language_name, film.languages)),
    Fact(
        "genres", _("genres"), lambda film: [name for _word, name in film.genre_names]
    ),
    Fact("studio", _("studios"), attrgetter("studios")),
    Fact("programmes", _("programmes"), supports),
    Fact("box_office", _("box office")),
    Fact("synopsis", _("synopsis"), attrgetter("synopsis")),
    Fact("themes", _("themes"), lambda film: film.film_themes.published().with_theme()),
    Fact("recognitions", _("recognitions"), recognitions),
    Fact("stills", _("Stills")),
    Fact("links", _("where to watch")),
    Fact("reception", _("What was written")),
]
THEME = [
    Fact("label", _("label"), attrgetter("label")),
    Fact("scope_note", _("scope note"), attrgetter("scope_note")),
    Fact("essay", _("essay"), attrgetter("essay")),
    Fact("films", _("films")),
]
FESTIVAL = [
    Fact("name", _("name"), attrgetter("name")),
    Fact(
        "place",
        _("place"),
        lambda festival: filter(None, [festival.city, country_name(festival.country)]),
    ),
    Fact("founded", _("founded"), attrgetter("founded")),
    Fact("website", _("website"), attrgetter("website")),
    Fact("prizes", _("Prizes")),
    Fact("editions", _("editions")),
]
PROGRAMME = [
    Fact("name", _("name"), attrgetter("name")),
    Fact("kind", _("kind"), methodcaller("get_kind_display")),
    Fact("founded", _("founded"), attrgetter("founded")),
    Fact("description", _("description"), attrgetter("description")),
    Fact("films", _("films")),
]
ARTICLE = [
    Fact("title", _("title"), attrgetter("title")),
    Fact("author", _("author"), attrgetter("author")),
    Fact("text", _("text")),
]
COLLECTION = [Fact("title", _("title"), attrgetter("title")), Fact("films", _("films"))]


def register_all():
    subjects.register(Film, "title", FILM)
    subjects.register(Theme, "label", THEME)
    subjects.register(Festival, "name", FESTIVAL, further=edition)
    subjects.register(Programme, "name", PROGRAMME)
    subjects.register(Article, "title", ARTICLE)
    subjects.register(Collection, "title", COLLECTION)
