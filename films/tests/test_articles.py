"""Longreads and collections: what their marks become, and what stays hidden."""

import csv
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
CATALOGUE = Path(__file__).parents[1] / "catalogue"
FILES = sorted((CATALOGUE / "articles").glob("*.md"))
PLACES = {
    "film": "films",
    "person": "people",
    "theme": "themes",
    "festival": "festivals",
    "programme": "programmes",
}


def read(file):
    """The front matter as a dictionary, and the text."""
    _nothing, head, text = file.read_text("utf-8").split("---\n", 2)
    return dict(line.split(": ", 1) for line in head.splitlines()), text


def main_of(page):
    html = page.content.decode().replace("&#x27;", "'").replace("&quot;", '"')
    html = html.replace("\u00a0", " ")
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_article_keeps_its_links_cards_quote_and_sources(client, file):
    slug, language = file.stem.split(".")
    head, text = read(file)

    page = client.get(f"/{language}/articles/{slug}/")
    html = main_of(page)

    assert head["title"] in html
    assert head["lead"] in html
    for kind, key, shown in re.findall(r"\[\[(\w+):([^\]|]+)\|([^\]]+)\]\]", text):
        assert f'<a href="/{language}/{PLACES[kind]}/{key}/">{shown}</a>' in html
    for key in re.findall(r"\[\[card:film:([^\]]+)\]\]", text):
        assert f'<a class="plain" href="/{language}/films/{key}/">' in html
    for heading in re.findall(r"(?m)^## (.+)$", text):
        assert f">{heading}</h2>" in html
    assert re.findall(r"(?m)^> (.+)$", text)[0] in html
    sources = list(dict.fromkeys(re.findall(r"\[\^([^\]]+)\]", text)))
    assert [note.source.slug for note in page.context["notes"]] == sources
    assert "[[" not in html
    assert "[^" not in html


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_contents_of_an_article_lead_to_its_headings(client, language):
    _head, text = read(CATALOGUE / "articles" / f"womens-fate.{language}.md")
    headings = re.findall(r"(?m)^## (.+)$", text)

    html = main_of(client.get(f"/{language}/articles/womens-fate/"))

    assert len(headings) == 5
    contents = html.split('aria-labelledby="h-contents"')[1].split("</nav>")[0]
    listed = re.findall(r'href="#(part-\d+)">([^<]+)</a>', contents)
    assert [words for _place, words in listed] == headings
    for place, words in listed:
        assert f'<h2 id="{place}">{words}</h2>' in html


def test_two_headings_need_no_contents(client, make_article):
    article = make_article(text_en="<p>A</p><h2>B</h2><p>C</p><h2>D</h2>")

    assert "h-contents" not in client.get(f"/en/articles/{article.slug}/").text


def test_a_link_to_a_hidden_or_unknown_record_prints_its_words_only(
    client, make_article, make_film
):
    hidden = make_film(slug="kept-back", status="draft")
    article = make_article(
        title_en="On things unseen",
        text_en=(
            "See [[film:kept-back|the film]] and [[person:nobody-at-all|the man]]."
            "[^no-such-source]\n\n[[card:film:kept-back]]\n\nThe end."
        ),
    )

    html = main_of(client.get(f"/en/articles/{article.slug}/"))

    assert "<p>See the film and the man.</p>" in html
    assert hidden.slug not in html
    assert "nobody-at-all" not in html
    assert str(hidden.title) not in html


def test_markup_in_a_text_is_printed_not_obeyed(client, make_article, make_film):
    film = make_film()
    text = f"<script>alert(1)</script> [[film:{film.slug}|<b onclick=x>bold</b>]]"
    article = make_article(text_kk=text, title_kk="<i>Атау</i>")

    html = client.get(f"/kk/articles/{article.slug}/").content.decode()

    assert "alert(1)</script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<b onclick" not in html
    assert "<i>Атау" not in html


def test_an_article_in_another_language_says_so(client, make_article):
    article = make_article(title_kk="", title_ru="Степь", text_ru="Идёт караван.")

    html = main_of(client.get(f"/en/articles/{article.slug}/"))

    assert '<h1><span lang="ru">Степь</span></h1>' in html
    assert '<div class="article-body section" lang="ru">' in html
    assert f'href="/ru/articles/{article.slug}/" hreflang="ru"' in html


@pytest.mark.parametrize("place", ["articles", "collections"])
def test_what_does_not_exist_or_is_not_published_is_not_found(
    client, make_article, make_collection, place
):
    make = {"articles": make_article, "collections": make_collection}[place]
    draft = make(title_kk="Ертеңгі сөз", status="draft")

    assert client.get(f"/kk/{place}/{draft.slug}/").status_code == 404
    assert client.get(f"/kk/{place}/no-such-thing/").status_code == 404
    for listing in (f"/kk/{place}/", "/kk/articles/", "/kk/"):
        assert "Ертеңгі сөз" not in client.get(listing).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_name_every_article_and_collection(client, catalogue_tables, language):
    articles = main_of(client.get(f"/{language}/articles/"))
    collections = main_of(client.get(f"/{language}/collections/"))

    for file in FILES:
        slug, written_in = file.stem.split(".")
        if written_in == language:
            assert f'href="/{language}/articles/{slug}/"' in articles
            assert read(file)[0]["title"] in articles
    for row in catalogue_tables["collections"]:
        assert f'href="/{language}/collections/{row["key"]}/"' in collections
        assert row[f"title_{language}"] in collections


def test_an_article_without_a_date_stands_last(client, make_article):
    undated, dated = make_article(slug="a-first"), make_article(dated_on="2026-11-01")

    listed = list(client.get("/kk/articles/").context["article_list"])

    assert listed[-1] == undated and dated in listed[:-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_collection_has_its_films_in_order_with_notes(client, language):
    with (CATALOGUE / "collection_films.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    for collection in {row["collection"] for row in rows}:
        ours = [row for row in rows if row["collection"] == collection]
        ours.sort(key=lambda row: int(row["order"]))

        page = client.get(f"/{language}/collections/{collection}/")
        html = main_of(page)

        assert [row.film.slug for row in page.context["rows"]] == [
            row["film"] for row in ours
        ]
        for row in ours:
            assert row[f"note_{language}"] in html


def test_a_hidden_film_is_not_in_a_collection(client, make_collection, make_film):
    collection, shown = make_collection(), make_film()
    for order, film in enumerate([make_film(status="draft"), shown]):
        collection.collection_films.create(film=film, order=order)

    page = client.get(f"/kk/collections/{collection.slug}/")

    assert [row.film for row in page.context["rows"]] == [shown]


def test_the_films_of_an_article_stand_below_it_by_year(
    client, make_article, make_film
):
    late, early = make_film(year=2001), make_film(year=1991)
    hidden = make_film(status="draft")
    names = [late, early, hidden, late]
    links = " ".join(f"[[film:{film.slug}|{film.slug}]]" for film in names)
    article = make_article(text_kk=links)

    page = client.get(f"/kk/articles/{article.slug}/")

    assert list(page.context["films"]) == [early, late]
    assert "Мақаладағы фильмдер" in page.text


def test_queries_do_not_grow_with_an_article_or_a_collection(
    client, make_article, make_collection, make_film, django_assert_max_num_queries
):
    films = [make_film() for _ in range(30)]
    cards = "\n\n".join(f"[[card:film:{film.slug}]]" for film in films)
    links = " ".join(f"[[film:{film.slug}|{film.slug}]]" for film in films)
    article = make_article(text_kk=f"{links}\n\n{cards}")
    collection = make_collection()
    for film in films:
        collection.collection_films.create(film=film)

    with django_assert_max_num_queries(17):
        client.get(f"/kk/articles/{article.slug}/")
    with django_assert_max_num_queries(12):
        client.get(f"/kk/collections/{collection.slug}/")
