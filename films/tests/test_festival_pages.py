"""Festivals by kind and country, a festival's ledger, a year of it."""

from collections import defaultdict

import pytest

pytestmark = pytest.mark.django_db

LANGUAGES = ["kk", "ru", "en"]
FESTIVALS = ["cannes", "kazakh-ssr-state-prize", "locarno"]


def ledger(tables, festival):
    return [row for row in tables["recognitions"] if row["festival"] == festival]


@pytest.mark.parametrize("language", LANGUAGES)
def test_festivals_stand_by_kind_and_country_with_their_counts(
    client, catalogue_tables, language
):
    page = client.get(f"/{language}/festivals/")

    rows = {row["key"]: row for row in catalogue_tables["festivals"]}
    shown = {}
    for kind, countries in page.context["kinds"]:
        for _country, festivals in countries:
            assert len({festival.country for festival in festivals}) == 1
            for festival in festivals:
                assert festival.kind == kind == rows[festival.slug]["kind"]
                shown[festival.slug] = (festival.film_count, festival.win_count)
    assert shown == {
        key: (
            len({line["film"] for line in ledger(catalogue_tables, key)}),
            sum(line["result"] == "won" for line in ledger(catalogue_tables, key)),
        )
        for key in rows
    }
    assert f'data-total="{len(rows)}"' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("festival", FESTIVALS)
def test_a_festival_shows_every_line_of_the_tables_in_its_edition(
    client, catalogue_tables, festival, language
):
    lines = ledger(catalogue_tables, festival)
    expected = defaultdict(list)
    for line in lines:
        year = int(line["year"]) if line["year"] else None
        expected[year].append((line["film"], line["result"]))

    page = client.get(f"/{language}/festivals/{festival}/")

    shown = {
        held.year: [
            (film.slug, line.result)
            for _section, films in held.sections()
            for film, of_film in films
            for line in of_film
        ]
        for held in page.context["editions"]
    }
    assert {year: sorted(found) for year, found in shown.items()} == {
        year: sorted(found) for year, found in expected.items()
    }
    assert list(shown) == sorted(shown, key=lambda year: -(year or 0))
    tally = page.context["tally"]
    assert tally["wins"] == sum(line["result"] == "won" for line in lines)
    assert tally["films"] == len({line["film"] for line in lines})
    films = {line["film"] for line in lines}
    assert tally["directors"] == len(
        {
            credit["person"]
            for credit in catalogue_tables["credits"]
            if credit["film"] in films and credit["role"] == "director"
        }
    )


def test_recognitions_without_a_year_stand_in_a_group_of_their_own(client):
    page = client.get("/en/festivals/kazakh-ssr-state-prize/")

    assert page.context["editions"][-1].year is None
    assert "Year unknown" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_of_a_festival_has_a_page_by_section(client, catalogue_tables, language):
    films = {
        line["film"]
        for line in ledger(catalogue_tables, "cannes")
        if line["year"] == "2018"
    }

    page = client.get(f"/{language}/festivals/cannes/2018/")

    (held,) = page.context["editions"]
    sections = held.sections()
    assert {film.slug for _name, of in sections for film, _lines in of} == films
    names = {
        row["key"]: row[f"name_{language}"] for row in catalogue_tables["sections"]
    }
    for line in ledger(catalogue_tables, "cannes"):
        if line["year"] == "2018" and line["section"]:
            assert names[line["section"]] in {name for name, _films in sections}
    assert page.text.count("<article") == sum(len(of) for _name, of in sections)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", ["1999", "0", "99999", "999999999999999999999"])
def test_a_year_without_an_edition_is_not_found(client, language, year):
    assert client.get(f"/{language}/festivals/cannes/{year}/").status_code == 404


def test_the_highest_result_of_a_section_comes_first_and_a_film_once(
    client, make_film, make_festival, make_recognition
):
    festival, film = make_festival(), make_film()
    for result in ("competition", "won"):
        make_recognition(
            film=film, festival=festival, result=result, section_as_given="Main"
        )

    (held,) = client.get(festival.get_absolute_url()).context["editions"]

    ((section, ((shown, lines),)),) = held.sections()
    assert (section, shown) == ("Main", film)
    assert [line.result for line in lines] == ["won", "competition"]


def test_hidden_records_make_no_edition_and_no_count(
    client, make_film, make_person, make_festival, make_recognition
):
    festival = make_festival()
    hidden = make_film(title_kk="Жасырын фильм", status="draft")
    make_recognition(film=hidden, festival=festival, year=2001)
    make_recognition(
        person=make_person(name_kk="Жасырын Адам", status="draft"),
        festival=festival,
        year=2002,
    )
    make_recognition(festival=festival, year=2003)
    secret = make_festival(name_kk="Жасырын кеш", status="in_review")

    page = client.get(festival.get_absolute_url())

    assert [held.year for held in page.context["editions"]] == [2003]
    assert page.context["tally"]["films"] == 1
    assert "Жасырын" not in page.text
    for year, status in ((2001, 404), (2002, 404), (2003, 200)):
        address = f"/kk/festivals/{festival.slug}/{year}/"
        assert client.get(address).status_code == status
    assert client.get(secret.get_absolute_url()).status_code == 404
    assert "Жасырын" not in client.get("/kk/festivals/").text


def test_a_large_festival_prints_its_newest_years_and_names_the_older(
    client, make_festival, make_many_films
):
    festival = make_festival()
    make_many_films(450, festival=festival)

    page = client.get(festival.get_absolute_url())

    printed, older = page.context["editions"], page.context["older"]
    assert sum(len(held.lines) for held in printed) == 120
    assert len(printed) + len(older) == 90
    assert printed[-1].year == older[0].year + 1
    assert f"/kk/festivals/{festival.slug}/{older[-1].year}/" in page.text


def test_a_large_edition_is_paged(client, make_festival, make_many_films):
    festival = make_festival()
    films = make_many_films(130, festival=festival)
    edition = festival.editions.get(year=1990)
    for film in films:
        film.recognitions.update(edition=edition)

    address = f"/kk/festivals/{festival.slug}/1990/"
    pages = [client.get(address), client.get(f"{address}?page=2")]

    assert [page.text.count("<article") for page in pages] == [120, 10]


@pytest.mark.parametrize("year", ["", "1930/"])
def test_queries_do_not_grow_with_the_films(
    client, make_festival, make_many_films, django_assert_max_num_queries, year
):
    festival, few = make_festival(), None
    for count in (10, 990):
        make_many_films(count, festival=festival)
        client.get(f"/kk/festivals/{festival.slug}/{year}")
        with django_assert_max_num_queries(12) as queries:
            client.get(f"/kk/festivals/{festival.slug}/{year}")
        few = few or len(queries)
    assert len(queries) == few


def test_the_list_of_festivals_asks_three_questions(
    client, django_assert_max_num_queries
):
    client.get("/ru/festivals/")  # facets are built once for a version

    with django_assert_max_num_queries(3):
        client.get("/ru/festivals/")


def test_countries_stand_in_the_order_of_the_readers_alphabet(client):
    page = client.get("/ru/festivals/")

    (_kind, countries) = page.context["kinds"][0]
    names = [name for name, _festivals in countries]
    assert names.index("Австрия") < names.index("Германия") < names.index("Швейцария")
