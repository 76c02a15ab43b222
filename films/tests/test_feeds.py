"""Atom feeds of what came in last, in every language."""

from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.django_db

LANGUAGES = ["kk", "ru", "en"]
FEEDS = ["films", "recognitions", "articles"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOST = "http://testserver"


def feed(client, name, language="kk"):
    answer = client.get(f"/{language}/feeds/{name}/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def entries(root):
    """(title, address) of every entry."""
    return [
        (one.findtext("a:title", "", ATOM), one.find("a:link", ATOM).get("href"))
        for one in root.findall("a:entry", ATOM)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_has_what_atom_asks_for_in_its_language(client, name, language):
    root = feed(client, name, language)

    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    for field in ("title", "id", "updated", "author/a:name"):
        assert root.findtext(f"a:{field}", "", ATOM)
    ids = [one.findtext("a:id", "", ATOM) for one in root.findall("a:entry", ATOM)]
    assert len(ids) == len(set(ids)) > 0
    for entry in root.findall("a:entry", ATOM):
        assert entry.findtext("a:updated", "", ATOM)
        assert entry.findtext("a:summary", "", ATOM)
    for _title, url in entries(root)[:3]:
        assert url.startswith(f"{HOST}/{language}/")
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("name", FEEDS)
def test_every_page_leads_to_the_feeds(client, name):
    html = client.get("/ru/themes/").content.decode()
    address = f'href="/ru/feeds/{name}/"'

    assert f'<link rel="alternate" type="application/atom+xml" {address}' in html
    assert f"<a {address}" in html


def test_a_new_film_stands_first_with_its_title_as_text(client, make_film):
    film = make_film(title_kk="Жол & <дала>")

    title, url = entries(feed(client, "films"))[0]

    assert title == "Жол & <дала> (2015)"
    assert url == f"{HOST}/kk/films/{film.slug}/"


def test_a_new_recognition_names_film_honour_and_festival(
    client, make_film, make_festival, make_recognition
):
    film, festival = make_film(title_kk="Жол"), make_festival(name_kk="Дала кеші")
    make_recognition(film=film, festival=festival, award_as_given="Алтын тұлпар")

    title, _url = entries(feed(client, "recognitions"))[0]

    assert title == "Жол (2015): Алтын тұлпар. Дала кеші, 2018"


def test_nothing_hidden_is_told(
    client, make_film, make_festival, make_recognition, make_article
):
    hidden = make_film(title_kk="Жасырын", status="draft")
    make_recognition(film=hidden)
    make_recognition(festival=make_festival(name_kk="Жасырын", status="draft"))
    make_article(title_kk="Жасырын", status="in_review")

    for name in FEEDS:
        assert "Жасырын" not in ElementTree.tostring(feed(client, name), "unicode")


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_asks_the_same_of_few_and_of_many(
    client, name, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        feed(client, name)


def test_a_title_pasted_with_control_characters_breaks_no_feed_and_no_card(
    client, make_film
):
    film = make_film(title_kk="Қыз\x0bЖібек\x1b\uffff", synopsis_kk="Бір\x0cекі")

    assert entries(feed(client, "films"))[0][0].startswith("Қыз Жібек")
    assert client.get(f"/kk/films/{film.slug}/card.png").status_code == 200
    film.refresh_from_db()
    assert film.synopsis_kk == "Бір екі"
