"""Decades, awards, the alphabet, anniversaries, what is new, and a surprise."""

import re
from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from films.models import Award, Film
from kinoportal import catalogue
from kinoportal.text import first_letter

pytestmark = pytest.mark.django_db
LANGUAGES = ["kk", "ru", "en"]
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def films_of(tables, decade):
    return {
        row["key"] for row in tables["films"] if int(row["year"]) // 10 * 10 == decade
    }


@in_each_language
def test_a_decade_is_told_from_the_tables(client, catalogue_tables, language):
    films = films_of(catalogue_tables, 1990)
    directors = {
        row["person"]
        for row in catalogue_tables["credits"]
        if row["role"] == "director" and row["film"] in films
    }
    won = {
        row["film"]
        for row in catalogue_tables["recognitions"]
        if row["result"] == "won" and row["film"] in films
    }

    page = client.get(f"/{language}/films/decades/1990/")

    assert page.context["film_count"] == len(films)
    assert page.context["director_count"] == len(directors)
    assert page.context["won_count"] == len(won)
    assert {film.slug for film in page.context["films"]} <= films
    assert str(len(films)) in page.context["summary"]
    assert f'href="/{language}/films/?decade=1990"' in page.text
    assert f'href="/{language}/films/decades/1980/"' in page.text
    assert f'href="/{language}/films/decades/2000/"' in page.text


def test_themes_of_a_decade_are_counted_with_what_is_narrower(client):
    themes = client.get("/en/films/decades/2010/").context["themes"]

    assert themes
    for theme, count in themes:
        listed = client.get(f"/en/films/?decade=2010&theme={theme.slug}")
        assert listed.context["total"] == count


@pytest.mark.parametrize("year", ["1870", "1995", "0", "99999999999999999999"])
def test_ten_years_without_films_have_no_page(client, year):
    assert client.get(f"/kk/films/decades/{year}/").status_code == 404


def test_a_decade_of_drafts_has_no_page(client, make_film):
    make_film(year=1905, status="draft")

    assert client.get("/ru/films/decades/1900/").status_code == 404


@in_each_language
def test_awards_stand_under_the_festivals_that_gave_them(
    client, catalogue_tables, language
):
    expected = Counter()
    for row in catalogue_tables["recognitions"]:
        for award in filter(None, row["award"].split(";")):
            expected[row["festival"], award] += 1

    page = client.get(f"/{language}/awards/")

    assert expected == {
        (festival.slug, award.slug): lines
        for festival, rows in page.context["festivals"]
        for award, lines, _wins in rows
    }
    for _festival, award in expected:
        assert f'href="/{language}/awards/{award}/"' in page.text


def test_a_festival_leads_to_its_awards_which_open_there(client):
    """A browser opens what is folded where an address points into it."""
    awards = client.get("/en/awards/").text
    place = awards.index('id="at-cannes"')

    assert awards.rindex("<details>", 0, place) > awards.rindex("</details>", 0, place)
    assert awards.rindex("</summary>", 0, place) > awards.rindex("<details>", 0, place)
    assert 'href="/en/awards/#at-cannes"' in client.get("/en/festivals/cannes/").text


@in_each_language
def test_an_award_shows_every_line_that_names_it(client, catalogue_tables, language):
    expected = Counter(
        row["film"]
        for row in catalogue_tables["recognitions"]
        if "grand-prix" in row["award"].split(";")
    )

    page = client.get(f"/{language}/awards/grand-prix/")

    assert Counter(line.film.slug for line in page.context["lines"]) == expected
    assert page.text.count('<li class="laurel') == expected.total()


def test_the_laurels_of_an_award_name_films_not_the_award_again(client):
    page = client.get("/en/awards/grand-prix/").text

    laurels = page[page.index('<ul class="laurels') :]
    names = re.findall(r"<b>(.*?)</b>", laurels)
    assert names and all('href="/en/films/' in name for name in names)
    assert "Grand Prix (main prize)" in page[: page.index('<ul class="laurels')]


def test_an_award_of_hidden_films_alone_has_no_page(client, make_recognition):
    award = Award.objects.create(slug="golden-reed", name_en="Golden Reed")
    line = make_recognition(award=award)
    assert client.get("/en/awards/golden-reed/").status_code == 200

    line.film.archive()

    assert client.get("/en/awards/golden-reed/").status_code == 404
    assert "Golden Reed" not in client.get("/en/awards/").text


@pytest.mark.parametrize("page", ["0", "abc", "9999999999"])
def test_a_page_that_an_award_does_not_have_is_a_sentence(client, page):
    answer = client.get(f"/kk/awards/grand-prix/?page={page}")

    assert answer.status_code == 200
    assert answer.context["errors"]


@in_each_language
def test_the_alphabet_lists_each_title_under_its_first_letter(
    client, catalogue_tables, language
):
    titles = {
        row["key"]: row[f"title_{language}"]
        or next(row[f"title_{code}"] for code in LANGUAGES if row[f"title_{code}"])
        for row in catalogue_tables["films"]
    }
    letters = Counter(first_letter(title.lstrip("«“\"'")) for title in titles.values())

    page = client.get(f"/{language}/films/alphabet/")

    shown = dict(page.context["letters"])
    for letter, count in shown.items():
        assert count == letters[letter]
    assert sum(shown.values()) == len(titles)


def test_kazakh_letters_stand_in_the_order_of_the_kazakh_alphabet(client, make_film):
    for title in ("Әке", "Құм", "Кек", "Өзен", "Оян", "Іні", "Ыза"):
        make_film(title_kk=title)

    letters = [
        letter for letter, _n in client.get("/kk/films/alphabet/").context["letters"]
    ]

    for earlier, later in ("АӘ", "КҚ", "ОӨ", "ЫІ"):
        assert letters.index(earlier) + 1 == letters.index(later)
    page = client.get("/kk/films/alphabet/", {"letter": "Ө"})
    assert "Өзен" in [film.title for film in page.context["films"]]


@pytest.mark.parametrize("letter", ["Ъ", "abc", "\0", "%", "x" * 5000, "１"])
def test_a_letter_without_titles_is_answered_by_a_sentence(client, letter):
    page = client.get("/ru/films/alphabet/", {"letter": letter})

    assert page.status_code == 200
    assert page.context["errors"]
    assert not page.context["films"]


def test_a_surprise_is_a_public_film_and_nobody_keeps_the_answer(client, make_film):
    Film.objects.update(status="draft")
    catalogue.changed()
    film = make_film()

    answer = client.get("/kk/surprise/")

    assert answer.status_code == 302
    assert answer.url == f"/kk/films/{film.slug}/"
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_without_films_a_surprise_is_the_list_of_films(client):
    Film.objects.update(status="draft")
    catalogue.changed()

    assert client.get("/ru/surprise/").url == "/ru/films/"


@pytest.fixture
def on_wednesday(monkeypatch):
    """The 18th of March 2026; its week begins on the 16th."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 3, 18))


@in_each_language
def test_births_and_premieres_of_the_week_come_with_round_years_first(
    client, make_person, make_film, on_wednesday, language
):
    plain = make_person(birth_date=date(1963, 3, 16))
    fifty = make_person(birth_date=date(1976, 3, 22))
    hundred = make_person(birth_date=date(1926, 3, 20))
    make_person(birth_date=date(1976, 3, 23))
    make_person(birth_date=date(1976, 3, 17), status="draft")
    film = make_film(year=1986, premiered_on=date(1986, 3, 18))

    page = client.get(f"/{language}/anniversaries/")

    births = [(one.record, one.years) for one in page.context["births"]]
    assert births == [(hundred, 100), (fifty, 50), (plain, 63)]
    assert [(one.record, one.years) for one in page.context["premieres"]] == [
        (film, 40)
    ]
    assert film.slug in page.text


def test_who_was_born_on_a_leap_day_is_remembered_on_the_28th(
    client, make_person, monkeypatch
):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 2, 25))
    person = make_person(birth_date=date(1976, 2, 29))

    (one,) = client.get("/kk/anniversaries/").context["births"]

    assert (one.record, one.day) == (person, date(2026, 2, 28))


def test_a_week_across_the_new_year_counts_the_years_of_each_day(
    client, make_person, monkeypatch
):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 12, 31))
    make_person(birth_date=date(1977, 1, 2))

    (one,) = client.get("/en/anniversaries/").context["births"]

    assert (one.day, one.years) == (date(2027, 1, 2), 50)


def test_round_years_of_the_year_are_those_of_the_tables(
    client, catalogue_tables, on_wednesday
):
    page = client.get("/en/anniversaries/")

    made = {2026 - int(row["year"]) for row in catalogue_tables["films"]}
    told = {years for years, _films in page.context["jubilees"]}
    assert told >= made & {10, 20, 25, 30, 40, 50, 60, 70} != set()
    for years, films in page.context["jubilees"]:
        of_year = {
            row["key"]
            for row in catalogue_tables["films"]
            if row["year"] == str(2026 - years)
        }
        assert len(films) == min(len(of_year), 6)
        assert {film.slug for film in films} <= of_year
    born = {
        row["key"]: 2026 - int(row["birth_year"])
        for row in catalogue_tables["people"]
        if row["birth_year"]
    }
    assert page.context["people"]
    for years, person in page.context["people"]:
        assert born[person.slug] == years


def test_new_in_the_catalogue_is_what_was_last_added(client, make_film):
    Film.objects.update(created_at="2020-01-01T00:00:00Z")
    catalogue.changed()
    film = make_film(year=1931)

    listed = client.get("/en/films/?sort=added").context["films"]

    assert listed[0] == film
    assert client.get("/kk/").context["newest"][0] == film


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("films/decades/2000/", 16),
        ("awards/", 8),
        ("awards/grand-prix/", 12),
        ("films/alphabet/", 10),
        ("anniversaries/", 18),
    ],
)
def test_queries_do_not_grow_with_the_catalogue(
    client, make_many_films, make_festival, make_person, path, most, request
):
    many = request.getfixturevalue("django_assert_max_num_queries")
    make_many_films(
        200, festival=make_festival(), credits=[(make_person(), "director")]
    )
    client.get(f"/kk/{path}")

    with many(most):
        client.get(f"/kk/{path}")


@in_each_language
def test_the_front_page_leads_to_every_way_in(client, language):
    page = client.get(f"/{language}/").text

    for path in ("films/alphabet/", "awards/", "anniversaries/", "surprise/"):
        assert f'href="/{language}/{path}"' in page
