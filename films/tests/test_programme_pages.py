"""Studios, funds and laws, and the films that they carried."""

from collections import defaultdict

import pytest

pytestmark = pytest.mark.django_db

LANGUAGES = ["kk", "ru", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_programmes_stand_by_kind_with_their_films_counted(
    client, catalogue_tables, language
):
    films = defaultdict(set)
    for row in catalogue_tables["film_programmes"]:
        films[row["programme"]].add(row["film"])

    page = client.get(f"/{language}/programmes/")

    shown = {
        programme.slug: (kind.value, programme.film_count)
        for kind, programmes in page.context["kinds"]
        for programme in programmes
    }
    assert shown == {
        row["key"]: (row["kind"], len(films[row["key"]]))
        for row in catalogue_tables["programmes"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_programme_shows_its_films_by_relation(client, catalogue_tables, language):
    row = next(r for r in catalogue_tables["programmes"] if r["key"] == "kazakhfilm")
    relations = defaultdict(set)
    for link in catalogue_tables["film_programmes"]:
        if link["programme"] == "kazakhfilm":
            relations[link["relation"]].add(link["film"])

    page = client.get(f"/{language}/programmes/kazakhfilm/")

    for relation, links in page.context["relations"]:
        assert links[0].total == len(relations[relation.value])
        assert {link.film.slug for link in links} <= relations[relation.value]
        assert len(links) == min(links[0].total, 24)
    assert len(page.context["relations"]) == len(relations)
    assert row["founded"] in page.text
    assert row[f"name_{language}"] in page.text
    years = [
        int(film["year"])
        for film in catalogue_tables["films"]
        if film["key"] in set().union(*relations.values())
    ]
    assert page.context["first_year"] == min(years)
    assert page.context["last_year"] == max(years)


def test_hidden_records_are_neither_shown_nor_counted(
    client, make_programme, make_film
):
    programme = make_programme()
    hidden = make_programme(name_kk="Жасырын қор", status="draft")
    make_film(programmes=[programme, hidden])
    make_film(title_kk="Жасырын фильм", programmes=[programme], status="draft")

    page = client.get(programme.get_absolute_url())

    assert page.context["film_count"] == 1
    assert "Жасырын" not in page.text
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert "Жасырын" not in client.get("/kk/programmes/").text


def test_queries_do_not_grow_with_the_films(
    client, make_programme, make_many_films, django_assert_max_num_queries
):
    programme, few = make_programme(), None
    for count in (10, 990):
        make_many_films(count, programmes=[programme])
        client.get(programme.get_absolute_url())
        with django_assert_max_num_queries(12) as queries:
            client.get(programme.get_absolute_url())
        few = few or len(queries)
    assert len(queries) == few
    page = client.get(programme.get_absolute_url())
    assert page.text.count("<article") == 24
    assert f"/kk/films/?programme={programme.slug}" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_programme_is_not_found(client, language):
    assert client.get(f"/{language}/programmes/no-such-fund/").status_code == 404
