"""The frame of every public page: its tags, its templates, its stylesheets."""

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.utils import translation

from kinoportal import stylesheets

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
MARKS = 100  # bytes
COMPONENTS = [path for path in TEMPLATES if path.parent.name == "components"]


def rendered(source, language="ru", **context):
    with translation.override(language):
        return Template("{% load drawing language %}" + source).render(Context(context))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_nothing_that_the_policy_forbids(path):
    """Content-Security-Policy lets in neither inline styles nor inline scripts."""
    source = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=", source)
    assert not re.search(r"\son[a-z]+=", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_every_component_is_used(path):
    name = f"components/{path.name}"
    readers = [*TEMPLATES, *Path(settings.BASE_DIR, "kinoportal").rglob("*.py")]

    assert any(name in reader.read_text(encoding="utf-8") for reader in readers)


def test_stylesheets_weigh_less_than_a_picture():
    """Ten kilobytes, as they travel."""
    folder = Path(finders.find("kinoportal/tokens.css")).parent
    together = stylesheets.joined(folder).encode()

    # Names of fonts are sent with a mark of their content.
    assert len(gzip.compress(together)) + MARKS <= 10 * 1024


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en", "kk-latn"])
def test_a_list_of_films_weighs_less_than_forty_kilobytes(client, language):
    asking = {"accept-encoding": "gzip"}
    page = client.get(f"/{language}/films/", headers=asking)

    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) <= 40_000


@pytest.mark.django_db
def test_the_language_switch_stays_on_the_page_with_its_filters(client):
    page = client.get("/kk/films/?theme=steppe&result=won").content.decode()

    assert 'href="/ru/films/?theme=steppe&amp;result=won" lang="ru"' in page
    assert 'href="/en/films/?theme=steppe&amp;result=won" lang="en"' in page


def test_a_text_in_another_language_says_which():
    film = SimpleNamespace(title_kk="Шал", title_ru="", title_en="The Old Man")

    assert rendered("{% text film 'title' %}", "en", film=film) == "The Old Man"
    assert (
        rendered("{% text film 'title' %}", "ru", film=film)
        == '<span lang="kk">Шал</span>'
    )


def test_a_text_that_nobody_wrote_is_nothing():
    film = SimpleNamespace(title_kk="", title_ru="", title_en="")

    assert rendered("{% text film 'title' %}", film=film) == ""


def test_markup_in_a_text_is_shown_as_text():
    film = SimpleNamespace(title_kk="<b>", title_ru="", title_en="")

    assert "<b>" not in rendered("{% text film 'title' %}", "kk", film=film)
    assert "<b>" not in rendered("{% text film 'title' %}", "ru", film=film)


def test_thousands_stand_apart_by_a_narrow_space_that_does_not_break():
    assert rendered("{{ n|grouped }}", n=1234567) == "1\u202f234\u202f567"


@pytest.mark.parametrize(
    ("year", "place"), [(1930, 0), (1970, 40), (2030, 100), (1899, 0), (None, 90)]
)
def test_a_sun_stands_where_its_year_stands_between_1930_and_2030(year, place):
    assert rendered("{{ year|place }}", year=year) == str(place)


def test_the_stylesheet_knows_every_place_of_a_sun():
    sheet = Path(finders.find("kinoportal/positions.css")).read_text("utf-8")
    tens = dict(re.findall(r"\.(x-\d+)\{--t:([.\d]+)\}", sheet))
    units = dict(re.findall(r"\.(u-\d)\{--x:calc\(var\(--t\) \+ ([.\d]+)\)\}", sheet))

    for year in range(1930, 2031):
        ten, unit = rendered("{{ year|stand }}", year=year).split()
        stands = float(tens[ten]) + float(units[unit])
        assert round(stands * 100) == year - 1930


def test_marks_near_the_chosen_year_make_room_for_it():
    marks = rendered(
        "{% axis_marks 1972 as marks %}{% for year, state in marks %}"
        "{{ year }}{{ state }} {% endfor %}"
    )

    assert marks == "1930 1940 1950 1960 1980near 1990 2000 2010 2020 1972now "
