"""Sitemaps, robots.txt, OpenSearch, the manifest, security.txt, icons."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image

from films.models import FilmPicture
from kinoportal.cards.icons import FILES, icon

from .sending import picture_file

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
LANGUAGES = ["kk", "ru", "en"]
MAP = {
    "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
SECTIONS = ["pages", "films", "decades", "people", "themes", "festivals", "editions"]
SECTIONS += ["awards", "programmes", "articles", "collections"]
STATIC = Path(settings.BASE_DIR) / "kinoportal" / "static"


def xml(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return ElementTree.fromstring(answer.content)


def urls(client, section):
    return xml(client, f"/sitemap-{section}.xml").findall("m:url", MAP)


def locations(client, section):
    return {url.findtext("m:loc", "", MAP) for url in urls(client, section)}


def test_the_index_leads_to_every_section(client):
    listed = xml(client, "/sitemap.xml").iterfind("m:sitemap/m:loc", MAP)

    paths = {urlsplit(url.text).path for url in listed}
    assert paths == {f"/sitemap-{section}.xml" for section in SECTIONS}
    for section in SECTIONS:
        assert urls(client, section)


@pytest.mark.parametrize(
    ("section", "table"),
    [
        ("films", "films"),
        ("people", "people"),
        ("themes", "themes"),
        ("festivals", "festivals"),
        ("programmes", "programmes"),
        ("collections", "collections"),
    ],
)
def test_a_section_names_every_record_in_every_language(
    client, catalogue_tables, section, table
):
    assert locations(client, section) == {
        f"{HOST}/{language}/{section}/{row['key']}/"
        for row in catalogue_tables[table]
        for language in LANGUAGES
    }


def test_years_of_festivals_are_those_of_the_ledger(client, catalogue_tables):
    assert locations(client, "editions") == {
        f"{HOST}/{language}/festivals/{row['festival']}/{row['year']}/"
        for row in catalogue_tables["recognitions"]
        for language in LANGUAGES
        if row["year"]
    }


@pytest.mark.parametrize("section", ["pages", "decades", "awards", "articles"])
def test_a_named_address_is_there(client, section):
    named = sorted(locations(client, section))
    # Of the many awards some stand for all.
    for url in named[:: max(1, len(named) // 45)]:
        assert client.get(urlsplit(url).path).status_code == 200, url


def test_an_address_names_its_other_languages_as_its_page_does(client):
    wanted = f"{HOST}/ru/films/tulpan-2008/"
    [url] = [u for u in urls(client, "films") if u.findtext("m:loc", "", MAP) == wanted]

    links = {one.get("hreflang"): one.get("href") for one in url.findall("x:link", MAP)}

    assert links == {
        "kk": f"{HOST}/kk/films/tulpan-2008/",
        "ru": wanted,
        "en": f"{HOST}/en/films/tulpan-2008/",
        "x-default": f"{HOST}/kk/films/tulpan-2008/",
    }
    assert url.findtext("m:lastmod", "", MAP)
    image = url.findtext("i:image/i:loc", "", MAP)
    assert image == f"{wanted}card.png"
    assert client.get(urlsplit(image).path).status_code == 200


def test_an_uploaded_picture_is_named_with_its_film(client, make_film):
    film = make_film()
    picture = FilmPicture.objects.create(film=film, image=picture_file(), alt_kk="Дала")

    images = xml(client, "/sitemap-films.xml").iterfind("m:url/i:image/i:loc", MAP)

    assert [url.text for url in images].count(HOST + picture.image.url) == 3


def test_nothing_hidden_is_named(
    client, make_film, make_person, make_theme, make_festival, make_article
):
    for make in (make_film, make_person, make_theme, make_festival, make_article):
        make(slug="zhasyryn", status="draft")

    for section in ("films", "people", "themes", "festivals", "articles"):
        assert not [url for url in locations(client, section) if "zhasyryn" in url]


def test_a_year_without_a_public_film_is_not_named(
    client, make_film, make_festival, make_recognition
):
    festival = make_festival(slug="dala-keshi")
    make_recognition(film=make_film(status="draft"), festival=festival, year=2001)

    assert not [url for url in locations(client, "editions") if "dala-keshi" in url]


@pytest.mark.parametrize("section", ["films", "people", "editions", "awards", "pages"])
def test_a_section_asks_the_same_of_few_and_of_many(
    client, section, django_assert_max_num_queries
):
    locations(client, section)
    with django_assert_max_num_queries(8):
        locations(client, section)


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-none.xml",
        "/sitemap-films.xml?p=99",
        "/sitemap-films.xml?p=x",
        "/sitemap-films.xml?p=" + "9" * 5000,
    ],
)
def test_a_section_or_page_that_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_robots_may_read_everything_but_the_desk_and_what_is_no_page(client):
    text = client.get("/robots.txt").content.decode()

    assert text.splitlines()[0] == "User-agent: *"
    assert "Disallow: /admin/" in text
    assert "Disallow: /ru/search/suggest/" in text
    assert f"Sitemap: {HOST}/sitemap.xml" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_names_the_empty_search_as_its_address(client, language):
    page = client.get(f"/{language}/search/?q=tulpan").content.decode()

    assert f'<link rel="canonical" href="{HOST}/{language}/search/">' in page


def test_who_looks_for_an_icon_at_its_old_place_is_led_to_it(client):
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302 and answer.url.endswith("/icon-192.png")
    assert not answer.cookies


def test_whoever_finds_a_hole_is_told_whom_to_write_to(client, settings):
    settings.SECURITY_CONTACT = "mailto:safe@kino.kz"

    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)

    assert fields["Contact"] == "mailto:safe@kino.kz"
    left = datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert timedelta(days=1) < left < timedelta(days=365)
    assert fields["Canonical"] == f"{HOST}/.well-known/security.txt"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_may_search_the_portal_from_its_own_field(client, language):
    root = xml(client, f"/{language}/opensearch.xml")
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    templates = {
        one.get("type"): one.get("template") for one in root.iter(f"{space}Url")
    }

    assert len(root.findtext(f"{space}ShortName")) <= 16
    assert templates["text/html"] == f"{HOST}/{language}/search/?q={{searchTerms}}"
    asked = templates["application/x-suggestions+json"].replace("{searchTerms}", "тул")
    words, names = json.loads(client.get(asked.removeprefix(HOST)).content)
    assert words == "тул"
    assert names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_may_keep_the_portal(client, language):
    page = client.get(f"/{language}/").content.decode()
    manifest = client.get(f"/{language}/manifest.webmanifest")
    about = json.loads(manifest.content)

    assert f'<link rel="manifest" href="/{language}/manifest.webmanifest">' in page
    assert manifest["Content-Type"] == "application/manifest+json"
    assert about["start_url"] == f"/{language}/"
    assert about["lang"] == language
    for one in about["icons"]:
        path = STATIC / one["src"].removeprefix(settings.STATIC_URL)
        with Image.open(path) as picture:
            assert "x".join(map(str, picture.size)) == one["sizes"]


@pytest.mark.parametrize("name", FILES)
def test_icons_are_drawn_from_the_sign(name):
    """`manage.py draw_icons` writes them anew."""
    drawn = Image.open(io.BytesIO(icon(*FILES[name]))).convert("RGB")

    with Image.open(STATIC / "kinoportal" / name) as kept:
        assert kept.convert("RGB").tobytes() == drawn.tobytes()
