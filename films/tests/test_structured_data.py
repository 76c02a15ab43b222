"""JSON-LD of every film, festival and article, against the catalogue's tables."""

from collections import defaultdict
from itertools import cycle

import pytest

from kinoportal.tests.crawling import HOST, Page

pytestmark = pytest.mark.django_db

LANGUAGES = ["kk", "ru", "en"]
FALLBACKS = {"kk": "kk ru en", "ru": "ru kk en", "en": "en kk ru"}
PARTS = 4  # in which the films are looked at, side by side


def data_of(client, path):
    page = Page(path, client.get(path))
    assert page.status == 200, path
    kinds = defaultdict(list)
    for one in page.data:
        kind = one["@type"] if isinstance(one["@type"], str) else one["@type"][0]
        kinds[kind].append(one)
    return kinds


def in_language(row, field, language):
    """The row's text as a reader of the language is shown it."""
    texts = (row[f"{field}_{code}"] for code in FALLBACKS[language].split())
    return next(filter(None, texts), "")


def people_in(tables, film, role):
    credits = tables["credits"]
    return {
        f"/people/{row['person']}/"
        for row in credits
        if row["film"] == film and row["role"] == role
    }


def addresses(things, language):
    return {one["url"].removeprefix(f"{HOST}/{language}") for one in things or []}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_film_is_told_as_its_record_has_it(client, catalogue_tables, part):
    rows = catalogue_tables["films"][part::PARTS]
    for row, language in zip(rows, cycle(LANGUAGES), strict=False):
        path = f"/{language}/films/{row['key']}/"
        kind = "TVSeries" if row["form"] == "series" else "Movie"
        [film] = data_of(client, path)[kind]

        assert film["name"] == in_language(row, "title", language)
        assert film["url"] == film["@id"] == HOST + path
        assert film["description"]
        assert film.get("dateCreated", "") == row["year"]
        minutes = "" if kind == "TVSeries" else row["runtime_min"]
        assert film.get("duration", "") == (f"PT{minutes}M" if minutes else "")
        countries = [place["identifier"] for place in film.get("countryOfOrigin", [])]
        assert countries == list(filter(None, row["countries"].split(";")))
        for role, name in {"director": "director", "actor": "actor"}.items():
            assert addresses(film.get(name), language) == people_in(
                catalogue_tables, row["key"], role
            )


def test_a_won_prize_is_an_award_and_a_selection_is_none(client, catalogue_tables):
    rows = catalogue_tables["recognitions"]
    won = [r for r in rows if r["film"] == "tulpan-2008" and r["result"] == "won"]

    [film] = data_of(client, "/en/films/tulpan-2008/")["Movie"]

    assert len(film["award"]) == len(won) > 1
    assert "Un Certain Regard Prize, Cannes Film Festival 2008" in film["award"]


def test_every_festival_is_a_series_of_its_years(client, catalogue_tables):
    years = defaultdict(set)
    for row in catalogue_tables["recognitions"]:
        if row["year"]:
            years[row["festival"]].add(row["year"])
    rows = catalogue_tables["festivals"]
    for row, language in zip(rows, cycle(LANGUAGES), strict=False):
        path = f"/{language}/festivals/{row['key']}/"
        [series] = data_of(client, path)["EventSeries"]

        assert series["name"] == in_language(row, "name", language)
        assert series["url"] == HOST + path
        held = {event["startDate"] for event in series.get("subEvent", [])}
        assert held == years[row["key"]]
        if row["country"]:
            address = series["location"]["address"]
            assert address["addressCountry"] == row["country"]


def test_a_year_of_a_festival_is_an_event_with_its_films(client, catalogue_tables):
    rows = catalogue_tables["recognitions"]
    films = {
        f"/films/{r['film']}/"
        for r in rows
        if r["festival"] == "cannes" and r["year"] == "2018"
    }

    [event] = data_of(client, "/ru/festivals/cannes/2018/")["Festival"]

    assert event["startDate"] == "2018"
    assert event["superEvent"]["url"] == f"{HOST}/ru/festivals/cannes/"
    assert addresses(event["workFeatured"], "ru") == films


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key",
    [
        "corruption-violence-silence",
        "on-the-festival-map",
        "the-new-wave",
        "who-pays",
        "womens-fate",
    ],
)
def test_an_article_is_signed_dated_and_names_its_films(client, key, language):
    path = f"/{language}/articles/{key}/"

    [article] = data_of(client, path)["Article"]

    assert article["headline"]
    assert article["author"]["name"]
    assert len(article["datePublished"]) == len("2026-01-01")
    assert article["inLanguage"] == language
    assert article["publisher"]["name"]
    assert article["mainEntityOfPage"] == HOST + path
    assert article["about"]
    assert article["citation"]


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/kk/films/", 24),
        ("/ru/people/", 48),
        ("/en/themes/", 74),
        ("/kk/festivals/", 110),
        ("/ru/programmes/", 24),
        ("/en/articles/", 5),
        ("/kk/collections/", 6),
        ("/ru/themes/corruption/", None),
        ("/en/collections/made-by-women/", None),
    ],
)
def test_a_list_names_what_it_shows_in_its_order(client, path, count):
    [listed] = data_of(client, path)["ItemList"]
    items = listed["itemListElement"]

    assert len(items) == (count or len(items))
    assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
    html = client.get(path).content.decode()
    for item in items:
        assert item["name"]
        assert f'href="{item["url"].removeprefix(HOST)}"' in html


def test_the_second_page_of_a_list_goes_on_counting(client):
    [listed] = data_of(client, "/kk/films/?page=2")["ItemList"]

    assert listed["itemListElement"][0]["position"] == 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_path_to_a_page_ends_at_the_page(client, language):
    path = f"/{language}/festivals/cannes/2018/"

    [crumbs] = data_of(client, path)["BreadcrumbList"]

    assert [one["item"].removeprefix(HOST) for one in crumbs["itemListElement"]] == [
        f"/{language}/",
        f"/{language}/festivals/",
        f"/{language}/festivals/cannes/",
        path,
    ]


def test_markup_in_a_title_stays_within_its_text(client, make_film):
    title = '</script><script>alert("&")</script>'
    film = make_film(title_kk=title)
    path = f"/kk/films/{film.slug}/"

    [data] = data_of(client, path)["Movie"]

    assert data["name"] == title
    assert "<script>alert" not in client.get(path).content.decode()


def test_a_title_that_looks_like_an_address_stays_a_title(client, make_film):
    film = make_film(title_kk="/kk/")

    [data] = data_of(client, f"/kk/films/{film.slug}/")["Movie"]

    assert data["name"] == "/kk/"


def test_what_is_hidden_stands_in_no_data(client, make_film, make_person, make_theme):
    hidden = make_person(name_kk="Көрінбес Адам", status="draft")
    film = make_film(directors=[hidden], themes=[make_theme(status="draft")])

    [data] = data_of(client, f"/kk/films/{film.slug}/")["Movie"]

    assert not {"director", "about"} & set(data)


def test_a_theme_without_films_has_no_list(client, make_theme):
    theme = make_theme()

    kinds = data_of(client, f"/kk/themes/{theme.slug}/")

    assert "ItemList" not in kinds
    assert kinds["DefinedTerm"][0]["name"] == theme.label_kk


# What schema.org lets a type say, of what it inherits as well; only
# the words in use here.
PROPERTIES = {
    "Thing": "name alternateName description url image sameAs identifier"
    " mainEntityOfPage subjectOf potentialAction",
    "CreativeWork": "about abstract author award citation countryOfOrigin dateCreated"
    " dateModified datePublished editor genre headline inLanguage producer publisher"
    " timeRequired",
    "Movie": "actor director duration musicBy productionCompany",
    "TVSeries": "actor director musicBy productionCompany",
    "Article": "",
    "WebSite": "",
    "Legislation": "",
    "DefinedTermSet": "",
    "Event": "startDate location subEvent superEvent workFeatured",
    "EventSeries": "startDate location subEvent superEvent workFeatured",
    "Festival": "startDate location subEvent superEvent workFeatured",
    "Person": "jobTitle gender birthDate birthPlace deathDate",
    "Organization": "foundingDate",
    "Place": "address",
    "Country": "address",
    "PostalAddress": "addressLocality addressCountry",
    "DefinedTerm": "inDefinedTermSet",
    "ItemList": "itemListElement itemListOrder numberOfItems",
    "BreadcrumbList": "itemListElement",
    "ListItem": "item position",
    "SearchAction": "target query-input",
    "EntryPoint": "urlTemplate",
}
WORKS = {
    "Movie",
    "TVSeries",
    "Article",
    "WebSite",
    "Legislation",
    "DefinedTermSet",
    "CreativeWork",
}
NEEDED = {
    "Movie": {"name", "url", "image"},
    "TVSeries": {"name", "url", "image"},
    "Person": {"name", "url"},
    "Event": {"name", "startDate"},
    "Article": {"headline"},
    "ItemList": {"itemListElement"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position"},
    "DefinedTerm": {"name"},
    "Organization": {"name"},
    "Place": {"name"},
}
PAGES = (
    "/kk/",
    "/ru/films/",
    "/en/films/tulpan-2008/",
    "/kk/films/kazakh-scary-tales-2025/",
    "/kk/people/darezhan-omirbaev/",
    "/ru/festivals/cannes/",
    "/en/festivals/cannes/2018/",
    "/kk/festivals/kazakh-ssr-state-prize/",
    "/ru/themes/corruption/",
    "/en/articles/the-new-wave/",
    "/kk/collections/made-by-women/",
    "/ru/programmes/kazakhfilm/",
    "/en/programmes/law-on-cinematography-2019/",
    "/kk/films/alphabet/",
)


def nodes_in(value):
    """Every thing in the data, however deep it lies."""
    if isinstance(value, list):
        for one in value:
            yield from nodes_in(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes_in(one)


@pytest.mark.parametrize("path", PAGES)
def test_every_thing_says_what_its_type_can_say_and_must(client, path):
    data = Page(path, client.get(path)).data

    assert data
    for one in nodes_in(data):
        kinds = [one["@type"]] if isinstance(one["@type"], str) else one["@type"]
        known = set(PROPERTIES["Thing"].split())
        for kind in kinds:
            known |= set(PROPERTIES[kind].split())
            known |= set(PROPERTIES["CreativeWork"].split() if kind in WORKS else ())
            is_reference = {"@type", "@id", "name", "url"} >= set(one)
            assert is_reference or NEEDED.get(kind, set()) <= set(one), one
        assert set(one) - {"@type", "@id"} <= known, one
        for address in ("url", "item", "@id"):
            assert one.get(address, HOST).startswith("http")
