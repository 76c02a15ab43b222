"""What a page's head tells machines, in every language."""

import pytest

from .browser.pages import PAGES
from .crawling import HOST, Page

pytestmark = pytest.mark.django_db

LANGUAGES = ["kk", "ru", "en"]
WITH_ADDRESS = sorted(set(PAGES) - {"not found"})


def page_at(client, path):
    return Page(path, client.get(path))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WITH_ADDRESS)
def test_a_page_names_itself_and_its_other_languages(client, kind, language):
    path = f"/{language}{PAGES[kind][3:]}"
    bare = path.partition("?")[0]

    page = page_at(client, path)

    assert page.title
    assert page.description
    assert page.canonical == HOST + bare
    assert page.alternates == {
        code: f"{HOST}/{code}{bare[3:]}" for code in LANGUAGES
    } | {"x-default": f"{HOST}/kk{bare[3:]}"}
    assert f'<meta property="og:url" content="{HOST}{bare}">' in page.html


def test_a_further_page_of_a_list_has_an_address_of_its_own(client):
    page = page_at(client, "/ru/films/?page=3")

    assert page.canonical == f"{HOST}/ru/films/?page=3"
    assert page.alternates["kk"] == f"{HOST}/kk/films/?page=3"


@pytest.mark.parametrize(
    "query",
    ["?theme=steppe", "?theme=steppe&page=2", "?sort=title", "?page=1", "?page=x"],
)
def test_a_part_of_a_list_leaves_the_address_to_the_whole(client, query):
    assert page_at(client, f"/en/films/{query}").canonical == f"{HOST}/en/films/"


def test_a_part_of_a_list_is_named_for_what_it_shows(client):
    whole = page_at(client, "/en/films/")
    part = page_at(client, "/en/films/?theme=corruption&decade=2010")
    further = page_at(client, "/en/films/?page=2")

    assert part.title.startswith("Films: ")
    assert "Corruption" in part.title
    assert further.title.startswith("Films, 2 |")
    assert len({page.description for page in (whole, part, further)}) == 3


def test_a_link_to_a_film_is_shown_with_its_title_and_its_kind(client):
    html = page_at(client, "/en/films/tulpan-2008/").html

    assert '<meta property="og:type" content="video.movie">' in html
    assert '<meta property="og:title" content="Tulpan (2008)">' in html
    assert '<meta property="og:locale" content="en_GB">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_texts_of_a_record_are_no_markup_in_the_head(client, make_film):
    film = make_film(title_kk='<b>"Жол"</b>', synopsis_kk="</title><i>")

    html = client.get(f"/kk/films/{film.slug}/").content.decode()
    head = html.partition("</head>")[0]

    assert "<b>" not in head
    assert "<i>" not in head
    assert head.count("</title>") == 1


def test_a_text_that_the_language_lacks_is_told_in_its_own_words(client, make_film):
    """Else two pages would have one description."""
    film = make_film(synopsis_ru="История одной дороги.")

    page = page_at(client, f"/kk/films/{film.slug}/")

    assert "История" not in page.description
    assert film.title_kk in page.description
