"""The front page and the page about the project, counted from the tables."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_decade_leads_to_its_films(client, catalogue_tables, language):
    decades = Counter(int(r["year"]) // 10 * 10 for r in catalogue_tables["films"])

    page = client.get(f"/{language}/")

    shown = dict(page.context["decades"])
    assert {decade: shown.get(decade, 0) for decade in decades if decade >= 1930} == {
        decade: count for decade, count in decades.items() if decade >= 1930
    }
    html = page.content.decode()
    for decade in shown:
        assert f'href="/{language}/films/decades/{decade}/"' in html


def test_the_numbers_are_those_of_the_catalogue(client, catalogue_tables):
    directors = {
        r["person"] for r in catalogue_tables["credits"] if r["role"] == "director"
    }

    page = client.get("/en/")

    assert page.context["film_count"] == len(catalogue_tables["films"])
    assert page.context["director_count"] == len(directors)
    assert page.context["festival_count"] == len(catalogue_tables["festivals"])


def test_the_film_of_the_day_stays_all_day_and_changes_the_next(client, monkeypatch):
    def film_on(day):
        monkeypatch.setattr(timezone, "localdate", lambda: day)
        return client.get("/en/").context["feature"].slug

    first = film_on(date(2027, 3, 1))

    assert film_on(date(2027, 3, 1)) == first
    assert film_on(date(2027, 3, 2)) != first


def test_recent_honours_are_the_newest_that_were_won(client, catalogue_tables):
    won = [
        int(row["year"])
        for row in catalogue_tables["recognitions"]
        if row["result"] == "won" and row["year"]
    ]

    rows = client.get("/kk/").context["recognitions"]

    assert [row.edition.year for row in rows] == sorted(won, reverse=True)[:8]


@pytest.mark.parametrize("language", LANGUAGES)
def test_drafts_are_not_on_the_front_page(
    client, make_film, make_person, make_recognition, language
):
    film = make_film(year=2026, status="draft", title_kk="Жасырын дүние")
    person = make_person(name_kk="Жасырын Адам", status="in_review")
    make_recognition(film=film, year=2026)
    for _ in range(30):
        make_film(year=1950).credits.create(person=person, role="director")

    html = client.get(f"/{language}/").content.decode()

    assert "Жасырын" not in html


def test_the_newest_film_stands_first(client, make_film):
    film = make_film(year=2030)

    assert client.get("/ru/").context["newest"][0] == film


def test_queries_do_not_grow_with_the_catalogue(
    client, make_film, make_person, django_assert_max_num_queries
):
    for _ in range(20):
        make_film(year=2029, directors=[make_person()])
    client.get("/kk/")

    with django_assert_max_num_queries(20):
        client.get("/kk/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_the_project_counts_what_there_is(
    client, catalogue_tables, language
):
    films = catalogue_tables["films"]

    page = client.get(f"/{language}/about/")

    assert page.status_code == 200
    assert page.context["film_count"] == len(films)
    assert page.context["person_count"] == len(catalogue_tables["people"])
    assert page.context["with_synopsis"] == {
        code: sum(bool(row[f"synopsis_{code}"]) for row in films) for code in LANGUAGES
    }
    assert str(page.context["with_synopsis"][language]) in page.content.decode()
