"""The words by which films are narrowed, alone and in a chain."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from films.models import Credit, Film, FilmTheme, Recognition

pytestmark = pytest.mark.django_db


def test_a_theme_takes_its_narrower_themes_along(make_film, make_theme):
    society = make_theme()
    corruption = make_theme(broader=society)
    bribery = make_theme(broader=corruption)
    film, other = make_film(), make_film()
    FilmTheme.objects.create(film=film, theme=bribery)

    assert list(Film.objects.about(society)) == [film]
    assert list(Film.objects.about(bribery)) == [film]
    assert other not in Film.objects.about(society)


def test_a_moved_branch_takes_its_films_along(make_film, make_theme):
    old, new = make_theme(), make_theme()
    branch = make_theme(broader=old)
    film = make_film()
    FilmTheme.objects.create(film=film, theme=branch)

    branch.broader = new
    branch.save()

    assert list(Film.objects.about(new)) == [film]
    assert list(Film.objects.about(old)) == []


def test_directed_by_means_credited_as_director(make_film, make_person):
    person = make_person()
    directed, played = make_film(), make_film()
    Credit.objects.create(film=directed, person=person, role="director")
    Credit.objects.create(film=played, person=person, role="actor")

    assert list(Film.objects.directed_by(person)) == [directed]
    assert set(Film.objects.with_part_of(person)) == {directed, played}


def test_won_at_a_festival_is_not_won_elsewhere_and_shown_there(
    make_film, make_festival, make_edition
):
    here = make_edition(festival=make_festival(), year=2018)
    elsewhere = make_edition(festival=make_festival(), year=2018)
    winner, guest = make_film(), make_film()
    Recognition.objects.create(film=winner, edition=here, result="won")
    Recognition.objects.create(film=guest, edition=here, result="official_selection")
    Recognition.objects.create(film=guest, edition=elsewhere, result="won")

    films = Film.objects.recognised_at(here.festival, results=["won"])

    assert list(films) == [winner]
    assert set(Film.objects.recognised_at(here.festival)) == {winner, guest}


def test_a_draft_festival_recognises_nobody(make_film, make_festival, make_edition):
    edition = make_edition(festival=make_festival(status="draft"), year=2018)
    film = make_film()
    Recognition.objects.create(film=film, edition=edition, result="won")

    assert list(Film.objects.recognised_at(edition.festival)) == []
    assert film.best_recognition is None


def test_a_country_is_found_anywhere_in_the_list(make_film):
    film = make_film(countries=["KZ", "XZ"])

    assert list(Film.objects.made_in("XZ")) == [film]
    assert film in Film.objects.made_in("XZ", "KZ")


def test_words_chain_and_keep_rows_single(make_film, make_person, make_theme):
    person, themes = make_person(), [make_theme(), make_theme()]
    film = make_film(form="short")
    Credit.objects.create(film=film, person=person, role="director")
    for theme in themes:
        FilmTheme.objects.create(film=film, theme=theme)

    films = Film.objects.published().about(*themes).directed_by(person).of_form("short")

    assert list(films.newest_first()) == [film]


@pytest.mark.parametrize(
    ("fields", "public"),
    [
        ({"status": "draft"}, False),
        ({"status": "in_review"}, False),
        ({"status": "archived"}, False),
        ({"status": "published"}, True),
        ({"status": "published", "publish_at": timedelta(hours=1)}, False),
        ({"status": "published", "publish_at": timedelta(hours=-1)}, True),
        ({"status": "published", "unpublish_at": timedelta(hours=1)}, True),
        ({"status": "published", "unpublish_at": timedelta(hours=-1)}, False),
    ],
)
def test_visibility_follows_state_and_clock(make_film, fields, public):
    moments = {
        name: timezone.now() + value if isinstance(value, timedelta) else value
        for name, value in fields.items()
    }
    film = make_film(**moments)

    assert (film in Film.objects.published()) is public
    assert film.is_public is public


def test_a_credit_is_public_when_both_ends_are(make_film, make_person):
    film, hidden = make_film(), make_person(status="draft")
    Credit.objects.create(film=film, person=hidden, role="director")

    assert not Credit.objects.published().filter(film=film).exists()
    assert film.directors == []


@pytest.mark.parametrize(
    ("language", "title"), [("kk", "Өзен"), ("ru", "Река"), ("en", "Өзен")]
)
def test_a_missing_title_is_shown_in_the_next_language(make_film, language, title):
    film = make_film(title_kk="Өзен", title_ru="Река", title_en="")

    with translation.override(language):
        assert film.title == title


def test_cards_cost_the_same_queries_for_one_film_and_for_ten(
    make_film, django_assert_num_queries
):
    pks = [make_film().pk for _ in range(10)]
    for chosen in (pks[:1], pks):
        with django_assert_num_queries(5):
            for film in Film.objects.filter(pk__in=chosen).for_cards():
                assert film.directors == []
                assert film.best_recognition is None


@pytest.mark.parametrize(
    ("state", "days", "is_shown"),
    [
        ({"status": "draft"}, {}, False),
        ({"status": "in_review"}, {}, False),
        ({"status": "archived"}, {}, False),
        ({}, {"publish_at": 1}, False),
        ({}, {"publish_at": -1}, True),
        ({}, {"unpublish_at": 1}, True),
        ({}, {"unpublish_at": -1}, False),
        ({}, {}, True),
    ],
)
@pytest.mark.parametrize("end", ["film", "festival", "person"])
def test_a_whole_ledger_hides_what_single_lines_hide(
    make_film, make_festival, make_person, make_recognition, end, state, days, is_shown
):
    ends = {"film": make_film(), "festival": make_festival(), "person": make_person()}
    line = make_recognition(**ends)
    now = timezone.now()
    dates = {name: now + timedelta(days=number) for name, number in days.items()}
    type(ends[end]).objects.filter(pk=ends[end].pk).update(**state, **dates)

    whole = Recognition.objects.published_throughout()

    assert (line in whole) == is_shown
    assert set(whole) == set(Recognition.objects.published())
