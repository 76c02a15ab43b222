"""The film list under its filters, against answers worked out from the CSV files."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext

from films import facets
from films.filters import FilmFilter
from films.models import Credit, Film, FilmTheme
from kinoportal import catalogue

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


def slugs(page):
    return {film.slug for film in page.context["films"]}


def every_slug(client, query):
    """The slugs of all pages of a list."""
    found, number = [], 1
    while True:
        page = client.get(f"/en/films/?{query}&page={number}")
        found += [film.slug for film in page.context["films"]]
        if not page.context["page_obj"].has_next():
            return found
        number += 1


@pytest.fixture
def tables(catalogue_tables):
    return catalogue_tables


def with_narrower(tables, theme):
    """The theme's key and all keys below it, from themes.csv."""
    keys, before = {theme}, set()
    while keys != before:
        before = set(keys)
        keys |= {row["key"] for row in tables["themes"] if row["broader"] in keys}
    return keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_catalogue_is_there(client, tables, language):
    page = client.get(f"/{language}/films/")

    assert page.status_code == 200
    assert f'data-total="{len(tables["films"])}"' in page.content.decode()
    assert page.content.decode().count("<article") == 24


def test_pages_together_hold_every_film_once(client, tables):
    found = every_slug(client, "sort=oldest")

    assert len(found) == len(set(found))
    assert set(found) == {row["key"] for row in tables["films"]}


@pytest.mark.parametrize("theme", ["corruption", "society", "history", "love"])
def test_a_theme_includes_its_narrower_themes(client, tables, theme):
    keys = with_narrower(tables, theme)
    expected = {row["film"] for row in tables["film_themes"] if row["theme"] in keys}

    assert set(every_slug(client, f"theme={theme}")) == expected


def test_two_themes_widen_and_a_director_narrows(client, tables):
    keys = with_narrower(tables, "corruption") | with_narrower(tables, "childhood")
    about = {row["film"] for row in tables["film_themes"] if row["theme"] in keys}
    directed = {
        row["film"]
        for row in tables["credits"]
        if row["person"] == "adilkhan-yerzhanov" and row["role"] == "director"
    }

    found = every_slug(
        client, "theme=corruption&theme=childhood&director=adilkhan-yerzhanov"
    )
    assert set(found) == about & directed
    assert found


def test_won_at_cannes_is_won_there(client, tables):
    expected = {
        row["film"]
        for row in tables["recognitions"]
        if row["festival"] == "cannes" and row["result"] == "won"
    }

    assert set(every_slug(client, "festival=cannes&result=won")) == expected


@pytest.mark.parametrize(
    ("query", "column", "values"),
    [
        ("country=FR", "countries", {"FR"}),
        ("country=FR&country=JP", "countries", {"FR", "JP"}),
        ("language=ru", "languages", {"ru"}),
        ("genre=comedy", "genres", {"comedy"}),
        ("form=short&form=animation", "form", {"short", "animation"}),
    ],
)
def test_a_column_is_matched_word_by_word(client, tables, query, column, values):
    expected = {
        row["key"] for row in tables["films"] if values & set(row[column].split(";"))
    }

    assert set(every_slug(client, query)) == expected


@pytest.mark.parametrize(
    ("query", "low", "high"),
    [
        ("year_min=1960&year_max=1969", 1960, 1969),
        ("year_max=1950", 0, 1950),
        ("decade=1990", 1990, 1999),
        ("year_min=2024", 2024, 9999),
    ],
)
def test_years_have_both_ends_in(client, tables, query, low, high):
    expected = {
        row["key"]
        for row in tables["films"]
        if row["year"] and low <= int(row["year"]) <= high
    }

    assert set(every_slug(client, query)) == expected


def test_a_programme_gives_its_films(client, tables):
    expected = {
        row["film"]
        for row in tables["film_programmes"]
        if row["programme"] == "kazakhfilm"
    }

    assert set(every_slug(client, "programme=kazakhfilm")) == expected


def test_newest_and_oldest_are_in_the_order_of_years(client):
    years = {"newest": [], "oldest": []}
    for sort, found in years.items():
        page = client.get(f"/en/films/?sort={sort}")
        found += [film.year for film in page.context["films"] if film.year]

    assert years["newest"] == sorted(years["newest"], reverse=True)
    assert years["oldest"] == sorted(years["oldest"])


def test_the_most_recognised_come_first(client, tables):
    wins = {}
    for row in tables["recognitions"]:
        wins[row["film"]] = wins.get(row["film"], 0) + (row["result"] == "won")

    found = every_slug(client, "sort=recognised")
    counts = [wins.get(slug, 0) for slug in found]
    assert counts == sorted(counts, reverse=True)


COMBINATIONS = [
    "",
    "theme=society",
    "theme=society&result=won",
    "theme=love&theme=family&country=KZ",
    "festival=cannes&festival=venice&result=won&result=competition",
    "director=adilkhan-yerzhanov&decade=2010",
    "form=feature&genre=drama&year_min=2000&language=kk",
    "result=special_mention&country=SU",
]


@pytest.mark.parametrize("query", COMBINATIONS)
def test_sets_in_memory_and_words_of_the_queryset_agree(client, rf, query):
    request = rf.get(f"/en/films/?{query}")
    in_sql = FilmFilter(request.GET, Film.objects.published()).qs

    assert set(every_slug(client, query)) == set(in_sql.values_list("slug", flat=True))


@pytest.mark.parametrize("query", COMBINATIONS)
def test_a_count_is_what_one_click_on_the_value_leaves(client, query):
    """For a facet without a choice of its own: its count is the total after it."""
    page = client.get(f"/en/films/?{query}")
    assert page.context["groups"]
    for group in page.context["groups"]:
        if f"{group.word}=" in query:
            continue
        for option in group.options[:3]:
            more = urlencode({group.word: option.value})
            after = client.get(f"/en/films/?{query}&{more}")
            assert after.context["total"] == option.count, (group.word, option)


def test_a_choice_does_not_zero_the_other_values_of_its_facet(client):
    before = client.get("/en/films/").context["groups"]
    after = client.get("/en/films/?form=short").context["groups"]
    counts = [
        {o.value: o.count for g in groups if g.word == "form" for o in g.options}
        for groups in (before, after)
    ]

    assert counts[0] == counts[1]


def test_every_choice_is_a_chip_that_takes_it_away(client):
    page = client.get("/ru/films/?theme=corruption&result=won&year_min=2010")
    chips = page.context["chips"]

    assert len(chips) == 3
    without = client.get(f"/ru/films/{chips[0]['url']}")
    assert without.context["total"] > page.context["total"]
    assert "result=won" in chips[0]["url"]


def test_titles_sort_by_the_kazakh_alphabet(client, make_film, make_theme):
    theme = make_theme()
    for letter in "ҒДӘБІЫГА":
        make_film(title_kk=f"Я{letter}", themes=[theme])

    page = client.get(f"/kk/films/?theme={theme.slug}&sort=title")

    titles = [film.title_kk for film in page.context["films"]]
    assert titles == ["ЯА", "ЯӘ", "ЯБ", "ЯГ", "ЯҒ", "ЯД", "ЯЫ", "ЯІ"]


def test_pagination_keeps_the_filters(client):
    page = client.get("/kk/films/?country=KZ&sort=title")

    assert re.search(
        r'href="\?country=KZ&amp;sort=title&amp;page=2"', page.content.decode()
    )


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("theme=nothing", "nothing"),
        ("director=Nobody!", "Nobody!"),
        ("festival=cannes&festival=x", "x"),
        ("result=applauded", "applauded"),
        ("form=opera", "opera"),
        ("country=XX", "XX"),
        ("programme=none", "none"),
        ("page=999", "999"),
        ("page=one", "one"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_value_is_a_sentence_and_an_empty_list(
    client, language, query, named
):
    page = client.get(f"/{language}/films/?{query}")

    assert page.status_code == 200
    assert page.context["films"] == []
    assert named in page.context["errors"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_beyond_the_end_leads_to_the_first_with_the_filters_kept(
    client, make_film, language
):
    make_film(year=1954)

    page = client.get(f"/{language}/films/?decade=1950&page=9")

    html = page.content.decode()
    assert page.context["films"] == []
    assert 'class="btn btn--fill" href="?decade=1950"' in html
    with translation.override(language):
        assert gettext("There is no such page") in html
        assert gettext("These filters could not be read") not in html


def test_a_page_beyond_the_end_of_nothing_says_that_no_film_fits(client):
    html = client.get("/en/films/?year_max=1900&page=2").content.decode()

    assert "No film fits these filters" in html
    assert "could not be read" not in html


def test_a_mistake_names_the_value_that_is_wrong_and_not_its_neighbour(client):
    page = client.get("/ru/films/?theme=opera&theme=steppe&year_min=abc")

    theme, year = sorted(page.context["errors"], reverse=True)
    assert "«opera»" in theme and "steppe" not in theme
    assert "«abc»" in year


@pytest.mark.parametrize("query", ["year_min=x", "year_max=99999", "sort=up"])
def test_a_malformed_value_names_its_field(client, query):
    page = client.get(f"/en/films/?{query}")

    assert page.context["films"] == []
    assert ": " in page.context["errors"][0]


@pytest.mark.parametrize(
    "hidden", [{"status": "draft"}, {"status": "in_review"}, {"status": "archived"}]
)
def test_a_hidden_film_is_in_no_list_and_no_count(
    client, make_film, make_theme, hidden
):
    theme = make_theme()
    make_film(themes=[theme], **hidden)
    shown = make_film(themes=[theme])

    page = client.get(f"/en/films/?theme={theme.slug}")

    assert page.context["films"] == [shown]
    assert page.context["total"] == 1


def test_a_hidden_director_is_no_facet_and_no_filter(client, make_film, make_person):
    hidden = make_person(status="draft")
    make_film(directors=[hidden])

    page = client.get(f"/en/films/?director={hidden.slug}")

    assert page.context["films"] == []
    assert hidden.slug not in facets.films.current().facets["director"].ids


def test_publishing_shows_at_once(client, make_film):
    film = make_film(status="draft")
    before = client.get("/en/films/").context["total"]

    film.status = "published"
    film.save()

    assert client.get("/en/films/").context["total"] == before + 1


def test_an_empty_list_says_which_filter_to_take_away(client):
    page = client.get("/en/films/?director=shaken-aimanov&year_min=2020")

    assert page.context["films"] == []
    # More films are of 2020 and later than by Aimanov, who died in 1970.
    assert {chip["word"] for chip in page.context["advice"]} == {"director"}


def films_about(theme, count, directors):
    """Films by the dozen, written at once."""
    slugs = [f"{theme.slug}-{number}" for number in range(count)]
    Film.objects.bulk_create(
        Film(slug=slug, title_kk=slug, year=2001, status="published") for slug in slugs
    )
    films = Film.objects.filter(slug__in=slugs)
    FilmTheme.objects.bulk_create(FilmTheme(film=film, theme=theme) for film in films)
    Credit.objects.bulk_create(
        Credit(film=film, person=directors[film.pk % len(directors)], role="director")
        for film in films
    )
    catalogue.changed()


def test_a_list_of_ten_and_of_a_thousand_take_the_same_queries(
    client, make_theme, make_person, make_recognition
):
    directors = [make_person() for _n in range(10)]
    counts = []
    for size in (10, 1_000):
        theme = make_theme()
        films_about(theme, size, directors)
        make_recognition(film=theme.films.first())
        url = f"/en/films/?theme={theme.slug}"
        assert client.get(url).context["total"] == size
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 20


HOSTILE = [
    "x",
    "",
    " ",
    "\0",
    "a" * 10_000,
    "9" * 400,
    "-1",
    "1.5",
    "1e400",
    "NaN",
    "∞",
    "'",
    '"',
    "';--",
    "%",
    "%s",
    "%00",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "{{ 7 }}",
    "${7}",
    "Қ",
    "🎬",
    "\u202e",
    "\ud7ff",
    "*",
    "NEAR(a b)",
    "a OR b",
    "null",
    "[]",
]
WORDS = [
    "q",
    "director",
    "theme",
    "festival",
    "result",
    "year_min",
    "year_max",
    "country",
    "language",
    "form",
    "genre",
    "programme",
    "sort",
    "page",
    "decade",
    "unknown",
]
# None of the hostile values is a value of these.
REFUSING = {
    "director",
    "theme",
    "festival",
    "result",
    "country",
    "language",
    "form",
    "genre",
    "programme",
    "sort",
    "decade",
}


@pytest.mark.parametrize("word", WORDS)
def test_no_hostile_value_is_an_error_of_ours(client, word):
    """Each value is tried on one page, in the three languages by turns."""
    for number, value in enumerate(HOSTILE):
        page = client.get(f"/{LANGUAGES[number % 3]}/films/", {word: value})
        assert page.status_code == 200, (word, value[:40])
        if word in REFUSING and value.strip():
            assert page.context["films"] == [], (word, value[:40])
            assert page.context["errors"], (word, value[:40])


def test_a_scheduled_film_appears_and_goes_at_its_moments(
    client, make_film, make_theme, monkeypatch
):
    theme, now = make_theme(), timezone.now()
    begin, end = now + timedelta(hours=1), now + timedelta(hours=2)
    make_film(themes=[theme], publish_at=begin, unpublish_at=end)
    totals = []
    for moment in (now, begin, end):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        page = client.get(f"/en/films/?theme={theme.slug}")
        assert len(page.context["films"]) == page.context["total"]
        totals.append(page.context["total"])

    assert totals == [0, 1, 0]


def test_a_chosen_order_is_kept_when_a_filter_is_added(client):
    form = client.get("/en/films/?sort=title").content.decode()
    form = form[form.index('id="filters"') : form.index('id="results"')]

    assert '<input type="hidden" name="sort" value="title">' in form


@pytest.mark.parametrize(
    "raw",
    [
        "theme=%FF%FE",
        "q=%C3%28",
        "theme",
        "&&&===",
        "page[]=1",
        "theme=" + "&theme=".join(["war"] * 1000),
        "theme=" + "&theme=".join(f"t{i}" for i in range(1000)),
        "page=1&page=2",
        "year_min=2000&year_min=x",
    ],
)
def test_odd_query_strings_are_answered(client, raw):
    page = client.get(f"/ru/films/?{raw}")

    assert page.status_code in (200, 400)


@pytest.mark.parametrize(
    ("language", "name"), [("kk", "КСРО"), ("ru", "СССР"), ("en", "Soviet Union")]
)
def test_a_country_keeps_its_capitals_in_the_filter(client, language, name):
    page = client.get(f"/{language}/films/").content.decode()

    assert re.search(rf">\s*{name}\b", page)
    assert name.capitalize() not in page
