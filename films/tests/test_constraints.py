"""What the database itself refuses, whoever writes to it."""

import pytest
from django.db import IntegrityError, transaction

from films.models import Credit, Edition, Film, FilmTheme, Recognition, Theme

pytestmark = pytest.mark.django_db


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize("year", [1889, 2101])
def test_a_film_outside_the_history_of_cinema_is_refused(make_film, year):
    film = make_film()

    refused(lambda: Film.objects.filter(pk=film.pk).update(year=year))


def test_a_film_without_any_title_is_refused():
    refused(lambda: Film.objects.create(slug="untitled"))


def test_a_running_time_of_nothing_is_refused(make_film):
    film = make_film()

    refused(lambda: Film.objects.filter(pk=film.pk).update(runtime=0))


def test_two_records_never_share_an_address(make_film):
    film = make_film()

    refused(lambda: Film.objects.create(slug=film.slug, title_kk="Басқа"))


def test_an_unknown_state_is_refused(make_film):
    film = make_film()

    refused(lambda: Film.objects.filter(pk=film.pk).update(status="hidden"))


def test_a_person_stands_once_per_role_character_and_film(make_film, make_person):
    film, person = make_film(), make_person()
    Credit.objects.create(film=film, person=person, role="actor", character="Қожа")

    refused(
        lambda: Credit.objects.create(
            film=film, person=person, role="actor", character="Қожа"
        )
    )
    Credit.objects.create(film=film, person=person, role="actor", character="Жантас")


def test_a_film_has_a_theme_once(make_film, make_theme):
    film, theme = make_film(), make_theme()
    FilmTheme.objects.create(film=film, theme=theme)

    refused(lambda: FilmTheme.objects.create(film=film, theme=theme))


@pytest.mark.parametrize("year", [1889, 2101])
def test_an_edition_outside_1890_to_2100_is_refused(make_festival, year):
    festival = make_festival()

    refused(lambda: Edition.objects.create(festival=festival, year=year))


def test_a_festival_has_one_edition_without_a_year(make_festival):
    festival = make_festival()
    Edition.objects.create(festival=festival)

    refused(lambda: Edition.objects.create(festival=festival))


def test_a_festival_may_be_held_twice_in_a_year(make_festival):
    festival = make_festival()
    Edition.objects.create(festival=festival, year=2020)

    refused(lambda: Edition.objects.create(festival=festival, year=2020))
    Edition.objects.create(festival=festival, year=2020, number=2)


def test_a_result_outside_the_list_is_refused(make_film, make_festival):
    edition = Edition.objects.create(festival=make_festival(), year=2018)

    refused(
        lambda: Recognition.objects.create(
            film=make_film(), edition=edition, result="applauded"
        )
    )


def test_the_same_recognition_of_a_film_is_written_once(make_film, make_festival):
    film = make_film()
    edition = Edition.objects.create(festival=make_festival(), year=2018)
    Recognition.objects.create(film=film, edition=edition, result="won")

    refused(
        lambda: Recognition.objects.create(film=film, edition=edition, result="won")
    )


def test_a_theme_is_never_its_own_ancestor(make_theme):
    society = make_theme()
    corruption = make_theme(broader=society)
    bribery = make_theme(broader=corruption)
    society.broader = bribery

    refused(society.save)
    assert Theme.objects.get(pk=society.pk).broader is None


def test_a_ring_of_themes_is_refused_though_others_stand_below_it(make_theme):
    society = make_theme()
    corruption = make_theme(broader=society)
    make_theme(broader=society)
    society.broader = corruption

    refused(society.save)
    assert Theme.objects.get(pk=society.pk).broader is None


def test_death_does_not_come_before_birth(make_person):
    person = make_person()
    person.birth_year, person.death_year = 1950, 1940

    refused(person.save)
