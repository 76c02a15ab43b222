"""Articles at the desk: what an editor writes, what is kept, what readers see."""

import pytest
from django.urls import reverse

from films.models import Article
from kinoportal.models import SearchDocument
from kinoportal.tests.sending import as_sent

from .small_catalogue import run, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(editor_client):
    """Sends the article's form as it came with what is given on top."""

    def send(article, **fields):
        url = reverse("admin:films_article_change", args=[article.pk])
        sent = as_sent(editor_client.get(url), "article_form") | fields
        response = editor_client.post(url, sent)
        assert response.status_code == 302
        article.refresh_from_db()
        return article

    return send


@pytest.fixture
def named(make_person, make_source, make_film):
    """What the texts of these tests name."""
    make_person(slug="some-one")
    make_source(slug="some-source")
    make_source(slug="k")
    make_film(slug="some-film")


def body(client, article):
    html = client.get(f"/kk/articles/{article.slug}/").content.decode()
    start = html.index("article-body")
    return html[start : html.index("</article>", start)]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<p onclick="x()" style="color:red" class="y">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ('<p>a<img src="x" onerror="y"></p>', "<p>a</p>"),
        ('<figure data-record="film:x onload=y"></figure><p>a</p>', "<p>a</p>"),
        ("<p>a</p><p> </p><h2></h2><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<p>a</p>" + "<blockquote> " * 3000, "<p>a</p>"),
        ("<h2>a</h2>\r\n<ul><li><p>b</p></li></ul>", None),
        ('<p><em>a</em> <a href="https://example.org/">b</a></p>', None),
        ('<p>a<sup data-source="some-source"></sup></p>', None),
        ('<figure data-record="person:some-one"></figure>', None),
        ("", ""),
    ],
)
@pytest.mark.usefixtures("named")
def test_only_the_marks_of_a_text_are_kept(make_article, save, sent, kept):
    article = save(make_article(), text_kk=sent)

    expected = sent.replace("\r\n", "\n") if kept is None else kept
    assert article.text_kk == expected


@pytest.mark.usefixtures("named")
def test_words_and_marks_typed_in_the_plain_field_become_rich_text(make_article, save):
    typed = "## Бас\r\n\r\nСөз < сөз[^some-source]\r\n\r\n[[card:person:some-one]]"

    article = save(make_article(), text_kk=typed)

    assert article.text_kk == (
        "<h2>Бас</h2>\n"
        '<p>Сөз &lt; сөз<sup data-source="some-source"></sup></p>\n'
        '<figure data-record="person:some-one"></figure>'
    )


def test_cards_show_the_record_as_it_is_now_and_nothing_of_a_hidden_one(
    client, make_article, make_film, make_person, save
):
    film, person = make_film(title_kk="Құдық"), make_person(name_kk="Дана Ұлт")
    hidden = make_film(title_kk="Көрінбейтін", status="draft")
    names = [f"film:{film.slug}", f"person:{person.slug}", f"film:{hidden.slug}"]
    cards = "".join(f'<figure data-record="{name}"></figure>' for name in names)
    article = save(make_article(), text_kk=f"<p>а</p>{cards}<p>б</p>")

    before = body(client, article)
    film.title_kk = "Жаңа Құдық"
    film.save()
    after = body(client, article)

    assert f'href="/kk/films/{film.slug}/"><b>Құдық</b>' in before
    assert f'href="/kk/people/{person.slug}/"><b>Дана Ұлт</b>' in before
    assert "<b>Жаңа Құдық</b>" in after
    assert hidden.slug not in before
    assert "Көрінбейтін" not in before


def test_lists_quotes_and_links_out_are_printed(client, make_article, save):
    text = (
        "<h3>Кіші</h3><ol><li><p>бір</p></li></ol><blockquote><p>Сөз</p></blockquote>"
        '<p><a href="https://example.org/?a=1&amp;b=2"><strong>сырт</strong></a></p>'
    )

    html = body(client, save(make_article(), text_kk=text))
    link = '<a href="https://example.org/?a=1&amp;b=2"><strong>сырт</strong></a>'

    assert "<h3>Кіші</h3>" in html
    assert "<ol><li><p>бір</p></li></ol>" in html
    assert '<blockquote class="pull"><p>Сөз</p></blockquote>' in html
    assert link in html


@pytest.mark.parametrize(
    "stored",
    [
        "<p>a</p></p></div><b onclick=x()>b</b><a href='javascript:x'>c</a>",
        "<ul><li>a<p>b</ul><figure data-record><sup data-source='no'>",
        "<p data-record='film:x'>a<a data-record>b</a><a data-record='film:no'>c",
        "<blockquote>" * 50,
    ],
)
def test_whatever_stands_in_the_column_is_printed_safely(client, make_article, stored):
    article = make_article(text_kk="<p>a</p>")
    Article.objects.filter(pk=article.pk).update(text_kk=stored)

    html = body(client, article)

    assert "onclick" not in html
    assert "javascript" not in html


def test_queries_do_not_grow_with_the_cards_of_people(
    client, make_article, make_person, make_film, django_assert_max_num_queries
):
    names = [f"person:{make_person().slug}" for _ in range(12)]
    names += [f"film:{make_film().slug}" for _ in range(12)]
    article = make_article(
        text_kk="".join(f'<figure data-record="{name}"></figure>' for name in names)
    )

    with django_assert_max_num_queries(14):
        page = client.get(f"/kk/articles/{article.slug}/")

    assert page.content.decode().count('class="filmref') == 24


def test_a_second_import_leaves_an_article_as_it_is(tmp_path):
    folder = write(tmp_path)
    file = folder / "articles/t-river.kk.md"
    marked = "## Бас & басқа\n\n> «Сөз»\n\nЕкі\nжол[^t-paper]\n\n[[card:film:t-one]]"
    file.write_text(f"{file.read_text('utf-8')}\n\n{marked}", encoding="utf-8")
    run(folder)
    before = Article.objects.values().get(slug="t-river")

    run(folder)

    assert before["text_kk"].endswith('<figure data-record="film:t-one"></figure>')
    assert Article.objects.values().get(slug="t-river") == before


@pytest.mark.usefixtures("named")
def test_search_reads_the_words_and_not_the_marks(make_article, save):
    article = save(
        make_article(),
        text_kk='<p>Бірінші</p><p><em>екін</em>ші<sup data-source="k"></sup> &lt;</p>',
    )

    document = SearchDocument.objects.get(kind="article", object_id=article.pk)

    assert document.texts == [["kk", "Бірінші\n\nекінші <"]]


def test_the_form_names_what_the_text_names(editor_client, make_article, make_film):
    shown, hidden = make_film(title_kk="Ашық"), make_film(status="draft")
    article = make_article(
        text_kk=f"[[card:film:{shown.slug}]]\n\n[[film:{hidden.slug}|мұнда]]"
    )

    page = editor_client.get(reverse("admin:films_article_change", args=[article.pk]))

    assert page.context["adminform"].form.fields["text_kk"].widget.names == {
        f"film:{shown.slug}": {"name": str(shown), "public": True},
        f"film:{hidden.slug}": {"name": str(hidden), "public": False},
    }


def test_choosing_tells_the_key_by_which_a_text_names_the_record(
    editor_client, make_person
):
    person = make_person(name_kk="Сынақ Қожықов")
    where = {"app_label": "films", "model_name": "credit", "field_name": "person"}

    found = editor_client.get(reverse("admin:autocomplete"), where | {"term": "Kozhyk"})

    assert person.slug in [row["key"] for row in found.json()["results"]]


def test_cards_and_links_follow_a_record_to_its_new_address(
    client, make_article, make_film, make_person
):
    film, person = make_film(), make_person()
    article = make_article(
        text_kk=f"[[film:{film.slug}|мұнда]]\n\n[[card:person:{person.slug}]]"
    )
    for record, slug in ((film, "made-moved-film"), (person, "made-moved-person")):
        record.slug = slug
        record.save()

    html = body(client, article)

    assert '<a href="/kk/films/made-moved-film/">мұнда</a>' in html
    assert 'href="/kk/people/made-moved-person/"' in html


SENTENCES = {
    "kk": "Каталогта «no-such-film» деген жазба (фильм) жоқ.",
    "ru": "В каталоге нет записи «no-such-film» (фильм).",
    "en": "The catalogue has no film “no-such-film”.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_a_card_that_names_nothing_is_refused_by_name_and_the_text_is_kept(
    editor_client, make_article, language, sentence
):
    editor_client.cookies["django_language"] = language
    article = make_article(text_kk="<p>Бұрынғы</p>")
    url = reverse("admin:films_article_change", args=[article.pk])
    typed = '<p>Жаңа сөз</p><figure data-record="film:no-such-film"></figure>'
    sent = as_sent(editor_client.get(url), "article_form") | {"text_kk": typed}

    page = editor_client.post(url, sent)

    article.refresh_from_db()
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert "Жаңа сөз" in page.context["adminform"].form["text_kk"].value()
    assert article.text_kk == "<p>Бұрынғы</p>"


@pytest.mark.parametrize(
    ("named", "key"),
    [
        ('<p><a data-record="theme:no-such-theme">a</a></p>', "no-such-theme"),
        ('<p>a<sup data-source="no-such-source"></sup></p>', "no-such-source"),
        ("[[card:person:no-such-person]]", "no-such-person"),
    ],
)
def test_links_and_footnotes_to_nothing_are_refused_in_a_translation_too(
    editor_client, make_article, named, key
):
    article = make_article(text_kk="<p>Сөз</p>")
    url = f"/admin/translations/article/{article.pk}/kk-ru/"
    sent = as_sent(editor_client.get(url), "side-by-side")
    field = f"article-{article.pk}-text"

    page = editor_client.post(url, sent | {field: named})

    article.refresh_from_db()
    assert page.status_code == 200
    assert f"«{key}»" in page.content.decode()
    assert article.text_ru == ""


def test_what_is_named_and_not_public_is_said_when_the_text_is_saved(
    editor_client, make_article, make_film
):
    draft = make_film(title_kk="Бітпеген", status="draft")
    article = make_article()
    url = reverse("admin:films_article_change", args=[article.pk])
    text = f'<p>а</p>\n<figure data-record="film:{draft.slug}"></figure>'
    sent = as_sent(editor_client.get(url), "article_form") | {"text_kk": text}

    page = editor_client.post(url, sent, follow=True)

    article.refresh_from_db()
    assert article.text_kk == text
    said = [str(message) for message in page.context["messages"]]
    assert any(str(draft) in sentence for sentence in said)


def test_a_card_whose_record_has_gone_is_named_and_holds_up_no_other_work(
    editor_client, make_article, make_film
):
    film = make_film()
    article = make_article(text_kk=f"[[card:film:{film.slug}]]")
    gone = f"film:{film.slug}"
    film.delete()
    url = reverse("admin:films_article_change", args=[article.pk])
    sent = as_sent(editor_client.get(url), "article_form") | {"lead_kk": "Жаңа"}

    page = editor_client.post(url, sent, follow=True)

    article.refresh_from_db()
    assert article.lead_kk == "Жаңа"
    assert gone in article.text_kk
    said = [str(message) for message in page.context["messages"]]
    assert any(gone in sentence for sentence in said)


def test_a_key_that_has_moved_still_names_its_record(make_article, make_film, save):
    film = make_film()
    past = film.slug
    film.slug = "made-moved-on"
    film.save()

    article = save(make_article(), text_kk=f"[[card:film:{past}]]")

    assert past in article.text_kk
