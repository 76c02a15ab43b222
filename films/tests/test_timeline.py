"""Recognition by year and festival, as a chart and as a list of the same lines."""

import re
from collections import Counter

import pytest

from films.models import Result

pytestmark = pytest.mark.django_db
LANGUAGES = ["kk", "ru", "en"]


def listed(page):
    """(film, festival, year, result) of every line of the list."""
    return Counter(
        (line.film.slug, line.edition.festival.slug, year, line.result)
        for year, lines in page.context["years"]
        for line in lines
    )


def lines_of(tables, **wanted):
    return Counter(
        (
            row["film"],
            row["festival"],
            int(row["year"]) if row["year"] else None,
            row["result"],
        )
        for row in tables["recognitions"]
        if all(row[word] == value for word, value in wanted.items())
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_holds_every_line_of_the_tables_the_newest_year_first(
    client, catalogue_tables, language
):
    page = client.get(f"/{language}/timeline/")

    expected = lines_of(catalogue_tables)
    assert listed(page) == expected
    years = [year or 0 for year, _lines in page.context["years"]]
    assert years == sorted(set(years), reverse=True)
    assert f'data-total="{expected.total()}"' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_with_a_year_is_a_mark_that_leads_to_its_film(
    client, catalogue_tables, language
):
    page = client.get(f"/{language}/timeline/")

    chart = re.search(r"<svg class=\"chart\".*?</svg>", page.text, re.DOTALL)[0]
    marks = Counter(re.findall(rf'<a href="/{language}/films/([a-z0-9-]+)/"', chart))
    assert marks == Counter(
        row["film"] for row in catalogue_tables["recognitions"] if row["year"]
    )
    won = [r for r in catalogue_tables["recognitions"] if r["result"] == "won"]
    assert chart.count('class="won"') == sum(bool(row["year"]) for row in won)


def test_a_long_list_is_folded_by_year_and_the_newest_year_stands_open(
    client, catalogue_tables
):
    page = client.get("/ru/timeline/").text

    years = {row["year"] for row in catalogue_tables["recognitions"]}
    assert page.count("<li><details") == len(years)
    assert page.count("<li><details open>") == 1
    assert page.index("<li><details open>") < page.index("<li><details>")
    folded = page[page.index('id="list"') :]
    links = re.findall(r'<a class="plain" href="/ru/films/([a-z0-9-]+)/"', folded)
    assert Counter(links) == Counter(
        row["film"] for row in catalogue_tables["recognitions"]
    )


def test_a_short_list_stands_open(client):
    page = client.get("/en/timeline/?festival=cannes").text

    assert "<li><details open>" in page
    assert "<li><details>" not in page


def test_a_folded_year_says_how_much_it_brought(
    client, make_festival, make_recognition
):
    festival = make_festival()
    for result in ["won", "won", "nominated"]:
        make_recognition(festival=festival, year=2019, result=result)
    make_recognition(festival=festival, year=2018, result="won")

    page = client.get(f"/en/timeline/?festival={festival.slug}").text

    summaries = re.findall(r"<summary>(.*?)</summary>", page, re.DOTALL)
    told = [re.sub(r"<[^>]+>", " ", summary).split() for summary in summaries]
    assert ["2019", "2", "prizes,", "1", "time", "chosen"] in told
    assert ["2018", "1", "prize"] in told


@pytest.mark.parametrize(
    "words", [{"festival": "cannes"}, {"result": "won"}, {"result": "nominated"}]
)
def test_festival_and_result_narrow_chart_and_list(client, catalogue_tables, words):
    page = client.get("/en/timeline/", words)

    assert listed(page) == lines_of(catalogue_tables, **words)


def test_both_filters_hold_of_one_line(client, catalogue_tables):
    page = client.get("/ru/timeline/?festival=cannes&festival=venice&result=won")

    assert listed(page) == lines_of(
        catalogue_tables, festival="cannes", result="won"
    ) + lines_of(catalogue_tables, festival="venice", result="won")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        "festival=no-such",
        "result=lost",
        "festival=%00&result=%FF",
        "page=99999999999999999999",
        "page=-1",
        "page=abc",
        "&".join(f"festival=f{number}" for number in range(60)),
    ],
)
def test_an_address_that_cannot_be_read_is_answered_by_a_sentence(
    client, language, query
):
    page = client.get(f"/{language}/timeline/?{query}")

    assert page.status_code == 200
    assert page.context["errors"]
    assert 'role="alert"' in page.text
    assert not page.context["years"]


def test_a_filter_without_lines_says_so(client, make_festival):
    festival = make_festival()

    page = client.get(f"/en/timeline/?festival={festival.slug}")

    assert page.context["chart"] is None
    assert "No recognition fits these filters" in page.text


@pytest.mark.parametrize("hidden", ["film", "festival", "person"])
def test_a_line_is_shown_when_all_its_ends_are_public(
    client, make_film, make_festival, make_person, make_recognition, hidden
):
    ends = {"film": make_film(), "festival": make_festival(), "person": make_person()}
    shown = make_recognition(**ends)
    ends[hidden].archive()

    page = client.get("/en/timeline/")

    assert shown not in [line for _year, of in page.context["years"] for line in of]
    assert ends["film"].slug not in page.text


def test_a_title_is_shown_as_text_in_the_chart(client, make_film, make_recognition):
    make_recognition(film=make_film(title_kk='<b>"x"&'), year=2019)

    page = client.get("/kk/timeline/").text

    assert "<b>&quot;" not in page
    assert "&lt;b&gt;&quot;x&quot;&amp;" in page


def test_numbers_in_a_drawing_stay_numbers_in_languages_with_a_decimal_comma(client):
    for language in LANGUAGES:
        page = client.get(f"/{language}/timeline/").text

        measures = re.findall(r'\s(?:cx|cy|x|y|r|width)="([^"]*)"', page)
        assert any("." in number for number in measures)
        assert not [number for number in measures if "," in number]


def test_a_long_ledger_is_paged_and_queries_do_not_grow(
    client, make_many_films, make_festival, django_assert_max_num_queries
):
    make_many_films(450, festival=make_festival())
    client.get("/kk/timeline/")

    with django_assert_max_num_queries(8):
        first = client.get("/kk/timeline/")
    second = client.get("/kk/timeline/?page=2")

    assert sum(listed(first).values()) == 400
    assert sum(listed(second).values()) == first.context["total"] - 400
    assert set(Result.values) >= {result for *_rest, result in listed(second)}


def test_the_main_menu_leads_to_the_timeline(client):
    page = client.get("/ru/timeline/").text

    assert '<a href="/ru/timeline/" aria-current="page">' in page
