"""Readers correct facts: the way there, the form, its limits, the public answers."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from kinoportal.corrections import limits
from kinoportal.corrections.forms import CorrectionForm
from kinoportal.models import Correction

pytestmark = pytest.mark.django_db
WORDS = {
    "wrong": "Жылы басқа.",
    "right": "2009",
    "evidence": "https://example.org/titles",
}
PAGES = {
    "film": "films/tulpan-2008/",
    "person": "people/darezhan-omirbaev/",
    "festival": "festivals/cannes/",
    "edition": "festivals/cannes/2018/",
    "theme": "themes/corruption/",
    "programme": "programmes/kazakhfilm/",
    "article": "articles/the-new-wave/",
    "collection": "collections/made-by-women/",
}


def address(about, fact="year", language="kk"):
    return f"/{language}/corrections/new/?about={about}&fact={fact}"


def opened(client, url):
    """The fields of the form as the page holds them."""
    html = client.get(url).content.decode()
    return {"token": re.search(r'name="token" value="([^"]*)"', html)[1]}


def send(client, url, **words):
    return client.post(url, opened(client, url) | WORDS | words)


@pytest.fixture
def film(make_film):
    return make_film(slug="the-film", title_kk="Менің фильмім", year=2015)


@pytest.fixture
def answered(film):
    """A correction that an editor has answered."""

    def make(record=None, **given):
        fields = {"fact": "year", "state": "accepted", "answer_kk": "Түзеттік."} | given
        return Correction.objects.create(
            record=record or film,
            language="kk",
            form_key=uuid4(),
            **WORDS | fields,
        )

    return make


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", PAGES)
def test_beside_facts_stands_the_way_to_correct_them(client, kind, language):
    html = client.get(f"/{language}/{PAGES[kind]}").content.decode()
    links = re.findall(
        r'<a class="fix[^>]*href="([^"]*)"[^>]*aria-label="([^"]*)"', html
    )

    assert links
    assert len({url for url, _name in links}) == len(links)
    assert len({name for _url, name in links}) == len(links)
    for url, name in links:
        page = client.get(unescape(url))
        assert page.status_code == 200, url
        assert name.partition(": ")[2] in page.content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Жыл"), ("ru", "Год"), ("en", "Year")]
)
def test_the_form_names_record_fact_and_what_stands_there(
    client, film, language, words
):
    html = client.get(address("film:the-film", "year", language)).content.decode()

    assert f'<a href="/{language}/films/the-film/">' in html
    assert f"<dd>{words}</dd>" in html
    assert "<dd>2015</dd>" in html


@pytest.mark.parametrize(
    ("about", "fact", "value"),
    [
        ("film:tulpan-2008", "runtime", "100"),
        ("film:tulpan-2008", "director", "Sergei Dvortsevoy"),
        ("festival:cannes", "place", "Cannes, France"),
        ("festival:cannes", "2018", "Ayka: "),
    ],
)
def test_the_value_of_today_is_what_the_page_says(client, about, fact, value):
    html = client.get(address(about, fact, "en")).content.decode()

    assert f"<dd>{value}" in html


def test_what_is_sent_waits_for_the_editors_and_the_reader_is_thanked(client, film):
    answer = send(
        client, address("film:the-film", language="ru"), email="a@example.org"
    )
    page = client.get(answer.url)

    assert answer.status_code == 302
    assert urlsplit(answer.url).path == "/ru/corrections/thanks/"
    assert "Менің фильмім" in page.content.decode()
    correction = Correction.objects.get()
    assert (correction.record, correction.fact) == (film, "year")
    assert (correction.state, correction.language) == ("open", "ru")
    assert {name: getattr(correction, name) for name in WORDS} == WORDS
    assert correction.reply_address.email == "a@example.org"


def test_neither_form_nor_answer_sets_a_cookie(film):
    client = Client(enforce_csrf_checks=True)

    answer = send(client, address("film:the-film"))
    page = client.get(answer.url)

    assert not client.cookies
    assert "Cookie" not in page.headers.get("Vary", "")
    assert Correction.objects.exists()


def test_the_same_form_sent_twice_is_one_correction(client, film):
    url = address("film:the-film")
    sent = opened(client, url) | WORDS

    answers = [client.post(url, sent).status_code for _time in range(3)]
    client.post(url, sent | {"right": "2010"})

    assert answers == [302, 302, 302]
    assert Correction.objects.count() == 2


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "Не қате екенін бір сөйлеммен жазыңыз."),
        ("ru", "Напишите одним предложением, что неверно."),
        ("en", "Say what is wrong, in a sentence."),
    ],
)
def test_a_field_left_empty_is_asked_for_and_the_others_are_kept(
    client, film, language, sentence
):
    answer = send(client, address("film:the-film", language=language), wrong="")
    html = unescape(answer.content.decode())

    assert answer.status_code == 200
    assert sentence in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_wrong_error"' in html
    assert WORDS["evidence"] in html
    assert not Correction.objects.exists()


def test_an_address_that_is_none_is_told(client, film):
    answer = send(client, address("film:the-film", language="en"), email="me at home")

    assert "This is no e-mail address." in answer.content.decode()
    assert 'value="me at home"' in answer.content.decode()


@pytest.mark.parametrize("field", [*WORDS, "email", "homepage", "token"])
@pytest.mark.parametrize(
    "text",
    ["a\0b", "я" * 10_000, "🐎" * 100, "<script>alert(1)</script>", "\r\n", "\ufffe"],
)
def test_no_input_breaks_the_form(client, film, field, text):
    answer = send(client, address("film:the-film"), **{field: text})

    assert answer.status_code in (200, 302)
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "about=film:never-was&fact=year",
        "about=film:the-film&fact=weight",
        "about=film:the-film&fact=",
        "about=user:chief&fact=name",
        "about=&fact=year",
        "about=film&fact=year",
        "about=film:%00&fact=year",
        "about=film:the-film&fact=%00",
        f"about=film:{'a' * 5000}&fact=year",
        "about=festival:cannes&fact=20018",
        "about=film:%F0%9F%90%8E&fact=year",
    ],
)
@pytest.mark.parametrize("page", ["new", "thanks"])
def test_what_is_not_there_is_not_found(client, film, query, page):
    url = f"/kk/corrections/{page}/?{query}"

    assert client.get(url).status_code == 404
    assert client.post(f"/kk/corrections/new/?{query}", WORDS).status_code == 404


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"status": "in_review"},
        {"status": "archived"},
        {"publish_at": timezone.now() + timedelta(days=1)},
        {"unpublish_at": timezone.now() - timedelta(days=1)},
    ],
    ids=["draft", "in review", "archived", "scheduled", "over"],
)
def test_a_hidden_record_is_as_unknown_as_one_that_never_was(client, make_film, hidden):
    make_film(slug="hidden-one", **hidden)

    for page in ("new", "thanks"):
        url = f"/kk/corrections/{page}/?about=film:hidden-one&fact=year"
        unknown = client.get(url.replace("hidden-one", "never-was"))
        assert client.get(url).status_code == unknown.status_code == 404


def test_without_a_fact_the_page_tells_where_the_forms_are(client):
    page = client.get("/en/corrections/new/")

    assert page.status_code == 200
    assert "Beside each fact stands a small pencil" in page.content.decode()


def test_a_form_of_another_fact_a_forged_or_an_old_one_is_sent_again(
    client, film, monkeypatch
):
    url = address("film:the-film", language="en")
    other = opened(client, address("film:the-film", "form"))
    for token in (other["token"], "forged", ""):
        answer = client.post(url, WORDS | {"token": token})
        assert "Nothing is lost" in answer.content.decode()
        assert WORDS["evidence"] in answer.content.decode()
    old = opened(client, url)
    monkeypatch.setattr("kinoportal.corrections.forms.OPEN_FOR", -1)
    assert "Nothing is lost" in client.post(url, WORDS | old).content.decode()
    monkeypatch.undo()

    assert not Correction.objects.exists()
    fresh = re.search(r'name="token" value="([^"]*)"', answer.content.decode())[1]
    assert client.post(url, WORDS | {"token": fresh}).status_code == 302


def test_who_fills_the_field_that_nobody_sees_is_thanked_and_not_heard(client, film):
    answer = send(client, address("film:the-film"), homepage="https://spam.example")

    assert answer.status_code == 302
    assert not Correction.objects.exists()


def test_one_address_is_taken_so_many_an_hour_and_loses_no_word(client, film):
    url = address("film:the-film", language="en")
    most = dict(limits.OF_AN_ADDRESS)[limits.HOUR]
    for number in range(most):
        assert send(client, url, right=str(number)).status_code == 302

    refused = send(client, url, right="one more")
    again = client.post(url, opened(client, url) | WORDS, REMOTE_ADDR="10.1.1.1")

    assert refused.status_code == 429
    assert "again in an hour" in refused.content.decode()
    assert "one more" in refused.content.decode()
    assert again.status_code == 302
    assert Correction.objects.count() == most + 1


def test_a_household_is_one_address(client, film, monkeypatch):
    monkeypatch.setattr(limits, "OF_AN_ADDRESS", ((limits.DAY, 1),))
    url = address("film:the-film")

    def answer(number, host):
        sent = opened(client, url) | WORDS | {"right": str(number)}
        return client.post(url, sent, REMOTE_ADDR=host).status_code

    assert answer(1, "2001:db8:1:2::1") == 302
    assert answer(2, "2001:db8:1:2:aaaa::1") == 429
    assert answer(3, "2001:db8:1:3::1") == 302


def test_behind_a_proxy_the_address_is_the_one_that_it_wrote(
    client, film, monkeypatch, settings
):
    monkeypatch.setattr(limits, "OF_AN_ADDRESS", ((limits.DAY, 1),))
    settings.HTTPS = True
    url = address("film:the-film")

    def answer(number, chain):
        sent = opened(client, url) | WORDS | {"right": str(number)}
        return client.post(url, sent, headers={"X-Forwarded-For": chain}).status_code

    assert answer(1, "203.0.113.5") == 302
    assert answer(2, "made up, 203.0.113.5") == 429
    assert answer(3, "203.0.113.6") == 302


def test_addresses_are_counted_and_never_kept(client, film):
    url = address("film:the-film")
    client.post(url, opened(client, url) | WORDS, REMOTE_ADDR="203.0.113.77")

    kept = f"{cache._cache} {list(Correction.objects.values())}"
    assert "corrections-" in kept
    assert "203.0.113" not in kept


def test_all_together_are_taken_so_many_a_day(client, film, answered, monkeypatch):
    monkeypatch.setattr(limits, "OF_ALL", 2)
    answered(), answered()

    assert send(client, address("film:the-film")).status_code == 429


def test_forms_are_not_for_search_engines_and_answers_are(client, film):
    page = client.get(address("film:the-film")).content.decode()
    robots = client.get("/robots.txt").content.decode()
    sitemap = client.get("/sitemap-pages.xml").content.decode()

    assert '<meta name="robots" content="noindex' in page
    assert "Disallow: /ru/corrections/new/" in robots
    assert "/en/corrections/</loc>" in sitemap
    assert "corrections/new" not in sitemap


def test_in_latin_letters_the_readers_words_stay_as_typed(client, film):
    url = address("film:the-film").replace("/kk/", "/kk-latn/")
    html = send(client, url, wrong="").content.decode()
    answer = send(client, url, wrong="Жылы басқа", right="Қызғалдақ")

    assert 'lang="kk-Latn"' in html
    assert "Ne qate" in html
    assert urlsplit(answer.url).path == "/kk-latn/corrections/thanks/"
    assert Correction.objects.get().right == "Қызғалдақ"
    kept = send(client, url, wrong="", right="Қызғалдақ").content.decode()
    assert "Қызғалдақ</textarea>" in kept


@pytest.mark.parametrize(
    ("language", "answer"),
    [("kk", "Титрде 2009."), ("ru", "В титрах 2009."), ("en", "")],
)
def test_an_answer_is_public_in_the_readers_language_or_says_which(
    client, film, answered, language, answer
):
    answered(answer_kk="Титрде 2009.", answer_ru="В титрах 2009.")

    html = client.get(f"/{language}/corrections/").content.decode()

    assert f'href="/{language}/films/the-film/"' in html
    assert (answer or '<span lang="kk">Титрде 2009.</span>') in html


def test_open_corrections_and_readers_words_are_not_public(client, answered):
    answered(state="open", answer_kk="Әлі жазып жатырмыз", right="ашық-сөз")
    answered(right="жасырын-сөз")
    answered(right="көрінетін-сөз", shows_words=True)

    html = client.get("/kk/corrections/").content.decode()

    assert "Әлі жазып жатырмыз" not in html
    assert "ашық-сөз" not in html
    assert "жасырын-сөз" not in html
    assert "көрінетін-сөз" in html
    assert 'data-total="2"' in html


def test_answers_about_hidden_and_deleted_records_are_not_public(
    client, answered, make_film, make_person
):
    draft, gone = make_film(), make_person()
    shown = answered(make_person(name_kk="Көрінетін Адам"))
    answered(draft), answered(gone)
    draft.withdraw()
    gone.delete()

    page = client.get("/kk/corrections/")

    assert list(page.context["object_list"]) == [shown]
    assert "Көрінетін Адам" in page.content.decode()


def test_the_newest_answers_stand_first_page_by_page(client, answered):
    now = timezone.now()
    made = [answered(answered_at=now - timedelta(hours=n)) for n in range(52)]

    first = client.get("/kk/corrections/")
    second = client.get("/kk/corrections/?page=2")

    assert list(first.context["object_list"]) == made[:50]
    assert list(second.context["object_list"]) == made[50:]
    assert client.get("/kk/corrections/?page=x").status_code == 200


def test_the_page_of_answers_asks_as_much_for_many_as_for_few(
    client, answered, make_film, make_person, django_assert_max_num_queries
):
    def ask():
        with django_assert_max_num_queries(20) as made:
            client.get("/kk/corrections/")
        return len(made)

    answered(make_film()), answered(make_person(), fact="name")
    ask()
    few = ask()
    for _each in range(8):
        answered(make_film()), answered(make_person(), fact="name")

    assert ask() == few


def test_words_that_cannot_be_written_down_just_now_still_stand_in_the_form(
    client, film, monkeypatch
):
    def locked(form):
        raise OperationalError("database is locked")

    monkeypatch.setattr(CorrectionForm, "save", locked)

    page = send(client, address("film:the-film"))

    html = page.content.decode()
    assert page.status_code == 503
    assert "бір минуттан кейін қайта жіберіңіз" in html and "locked" not in html
    assert all(words in html for words in WORDS.values())
