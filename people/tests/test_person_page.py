"""A person's page, against the catalogue's tables and with hidden records about."""

import re
from collections import Counter, defaultdict

import pytest
from django.utils.html import strip_tags

from kinoportal.models import Source

pytestmark = pytest.mark.django_db

LANGUAGES = ["kk", "ru", "en"]
NAMES = {"kk": "Дәрежан Өмірбаев", "ru": "Дарежан Омирбаев", "en": "Darezhan Omirbaev"}


def films_by_role(tables, person):
    films = defaultdict(set)
    for row in tables["credits"]:
        if row["person"] == person:
            films[row["role"]].add(row["film"])
    return films


def shown_films(page):
    return {
        part["role"]: {credit.film.slug for credit in part["credits"]}
        for part in page.context["parts"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_filmography_names_every_film_of_the_tables_by_role(
    client, catalogue_tables, language
):
    page = client.get(f"/{language}/people/darezhan-omirbaev/")

    assert shown_films(page) == films_by_role(catalogue_tables, "darezhan-omirbaev")
    row = next(
        row for row in catalogue_tables["people"] if row["key"] == "darezhan-omirbaev"
    )
    assert f"<h1>{row[f'name_{language}']}</h1>" in page.text
    for other in LANGUAGES:
        assert row[f"name_{other}"] in page.text


@pytest.mark.parametrize("person", ["adilkhan-yerzhanov", "shaken-aimanov"])
def test_collaborators_shared_as_many_films_as_the_tables_say(
    client, catalogue_tables, person
):
    crew = defaultdict(set)
    for row in catalogue_tables["credits"]:
        crew[row["film"]].add(row["person"])
    own = {film for film, people in crew.items() if person in people}
    shared = Counter(other for film in own for other in crew[film] if other != person)
    often = Counter({other: count for other, count in shared.items() if count > 1})

    company = client.get(f"/en/people/{person}/").context["company"]

    counts = [other.shared["film_count"] for other in company]
    assert counts == [count for _other, count in often.most_common(12)]
    assert all(often[o.slug] == o.shared["film_count"] for o in company)


def test_a_collaborator_is_named_with_the_years_from_first_to_last(
    client, make_film, make_person
):
    director, composer = make_person(), make_person(name_kk="Нағима Күйші")
    for year in (2001, 2012, 2005):
        film = make_film(directors=[director], year=year)
        film.credits.create(person=composer, role="composer")

    page = client.get(director.get_absolute_url())

    assert "Нағима Күйші" in page.text
    assert "2001–2012" in page.text


def test_recognition_is_own_and_that_of_films_directed(client, catalogue_tables):
    person = "darezhan-omirbaev"
    directed = films_by_role(catalogue_tables, person)["director"]
    expected = [
        row
        for row in catalogue_tables["recognitions"]
        if row["person"] == person or (not row["person"] and row["film"] in directed)
    ]

    page = client.get(f"/kk/people/{person}/")

    assert len(expected) > 10
    assert len(page.context["honours"]) == min(len(expected), 12)
    assert page.context["has_more_honours"] is (len(expected) > 12)


def test_themes_of_the_films_are_counted(client, catalogue_tables):
    films = set().union(*films_by_role(catalogue_tables, "serik-aprymov").values())
    expected = Counter(
        row["theme"] for row in catalogue_tables["film_themes"] if row["film"] in films
    )

    themes = client.get("/en/people/serik-aprymov/").context["themes"]

    assert [t.film_count for t in themes] == [n for _, n in expected.most_common(8)]
    assert all(expected[theme.slug] == theme.film_count for theme in themes)


def test_what_sources_dispute_is_shown_with_every_value_and_its_sources(client):
    page = client.get("/en/people/darezhan-omirbaev/")

    assert "Uyuk, Zhambyl Region" in page.text
    assert "Akkol, Akmola Region" in page.text
    assert "Disputed facts" in page.text


def test_footnotes_lead_to_the_list_and_back(client):
    page = client.get("/en/people/darezhan-omirbaev/")

    assert 'id="c1" href="#s1"' in page.text
    assert '<li id="s1">' in page.text
    assert 'href="#c1"' in page.text
    assert page.text.count('id="c1"') == 1
    assert "unsourced" not in page.text


def test_a_biography_in_another_language_is_shown_with_its_language(
    client, make_person
):
    person = make_person(biography_ru="Родилась у моря.")

    page = client.get(person.get_absolute_url())

    assert '<span lang="ru">Родилась у моря.</span>' in page.text
    assert 'class="notice"' in page.text


def test_hidden_records_show_nowhere(
    client, make_film, make_person, make_theme, make_edition
):
    person = make_person()
    hidden = make_person(name_kk="Жасырын Адам", status="draft")
    drafted = make_theme(label_kk="Жасырын тақырып", status="draft")
    for _ in range(2):
        film = make_film(directors=[person], themes=[drafted])
        film.credits.create(person=hidden, role="actor")
        film.recognitions.create(person=hidden, edition=make_edition(), result="won")
    make_film(title_kk="Жасырын фильм", status="draft", directors=[person])

    page = client.get(person.get_absolute_url())

    assert page.status_code == 200
    assert "Жасырын" not in page.text
    assert [part["total"] for part in page.context["parts"]] == [2]
    assert client.get(hidden.get_absolute_url()).status_code == 404


def rows_of_films(page):
    table = page.text.partition('<table class="tbl gap-l">')[2].partition("</table>")[0]
    return re.findall("<tr>.*?</tr>", table.partition("<tbody>")[2], re.DOTALL)


def test_a_film_stands_once_with_all_that_the_person_was_in_it(client):
    page = client.get("/kk/people/emir-baigazin/")

    (row,) = [row for row in rows_of_films(page) if "harmony-lessons-2013/" in row]
    assert "режиссер, сценарист" in strip_tags(row)


def test_parts_that_rest_on_other_sources_have_their_own_numbers(
    client, make_person, make_film, make_source
):
    person, film = make_person(), make_film()
    for role, sources in (("director", "a"), ("screenwriter", "a"), ("actor", "b")):
        credit = film.credits.create(person=person, role=role)
        for slug in sources:
            source = Source.objects.filter(slug=slug).first() or make_source(slug=slug)
            credit.citations.create(source=source)

    (row,) = rows_of_films(client.get(person.get_absolute_url().replace("kk", "en")))

    assert "director, screenwriter,1 actor2" in " ".join(strip_tags(row).split())


def test_the_highest_recognition_stands_for_the_others(
    client, make_person, make_film, make_recognition
):
    person = make_person()
    film = make_film(directors=[person])
    for year, result in ((2001, "nominated"), (2003, "won"), (2002, "special_mention")):
        make_recognition(film=film, year=year, result=result)

    (row,) = rows_of_films(client.get(person.get_absolute_url().replace("kk", "en")))

    assert " 2003" in row
    assert " 2001" not in row
    assert f'/en/films/{film.slug}/#h-rec">and 2 more' in row


def test_a_long_filmography_shows_the_newest_and_says_how_many(
    client, make_person, make_many_films
):
    person = make_person()
    make_many_films(150, credits=[(person, "director")])

    page = client.get(person.get_absolute_url())

    (part,) = page.context["parts"]
    assert part["total"] == 150
    years = [credit.film.year for credit in part["credits"]]
    assert len(years) == 60
    assert years == sorted(years, reverse=True)
    assert f"/kk/films/?director={person.slug}" in page.text


def test_queries_do_not_grow_with_the_films(
    client, make_person, make_many_films, django_assert_max_num_queries
):
    busy, company = make_person(), [make_person() for _ in range(3)]
    for count in (10, 990):
        make_many_films(
            count,
            credits=[(busy, "director"), (busy, "actor")]
            + [(other, "composer") for other in company],
        )
        client.get(busy.get_absolute_url())
        with django_assert_max_num_queries(24) as queries:
            client.get(busy.get_absolute_url())
        if count == 10:
            few = len(queries)
    assert len(queries) == few


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_person_is_not_found(client, language):
    assert client.get(f"/{language}/people/nobody-at-all/").status_code == 404
    assert client.get(f"/{language}/people/darkhan-baizhakov/").status_code == 404


def test_a_career_marks_every_film_of_every_part_on_its_year(client, catalogue_tables):
    years = {row["key"]: row["year"] for row in catalogue_tables["films"]}
    credits = {
        (row["role"], row["film"])
        for row in catalogue_tables["credits"]
        if row["person"] == "adilkhan-yerzhanov" and years[row["film"]]
    }

    career = client.get("/en/people/adilkhan-yerzhanov/").context["career"]

    assert sum(len(row["dots"]) for row in career.rows) == len(credits)
    assert {str(mark.year) for row in career.rows for _x, _y, mark in row["dots"]} == {
        years[film] for _role, film in credits
    }


def test_the_company_of_a_person_is_drawn_around_them(client):
    page = client.get("/ru/people/adilkhan-yerzhanov/")

    names = [other.name for other in page.context["company"]]
    assert [node.name for node in page.context["network"].nodes] == names
    assert len(page.context["network"].threads) == len(names)


def test_one_film_is_neither_a_career_nor_a_company(client, make_person, make_film):
    person = make_person()
    make_film(directors=[person])

    page = client.get(person.get_absolute_url())

    assert page.context["career"] is None
    assert page.context["network"] is None


def test_what_was_written_of_a_director_is_of_the_films_they_directed(
    client, catalogue_tables
):
    films = {
        row["film"]
        for row in catalogue_tables["credits"]
        if row["person"] == "emir-baigazin" and row["role"] == "director"
    }
    written = [row for row in catalogue_tables["reception"] if row["film"] in films]

    views = client.get("/kk/people/emir-baigazin/").context["reception"]

    assert len(views) == min(len(written), 12)
    assert {view.film.slug for view in views} <= films
    dates = [view.published_on for view in views]
    assert dates == sorted(dates, reverse=True)


def test_what_was_written_of_an_actor_is_of_the_films_they_act_in(
    client, make_person, make_credit, make_source
):
    person = make_person()
    film = make_credit(person=person, role="actor").film
    view = film.reception.create(source=make_source(), kind="review")

    assert client.get(person.get_absolute_url()).context["reception"] == [view]
    film.archive()
    assert client.get(person.get_absolute_url()).context["reception"] == []


def test_articles_that_link_to_a_person_stand_on_their_page(
    client, make_person, make_article
):
    person = make_person(slug="asel")
    article = make_article(text_en="As [[person:asel|Asel]] says.")
    make_article(text_en="As [[person:asel-2|another]] says.")
    make_article(text_en="[[person:asel]]", status="in_review")

    page = client.get(person.get_absolute_url())

    assert list(page.context["articles"]) == [article]


def test_cards_show_the_films_with_the_most_prizes(client, catalogue_tables):
    films = films_by_role(catalogue_tables, "emir-baigazin")["director"]
    won = Counter(
        row["film"]
        for row in catalogue_tables["recognitions"]
        if row["film"] in films and row["result"] == "won"
    )

    cards = client.get("/en/people/emir-baigazin/").context["best"]

    assert {film.slug for film in cards} <= films
    counts = [won[film.slug] for film in cards]
    assert counts == sorted((won[film] for film in films), reverse=True)[: len(counts)]


def test_sources_of_a_person_stand_among_the_facts(client):
    page = client.get("/en/people/darezhan-omirbaev/").text

    assert (
        'class="cite"'
        not in page.split("</h1>")[1].split("<main")[0].split('class="horizon"')[0]
    )
