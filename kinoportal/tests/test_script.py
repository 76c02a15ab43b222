"""The Kazakh pages in Latin letters, at /kk-latn/."""

import re
from html.parser import HTMLParser

import pytest

from kinoportal.script import rewritten

from .browser.pages import PAGES
from .crawling import HOST, Page

CYRILLIC = re.compile("[\u0400-\u04ff]")
ADDRESSED = sorted(set(PAGES) - {"not found"})


class Words(HTMLParser):
    """Text that readers see in the page's own language, and its links."""

    def __init__(self, html):
        super().__init__()
        self.stack, self.texts, self.links = [(None, "")], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        language = given.get("lang", self.stack[-1][1])
        if tag not in {"area", "br", "hr", "img", "input", "link", "meta", "source"}:
            self.stack.append((tag, language))
        if tag == "a":
            self.links.append((given.get("href", ""), given.get("hreflang")))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while len(self.stack) > 1 and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.stack[-1]
        if tag not in {"script", "style"}:
            self.texts.append((language, data))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", PAGES)
def test_a_kazakh_page_stands_in_latin_letters(client, kind):
    answer = client.get(f"/kk-latn{PAGES[kind][3:]}")
    page = Page("", answer)
    words = Words(page.html)

    assert answer.status_code == client.get(f"/kk{PAGES[kind][3:]}").status_code
    assert '<html lang="kk-Latn"' in page.html
    assert not CYRILLIC.search(page.title)
    assert not CYRILLIC.search(page.description)
    left = [text for language, text in words.texts if language == "kk-Latn"]
    assert not [text for text in left if CYRILLIC.search(text)]
    for href, language in words.links:
        assert language or not href.startswith("/kk/"), href
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ADDRESSED)
def test_it_leaves_its_place_among_results_to_the_first_page(client, kind):
    path = PAGES[kind][3:].partition("?")[0]

    answer = client.get(f"/kk-latn{PAGES[kind][3:]}")
    page = Page("", answer)

    assert page.canonical == f"{HOST}/kk{path}"
    assert page.is_hidden
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Content-Language"] == "kk-Latn"


@pytest.mark.django_db
def test_the_switch_leads_to_the_same_page_and_back(client):
    there = client.get("/kk/films/?theme=steppe").content.decode()
    back = client.get("/kk-latn/films/?theme=steppe").content.decode()

    assert 'href="/kk-latn/films/?theme=steppe" lang="kk-Latn"' in there
    assert 'href="/kk/films/?theme=steppe" lang="kk" hreflang="kk"' in back
    assert 'lang="kk-Latn" hreflang="kk-Latn" aria-current="true"' in back
    assert ">Қазақша<" in back


@pytest.mark.django_db
def test_names_in_another_language_stay_as_they_are(client, make_film):
    film = make_film(title_kk="Жол", title_ru="Дорога")

    html = client.get(f"/kk-latn/films/{film.slug}/").content.decode()

    assert '<span lang="ru">Дорога</span>' in html
    assert ">Jol<" in html


@pytest.mark.django_db
def test_an_address_without_its_end_leads_on_in_the_same_letters(client):
    assert client.get("/kk-latn/films")["Location"] == "/kk-latn/films/"
    assert client.get("/kk-latn")["Location"] == "/kk-latn/"


@pytest.mark.django_db
def test_suggestions_come_in_the_same_letters(client):
    answer = client.get("/kk-latn/search/suggest/?html=1&q=qyz jibek")

    html = answer.content.decode()
    assert 'data-url="/kk-latn/films/kyz-zhibek-1970/"' in html
    assert "Qyz Jıbek" in html


@pytest.mark.django_db
def test_what_is_no_page_is_sent_as_it_is(client):
    picture = client.get("/kk-latn/films/tulpan-2008/card.png")

    assert picture.content == client.get("/kk/films/tulpan-2008/card.png").content
    assert picture["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<p lang="kk">Дала</p>', '<p lang="kk-Latn">Dala</p>'),
        ('<i lang="ru">Да<br>ль</i> дала', '<i lang="ru">Да<br>ль</i> dala'),
        ('<a title="Жол" href="/kk/x/">', '<a title="Jol" href="/kk-latn/x/">'),
        (
            '<input value="Жол" placeholder="Сөз">',
            '<input value="Жол" placeholder="Söz">',
        ),
        (
            '<p data-list="/kk/x/" data-save="Сақтау">',
            '<p data-list="/kk-latn/x/" data-save="Saqtau">',
        ),
        ("<script>var жол;</script>Жол", "<script>var жол;</script>Jol"),
        ("<!-- жол -->Жол", "<!-- жол -->Jol"),
        ("Жол &amp; <b>із</b>", "Jol &amp; <b>ız</b>"),
        ('<svg><path d="M0"/></svg>Жол', '<svg><path d="M0"/></svg>Jol'),
        ("</p>Жол</p>", "</p>Jol</p>"),
    ],
)
def test_words_alone_are_written_anew(html, written):
    assert rewritten(html) == written
