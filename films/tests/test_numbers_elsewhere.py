"""A record's numbers in other catalogues lead there, for people and for machines."""

import json
import re

import pytest

from films.models import FilmExternalId
from kinoportal.tests.sending import form_of, send
from people.models import PersonExternalId

pytestmark = pytest.mark.django_db


def same_as(page):
    scripts = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page.content.decode()
    )
    nodes = [node for text in scripts for node in json.loads(text).get("@graph", [])]
    return [address for node in nodes for address in node.get("sameAs", [])]


@pytest.mark.parametrize(
    ("scheme", "value", "form", "address"),
    [
        ("imdb", "tt0111161", "feature", "https://www.imdb.com/title/tt0111161/"),
        ("kinopoisk", "326", "feature", "https://www.kinopoisk.ru/film/326/"),
        ("tmdb", "278", "feature", "https://www.themoviedb.org/movie/278"),
        ("tmdb", "1396", "series", "https://www.themoviedb.org/tv/1396"),
        ("wikidata", "Q172241", "short", "https://www.wikidata.org/wiki/Q172241"),
    ],
)
def test_a_film_leads_to_its_pages_elsewhere(
    client, make_film, scheme, value, form, address
):
    film = make_film(form=form)
    film.external_ids.create(scheme=scheme, value=value)

    page = client.get(film.get_absolute_url())

    link = f'<a href="{address}" rel="noopener noreferrer external">'
    assert link in page.content.decode()
    assert same_as(page) == [address]


def test_a_person_leads_to_their_pages_elsewhere(client, make_person):
    person = make_person()
    person.external_ids.create(scheme="imdb", value="nm0000151")
    person.external_ids.create(scheme="isni", value="0000000121032683")

    page = client.get(person.get_absolute_url())

    assert same_as(page) == [
        "https://www.imdb.com/name/nm0000151/",
        "https://isni.org/isni/0000000121032683",
    ]


def with_number(editor_client, record, scheme, value):
    """The record's form sent with one number more."""
    sent = form_of(editor_client, record)
    sent |= {
        "external_ids-TOTAL_FORMS": 1,
        "external_ids-0-id": "",
        "external_ids-0-scheme": scheme,
        "external_ids-0-value": value,
    }
    return send(editor_client, record, sent)


@pytest.mark.parametrize(
    ("scheme", "pasted", "number"),
    [
        ("imdb", "https://www.imdb.com/title/tt0111161/?ref_=nv", "tt0111161"),
        ("tmdb", "https://www.themoviedb.org/movie/278-the-title", "278"),
        ("wikidata", " Q172241 ", "Q172241"),
        ("isni", "0000 0001 2103 2683", "0000000121032683"),
    ],
)
def test_an_editor_may_paste_the_address(
    editor_client, make_film, scheme, pasted, number
):
    film = make_film()

    with_number(editor_client, film, scheme, pasted)

    assert FilmExternalId.objects.get(film=film).value == number


@pytest.mark.parametrize(
    ("scheme", "wrong", "example"),
    [("imdb", "tt0111161", "nm0000151"), ("wikidata", "Чехов", "Q42")],
)
def test_what_is_no_number_there_is_refused_with_an_example(
    editor_client, make_person, scheme, wrong, example
):
    """A film's number at IMDb is none of a person."""
    person = make_person()

    page = with_number(editor_client, person, scheme, wrong)

    assert page.status_code == 200
    assert example in page.content.decode()
    assert not PersonExternalId.objects.filter(person=person).exists()
