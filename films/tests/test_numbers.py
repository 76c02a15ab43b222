"""Charts: what they draw is what the tables of the catalogue hold."""

import re
from collections import Counter

import pytest

from films.models import Film
from kinoportal import catalogue

from .test_theme_pages import films_of_every_theme

pytestmark = pytest.mark.django_db
LANGUAGES = ["kk", "ru", "en"]
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def figures(figure):
    return dict(figure["table"]["rows"])


@in_each_language
def test_films_are_counted_by_year_and_form(client, catalogue_tables, language):
    page = client.get(f"/{language}/numbers/")

    by_year = figures(page.context["by_year"])
    expected = Counter(int(row["year"]) for row in catalogue_tables["films"])
    assert {year: sum(numbers) for year, numbers in by_year.items()} == expected
    forms = Counter(row["form"] for row in catalogue_tables["films"])
    columns = zip(*by_year.values(), strict=True)
    assert sorted(sum(column) for column in columns) == sorted(forms.values())


@in_each_language
def test_themes_are_counted_by_decade(client, catalogue_tables, language):
    films = films_of_every_theme(catalogue_tables)
    years = {row["key"]: int(row["year"]) for row in catalogue_tables["films"]}
    narrow = [row for row in catalogue_tables["themes"] if row["broader"]]
    most = sorted(narrow, key=lambda row: (-len(films[row["key"]]), row["key"]))[:14]

    page = client.get(f"/{language}/numbers/")

    decades = page.context["by_decade"]["table"]["head"][1:]
    counted = figures(page.context["by_decade"])
    assert list(counted) == [row[f"label_{language}"] for row in most]
    for row, numbers in zip(most, counted.values(), strict=True):
        of = Counter(years[film] // 10 * 10 for film in films[row["key"]])
        assert numbers == [of[int(decade)] for decade in decades]


def test_films_are_counted_by_the_country_of_the_festival(client, catalogue_tables):
    countries = {row["key"]: row["country"] for row in catalogue_tables["festivals"]}
    chosen, won = {}, {}
    for row in catalogue_tables["recognitions"]:
        country = countries[row["festival"]]
        chosen.setdefault(country, set()).add(row["film"])
        if row["result"] == "won":
            won.setdefault(country, set()).add(row["film"])

    table = figures(client.get("/en/festivals/").context["by_country"])

    assert table["France"] == [len(chosen["FR"]), len(won["FR"])]
    assert table["Kazakhstan"] == [len(chosen["KZ"]), len(won["KZ"])]
    assert len(table) == len([code for code in chosen if code])


def test_a_theme_rises_and_falls_by_its_share_of_each_decade(client, catalogue_tables):
    films = films_of_every_theme(catalogue_tables)["corruption"]
    years = {
        row["key"]: int(row["year"]) // 10 * 10 for row in catalogue_tables["films"]
    }
    every = Counter(years.values())
    found = Counter(years[film] for film in films)

    page = client.get("/en/themes/corruption/")

    assert figures(page.context["rise"]) == {
        str(decade): (found[decade], count, round(100 * found[decade] / count))
        for decade, count in sorted(every.items())
    }


def test_a_theme_of_one_decade_has_no_rise_to_draw(client, make_theme, make_film):
    theme = make_theme()
    make_film(themes=[theme])

    assert client.get(theme.get_absolute_url()).context["rise"] is None


@in_each_language
@pytest.mark.parametrize(
    "path",
    [
        "numbers/",
        "festivals/",
        "themes/corruption/",
        "films/decades/1990/",
        "people/adilkhan-yerzhanov/",
    ],
)
def test_every_chart_has_a_name_a_description_and_whole_coordinates(
    client, language, path
):
    page = client.get(f"/{language}/{path}").text

    charts = re.findall(r"<svg class=\"chart\".*?</svg>", page, re.DOTALL)
    assert charts
    for chart in charts:
        named = re.search(r'aria-labelledby="(\S+) (\S+)"', chart)
        assert re.search(rf'<title id="{named[1]}">[^<]+</title>', chart)
        assert re.search(rf'<desc id="{named[2]}">[^<]+</desc>', chart)
        assert not re.search(r'="-?\d+,\d', chart)
        assert "style=" not in chart
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_drafts_are_in_no_number(client, make_film, make_theme, make_recognition):
    before = client.get("/en/numbers/").context
    film = make_film(status="draft", year=1931, themes=[make_theme()])
    make_recognition(film=film)

    after = client.get("/en/numbers/").context

    for name in ("by_year", "by_decade", "by_country"):
        assert after[name]["table"] == before[name]["table"]
    assert after["won_count"] == before["won_count"]


def test_numbers_without_a_public_film_are_no_fault(client):
    Film.objects.update(status="draft")
    catalogue.changed()

    for path in ("numbers/", "timeline/", "awards/", "anniversaries/", ""):
        assert client.get(f"/kk/{path}").status_code == 200


def test_the_numbers_cost_the_same_queries_with_more_films(
    client, make_many_films, django_assert_max_num_queries
):
    make_many_films(300)
    client.get("/kk/numbers/")

    with django_assert_max_num_queries(8):
        client.get("/kk/numbers/")
