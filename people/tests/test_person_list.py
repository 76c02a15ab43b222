"""The people list under its filters, against answers worked out from the CSV files."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import urlencode

from kinoportal.text.order import KAZAKH_ALPHABET

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


def every_slug(client, query="", language="en"):
    found, number = [], 1
    while True:
        page = client.get(f"/{language}/people/?{query}&page={number}")
        found += [person.slug for person in page.context["people"]]
        if not page.context["page_obj"].has_next():
            return found
        number += 1


def total(page):
    return int(re.search(r'data-total="(\d+)"', page.content.decode())[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_together_hold_everybody_once(client, catalogue_tables, language):
    found = every_slug(client, language=language)

    assert len(found) == len(set(found))
    assert set(found) == {row["key"] for row in catalogue_tables["people"]}
    assert total(client.get(f"/{language}/people/")) == len(found)


def test_professions_widen(client, catalogue_tables):
    expected = {
        row["key"]
        for row in catalogue_tables["people"]
        if {"composer", "editor"} & set(row["professions"].split(";"))
    }

    found = every_slug(client, "profession=composer&profession=editor")
    assert set(found) == expected


@pytest.mark.parametrize("country", ["FR", "SU", "KZ"])
def test_country_is_that_of_the_films_worked_on(client, catalogue_tables, country):
    films = {
        row["key"]
        for row in catalogue_tables["films"]
        if country in row["countries"].split(";")
    }
    expected = {r["person"] for r in catalogue_tables["credits"] if r["film"] in films}

    assert set(every_slug(client, f"country={country}")) == expected


def test_a_letter_is_that_of_the_surname_in_the_readers_language(
    client, catalogue_tables
):
    expected = {
        row["key"]
        for row in catalogue_tables["people"]
        if row["name_kk"].split(" ")[-1].startswith("Ә")
    }

    found = every_slug(client, urlencode({"letter": "Ә"}), language="kk")
    assert set(found) >= expected
    assert expected


def test_letters_stand_in_the_order_of_the_kazakh_alphabet(client):
    letters = [letter for letter, _n in client.get("/kk/people/").context["letters"]]
    kazakh = [x.lower() for x in letters if x.lower() in KAZAKH_ALPHABET]

    assert kazakh == sorted(kazakh, key=KAZAKH_ALPHABET.index)
    assert "ә" in kazakh


@pytest.mark.parametrize(
    "query", ["", "profession=director", "country=FR", "country=FR&profession=actor"]
)
def test_counts_are_what_one_click_leaves(client, query):
    page = client.get(f"/en/people/?{query}")
    assert page.context["letters"] and page.context["professions"]
    for letter, count in page.context["letters"][:6]:
        more = urlencode({"letter": letter})
        assert total(client.get(f"/en/people/?{query}&{more}")) == count
    if "profession" not in query:
        for word, _name, count in page.context["professions"][:4]:
            after = client.get(f"/en/people/?{query}&profession={word}")
            assert total(after) == count


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spelling", ["Омирбаев", "Өмірбаев", "Omirbayev"])
def test_a_name_is_found_in_each_spelling(client, language, spelling):
    page = client.get(f"/{language}/people/", {"q": spelling})

    found = [person.slug for person in page.context["people"]]
    assert "darezhan-omirbaev" in found


@pytest.mark.parametrize("status", ["draft", "in_review", "archived"])
def test_a_hidden_person_is_in_no_list_and_no_count(client, make_person, status):
    before = client.get("/en/people/")
    make_person(status=status, professions=["critic"])
    after = client.get("/en/people/")

    assert total(after) == total(before)
    assert after.context["professions"] == before.context["professions"]
    assert after.context["letters"] == before.context["letters"]


def test_a_hidden_film_gives_nobody_a_country(client, make_film, make_person):
    person = make_person()
    make_film(directors=[person], countries=["IS"], status="draft")

    page = client.get("/en/people/?country=IS")
    assert page.context["people"] == []
    assert "IS" not in [code for code, _name, _n in page.context["countries"]]


def test_a_person_appears_at_the_moment_set_for_it(client, make_person, monkeypatch):
    moment = timezone.now() + timedelta(hours=1)
    person = make_person(publish_at=moment)
    assert person.slug not in every_slug(client)

    later = moment + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert person.slug in every_slug(client)


def test_a_letter_keeps_the_other_filters_and_pages_keep_all(client):
    text = client.get("/en/people/?profession=actor").content.decode()

    assert re.search(r'href="\?profession=actor&amp;letter=[^"&]+"', text)
    assert 'href="?profession=actor&amp;page=2"' in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("profession=wizard", "wizard"),
        ("letter=7", "7"),
        ("country=XX", "XX"),
        ("page=999", "999"),
        ("page=one", "one"),
    ],
)
def test_an_unknown_value_is_a_sentence_and_an_empty_list(
    client, language, query, named
):
    page = client.get(f"/{language}/people/?{query}")

    assert page.status_code == 200
    assert page.context["people"] == []
    assert named in page.context["errors"][0]


def test_a_page_beyond_the_end_leads_to_the_first_with_the_filters_kept(client):
    html = client.get("/en/people/?profession=director&page=99").content.decode()

    assert "There is no such page" in html
    assert 'class="btn btn--fill" href="?profession=director"' in html
    assert "Nobody was found" not in html


HOSTILE = ["\0", "a" * 10_000, "9" * 400, "9" * 5_000, "%s", "<script>", "🎬", "\ud7ff"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["q", "profession", "letter", "country", "page"])
def test_no_hostile_value_breaks_the_page(client, language, word):
    for value in HOSTILE:
        page = client.get(f"/{language}/people/", {word: value})
        assert page.status_code == 200, (word, value[:40])
        assert "<script>" not in page.content.decode().replace("<script ", "")
    assert client.get(f"/{language}/people/?{word}=%FF%FE").status_code == 200
    many = "&".join(f"{word}={number}" for number in range(1000))
    assert client.get(f"/{language}/people/?{many}").status_code == 200


def test_queries_do_not_grow_with_people(
    client, make_person, make_film, django_assert_num_queries
):
    make_film(directors=[make_person(professions=["critic"]) for _n in range(10)])
    client.get("/en/people/?profession=critic")
    with CaptureQueriesContext(connection) as few:
        client.get("/en/people/?profession=critic")
    queries = len(few)
    make_film(directors=[make_person(professions=["critic"]) for _n in range(60)])
    client.get("/en/people/?profession=critic")
    with django_assert_num_queries(queries):
        client.get("/en/people/?profession=critic")
