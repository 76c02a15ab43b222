"""The page of a film, on the real catalogue and on films that are half hidden."""

import html
import re
from collections import Counter
from datetime import date

import pytest

from films.models import Film

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_film_has_its_page_in_each_language(client, catalogue_tables, language):
    for row in catalogue_tables["films"][::4]:
        page = client.get(f"/{language}/films/{row['key']}/")
        assert page.status_code == 200, row["key"]


def test_the_ledger_holds_every_recognition(client, catalogue_tables):
    lines = [
        row for row in catalogue_tables["recognitions"] if row["film"] == "ayka-2018"
    ]

    page = client.get("/en/films/ayka-2018/")

    assert len(page.context["recognitions"]) == len(lines) > 5


@pytest.mark.parametrize(
    ("language", "column"),
    [("kk", "character_kk"), ("ru", "character_ru"), ("en", "character")],
)
def test_the_cast_stands_with_its_characters(
    client, catalogue_tables, language, column
):
    rows = [
        row
        for row in catalogue_tables["credits"]
        if row["film"] == "my-name-is-kozha-1963" and row["character"]
    ]

    page = client.get(f"/{language}/films/my-name-is-kozha-1963/").content.decode()

    assert rows
    for row in rows:
        assert f"<span>{html.escape(row[column])}<" in page


def test_a_character_without_a_translation_stands_as_the_source_has_it(
    client, make_film, make_person
):
    film = make_film()
    film.credits.create(person=make_person(), role="actor", character="The Ferryman")

    page = client.get(f"/kk/films/{film.slug}/").content.decode()

    assert '<span lang="en">The Ferryman</span>' in page


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", {"1970 жылғы 23 желтоқсан", "Тек күні даулы"}),
        ("ru", {"23 декабря 1970 года", "Спорно только число"}),
        ("en", {"23 December 1970", "The day only"}),
    ],
)
def test_a_disputed_value_and_its_note_are_in_the_readers_language(
    client, language, expected
):
    page = client.get(f"/{language}/people/shaken-aimanov/").content.decode()

    assert all(words in page for words in expected)
    assert language == "en" or "23 December" not in page


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "Ашылу фильмі"),
        ("ru", "Фильм открытия"),
        ("en", "Opening film"),
    ],
)
def test_an_honour_that_is_no_award_is_named_in_the_readers_language(
    client, language, expected
):
    page = client.get(f"/{language}/films/yellow-cat-2020/").content.decode()

    assert f"<td>{expected}</td>" in page


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "АҚШ доллары"), ("ru", "долларов США"), ("en", "US dollars")],
)
def test_what_a_film_earned_is_told_in_words(client, language, expected):
    page = client.get(f"/{language}/films/poet-2021/").content.decode()

    assert f"2\u202f378 {expected}" in page


def test_a_claim_in_kazakh_is_told_to_other_readers_in_their_language(client):
    page = client.get("/en/films/ayka-2018/").content.decode()

    assert "A young woman leaves her baby" in page
    assert "перзентханада" not in page


def test_credits_come_in_the_fields_order(client):
    page = client.get("/en/films/the-needle-1988/")
    roles = [role for role, _label, _rows in page.context["crew"]]
    order = ["screenwriter", "source_author", "cinematographer", "production_designer"]

    assert [role for role in order if role in roles] == roles[
        : len([role for role in order if role in roles])
    ]
    assert page.context["cast"]


def test_a_disputed_year_shows_each_value_with_its_source(client, catalogue_tables):
    claims = [
        row
        for row in catalogue_tables["claims"]
        if row["subject"] == "the-fall-of-otrar-1991" and row["field"] == "year"
    ]

    page = client.get("/en/films/the-fall-of-otrar-1991/")
    dispute = page.context["disputed"]["year"]

    assert {claim.value for claim in dispute.claims} == {row["value"] for row in claims}
    assert '<details class="disp"><summary>1991</summary>' in page.content.decode()
    for claim in dispute.claims:
        assert claim.citations.exists()


def test_a_missing_synopsis_is_shown_in_another_language_and_says_so(client, make_film):
    film = make_film(synopsis_ru="История одной дороги.")

    html = client.get(f"/en/films/{film.slug}/").content.decode()

    assert '<span lang="ru">История одной дороги.</span>' in html
    assert f'href="/ru/films/{film.slug}/"' in html


def test_a_hidden_person_is_not_named(client, make_film, make_person):
    film, hidden = make_film(), make_person(name_kk="Көрінбес Адам", status="draft")
    film.credits.create(person=hidden, role="director")
    film.credits.create(person=hidden, role="actor", character="Көлеңке")

    html = client.get(f"/kk/films/{film.slug}/").content.decode()

    assert "Көрінбес" not in html
    assert "Көлеңке" not in html


@pytest.mark.parametrize("status", ["draft", "in_review", "archived"])
def test_a_hidden_film_has_no_page(client, make_film, status):
    film = make_film(status=status)

    assert client.get(f"/kk/films/{film.slug}/").status_code == 404


def test_related_films_share_people_or_themes_and_say_which(client):
    page = client.get("/en/films/tulpan-2008/")

    assert page.context["related"]
    for film in page.context["related"]:
        assert film.slug != "tulpan-2008"
        assert film.reason


def test_a_person_whom_only_one_text_names_is_nowhere(client):
    assert client.get("/kk/people/darkhan-baizhakov/").status_code == 404
    html = client.get("/kk/search/?q=Дархан Байжақов").content.decode()
    assert "darkhan-baizhakov" not in html


def test_queries_are_the_same_for_a_small_and_a_large_film(
    client, make_film, make_person, make_theme, django_assert_max_num_queries
):
    small = make_film()
    large = make_film(themes=[make_theme() for _ in range(6)])
    for number in range(40):
        large.credits.create(person=make_person(), role="actor", order=number)
    client.get(f"/en/films/{small.slug}/")
    for film in (small, large):
        with django_assert_max_num_queries(30):
            client.get(f"/en/films/{film.slug}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_counts_the_catalogue(client, catalogue_tables, language):
    page = client.get(f"/{language}/")

    assert page.context["film_count"] == len(catalogue_tables["films"])
    assert page.context["film_count"] == Film.objects.published().count()
    assert len(page.context["recognitions"]) == 8


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("ru-RU,ru;q=0.9", "ru"),
        ("en-GB", "en"),
        ("kk", "kk"),
        ("de-DE", "kk"),
        ("", "kk"),
    ],
)
def test_the_root_leads_to_the_readers_language(client, accept, language):
    answer = client.get("/", headers={"accept-language": accept})

    assert answer.status_code == 302
    assert answer["Location"] == f"/{language}/"
    assert "Accept-Language" in answer["Vary"]


def test_a_disputed_year_of_an_honour_does_not_make_the_films_year_disputed(
    client, catalogue_tables
):
    claimed = {
        row["value"]
        for row in catalogue_tables["claims"]
        if row["subject"] == "my-name-is-kozha-1963/cannes/1967"
    }

    page = client.get("/en/films/my-name-is-kozha-1963/")
    honour = next(row for row in page.context["recognitions"] if row.disputes)

    assert "year" not in page.context["disputed"]
    assert str(honour.edition) == "Cannes Film Festival, 1967"
    assert {claim.value for claim in honour.disputes[0].claims} == claimed
    for year in claimed:
        assert f"<li>{year}: " in page.content.decode()


def test_claims_about_a_fact_that_is_left_empty_have_their_own_place(client):
    page = client.get("/en/films/the-land-where-winds-stood-still-2023/")
    apart = {row.field: row for row in page.context["other_disputes"]}

    assert page.context["film"].colour == ""
    assert {claim.value for claim in apart["colour"].claims} == {
        "colour",
        "black and white",
    }


def test_every_claim_about_a_film_stands_on_its_page_with_its_sources(
    client, catalogue_tables
):
    """Of fields whose claims differ; a single accepted one disputes nothing."""
    rows = [
        row
        for row in catalogue_tables["claims"]
        if row["subject_kind"] == "film" and row["field"] in {"year", "runtime_min"}
    ]
    values = Counter((row["subject"], row["field"]) for row in rows)
    films = sorted({subject for subject, _field in values})

    for film in films:
        page = client.get(f"/kk/films/{film}/")
        shown = {
            (field, claim.value)
            for field, dispute in page.context["disputed"].items()
            for claim in dispute.claims
        }
        wanted = {
            (row["field"], row["value"])
            for row in rows
            if row["subject"] == film and values[film, row["field"]] > 1
        }
        assert wanted <= shown, film
        for source in {
            key
            for row in rows
            if row["subject"] == film
            for key in row["sources"].split(";")
        }:
            assert any(
                note.source.slug == source for note in page.context["footnotes"].notes()
            ), (film, source)


def test_a_page_names_every_director_and_source_of_the_film(client, catalogue_tables):
    names = {row["key"]: row["name_en"] for row in catalogue_tables["people"]}
    for film in catalogue_tables["films"][::6]:
        page = client.get(f"/en/films/{film['key']}/")
        html = page.content.decode().replace("&#x27;", "'")
        for row in catalogue_tables["credits"]:
            if row["film"] == film["key"] and row["role"] == "director":
                assert f'href="/en/people/{row["person"]}/"' in html
                assert names[row["person"]] in html
        keys = {note.source.slug for note in page.context["footnotes"].notes()}
        assert set(film["sources"].split(";")) - {"unsourced"} <= keys


def test_what_nobody_confirms_is_marked(client, catalogue_tables):
    film = next(
        row for row in catalogue_tables["films"] if row["sources"] == "unsourced"
    )

    html = client.get(f"/ru/films/{film['key']}/").content.decode()

    assert f'<span class="unv">{film["year"]}</span>' in html


def test_an_unknown_film_is_not_found(client):
    assert client.get("/kk/films/no-such-film/").status_code == 404


def test_the_numbers_after_a_fact_ascend_and_lead_to_the_list(client):
    html = client.get("/ru/films/the-fall-of-otrar-1991/").content.decode()
    numbers = [int(n) for n in re.findall(r'class="cite"[^>]*href="#s(\d+)"', html)]
    facts = re.findall(r'(?:<a class="cite"[^>]*>\d+</a>)+', html)

    assert numbers
    for fact in facts:
        shown = [int(n) for n in re.findall(r">(\d+)</a>", fact)]
        assert shown == sorted(shown)
    for number in set(numbers):
        assert f'<li id="s{number}">' in html
        assert html.count(f'id="c{number}"') == 1
        assert f'class="back" href="#c{number}"' in html


@pytest.fixture
def tulpan():
    return Film.objects.get(slug="tulpan-2008")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_links_to_watch_and_trailers_lead_out_with_the_day_they_were_checked(
    client, tulpan, language
):
    tulpan.links.create(
        kind="watch",
        url="https://example.org/watch",
        title="Archive",
        languages=["kk"],
        terms="free",
        checked_on=date(2026, 10, 12),
    )
    tulpan.links.create(kind="trailer", url="https://example.org/t", title="Reel")

    page = client.get(f"/{language}/films/tulpan-2008/")

    shape = r'<a class="(?:hit|trailer)" href="(https://example[^"]+)" rel="([^"]+)"'
    out = re.findall(shape, page.text)
    assert out == [
        ("https://example.org/watch", "noopener noreferrer external"),
        ("https://example.org/t", "noopener noreferrer external"),
    ]
    assert "2026" in page.text.split("https://example.org/watch")[1][:400]
    assert "<iframe" not in page.text
    assert "<video" not in page.text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_view_of_the_tables_stands_on_the_page_of_its_film(
    client, catalogue_tables, language
):
    rows = [row for row in catalogue_tables["reception"] if row["film"] == "ayka-2018"]
    sources = {row["key"]: row for row in catalogue_tables["sources"]}

    page = client.get(f"/{language}/films/ayka-2018/")

    assert {view.source.slug for view in page.context["reception"]} == {
        row["source"] for row in rows
    }
    text = html.unescape(page.text)
    for row in rows:
        assert row[f"summary_{language}"] in text
        assert sources[row["source"]]["title"] in text
        assert row["author"] in text


def test_a_view_without_an_address_is_no_link(client, make_film, make_source):
    film, source = make_film(), make_source(url="", title="Shelf copy")
    film.reception.create(source=source, kind="review", summary_en="It is liked.")

    page = client.get(film.get_absolute_url().replace("/kk/", "/en/")).text

    assert "<b>Shelf copy</b>" in page
    assert 'href=""' not in page


def test_articles_that_link_to_a_film_stand_on_its_page(
    client, make_film, make_article
):
    film, other = make_film(slug="lake"), make_film(slug="lake-2")
    speaks = make_article(text_ru="О нём: [[film:lake|Озеро]].")
    above = make_article(hero_film=film, text_kk="[[film:lake]]")
    make_article(text_kk="[[film:lake]]", status="draft")

    articles = client.get(film.get_absolute_url()).context["articles"]

    assert set(articles) == {speaks, above}
    assert list(client.get(other.get_absolute_url()).context["articles"]) == []


@pytest.mark.parametrize(
    ("language", "name"), [("kk", "«Қазақфильм» киностудиясы"), ("en", "Kazakhfilm")]
)
def test_a_studio_with_a_page_is_named_in_the_readers_language(
    client, make_film, make_programme, language, name
):
    film = make_film(studio="Kazakhfilm; Arizona Films")
    studio = make_programme(
        kind="studio", name_kk="«Қазақфильм» киностудиясы", name_en="Kazakhfilm"
    )
    film.film_programmes.create(programme=studio, relation="produced")

    page = client.get(f"/{language}/films/{film.slug}/").content.decode()

    assert "<dd>Arizona Films<" in page
    assert f"{name}, Arizona Films</p>" in page


def test_the_award_of_a_prize_that_is_a_festival_itself_is_named_once(client):
    html = client.get("/ru/films/kyz-zhibek-1970/").content.decode()
    laurels = re.findall(r'<li class="laurel.*?</li>', html)

    assert laurels
    for laurel in laurels:
        assert laurel.count("Государственная премия") == 1
