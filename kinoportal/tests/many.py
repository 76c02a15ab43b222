"""A fixture of many films for tests of bounds and query counts."""

import itertools

import pytest
from django.apps import apps

_numbers = itertools.count(1)


@pytest.fixture
def make_many_films(db):
    """So many films by bulk, one a year from 1930 on, each with the given rows.

    themes, programmes, festival: each film is linked to them; credits: pairs of a
    person and a role.
    """

    from kinoportal import catalogue  # the plugin is loaded before the settings

    def build(count, *, themes=(), programmes=(), festival=None, credits=()):
        model = apps.get_model
        films = model("films.Film").objects.bulk_create(
            _film(model("films.Film"), number, next(_numbers))
            for number in range(count)
        )
        _link(films, "films.FilmTheme", "theme", themes)
        _link(films, "films.FilmProgramme", "programme", programmes, relation="funded")
        model("films.Credit").objects.bulk_create(
            model("films.Credit")(film=film, person=person, role=role)
            for film in films
            for person, role in credits
        )
        if festival:
            _recognise(films, festival)
        catalogue.changed()
        return films

    return build


def _film(model, number, unique):
    film = model(
        slug=f"many-{unique}",
        status="published",
        title_kk=f"Көп фильм {unique}",
        year=1930 + number % 90,
    )
    film.prepare()
    return film


def _link(films, label, name, records, **fields):
    model = apps.get_model(label)
    model.objects.bulk_create(
        model(film=film, **{name: record}, **fields)
        for film in films
        for record in records
    )


def _recognise(films, festival):
    editions = {
        year: festival.editions.get_or_create(year=year)[0]
        for year in {film.year for film in films}
    }
    model = apps.get_model("films.Recognition")
    model.objects.bulk_create(
        model(film=film, edition=editions[film.year], result="won") for film in films
    )
