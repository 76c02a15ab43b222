"""Kept pages are never older than the catalogue."""

import gzip
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.utils import timezone

from films.models import Film
from kinoportal import catalogue, page_cache
from kinoportal.models import Correction, UnansweredQuery

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_pages(settings):
    settings.KEPT_PAGES = 100
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def test_a_second_reader_gets_the_same_page_for_one_question(
    client, django_assert_num_queries
):
    first = client.get("/kk/films/").content

    with django_assert_num_queries(1):  # which version the catalogue has
        assert client.get("/kk/films/").content == first


def test_a_change_shows_at_once_and_a_withdrawn_film_is_gone(client, make_film):
    film = make_film(title_ru="Тихая запруда")
    path = f"/ru/films/{film.slug}/"
    assert "Тихая запруда" in client.get(path).content.decode()

    film.title_ru = "Громкая запруда"
    film.save()
    assert "Громкая запруда" in client.get(path).content.decode()

    film.archive()
    assert client.get(path).status_code == 404


def test_a_date_that_comes_shows_and_hides_without_any_change(
    client, make_film, monkeypatch
):
    tomorrow = timezone.now() + timedelta(days=1)
    film = make_film(title_en="Qwzxq", publish_at=tomorrow)
    paths = f"/en/films/{film.slug}/", "/en/films/?q=qwzxq"
    assert client.get(paths[0]).status_code == 404
    assert b"/films/qwzxq" not in client.get(paths[1]).content

    later = tomorrow + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert client.get(paths[0]).status_code == 200
    assert film.slug.encode() in client.get(paths[1]).content


def test_a_new_day_has_a_page_of_its_own(client, monkeypatch):
    client.get("/kk/")
    kept = len(caches["pages"]._cache)
    morrow = timezone.localdate() + timedelta(days=1)

    monkeypatch.setattr(page_cache.timezone, "localdate", lambda: morrow)
    client.get("/kk/")

    assert len(caches["pages"]._cache) == kept + 1


def test_languages_scripts_hosts_and_queries_have_pages_of_their_own(client, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    pages = {
        client.get(path, HTTP_HOST=host).content
        for path in ("/kk/about/", "/kk-latn/about/", "/ru/about/", "/kk/about/?page=2")
        for host in settings.ALLOWED_HOSTS
    }

    assert len(pages) == 8


def test_a_page_is_sent_compressed_and_not_again_to_who_has_it(client):
    plain = client.get("/en/films/")
    packed = client.get("/en/films/", headers={"accept-encoding": "br, gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert int(packed["Content-Length"]) == len(packed.content)
    assert gzip.decompress(packed.content) == plain.content
    refusing = client.get("/en/films/", headers={"accept-encoding": "gzip;q=0, br"})
    assert refusing.content == plain.content
    again = client.get("/en/films/", headers={"if-none-match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_not_for_everybody_is_not_kept(client, make_film):
    make_film(status="draft")
    for path in ("/kk/surprise/", "/kk/films/no-such-film/", "/kk", "/admin/login/"):
        client.get(path)
    client.get("/kk/films/", headers={"authorization": "Basic YTpi"})
    client.post("/kk/films/")
    client.get("/kk/films/?q=" + "a" * 600)

    assert not caches["pages"]._cache


def test_a_form_with_a_token_is_made_for_each_reader(client, make_film):
    film = make_film()

    form = client.get(f"/en/corrections/new/?about=film:{film.slug}&fact=year")

    assert form.status_code == 200
    assert "no-store" in form["Cache-Control"]
    assert not caches["pages"]._cache


def test_an_answer_to_a_reader_shows_at_once_and_a_question_changes_nothing(
    client, make_row
):
    correction = make_row(Correction)
    client.get("/en/corrections/")
    version = catalogue.version()

    correction.pk, correction.form_key = None, uuid4()
    correction.save()
    assert catalogue.version() == version

    correction.state, correction.answer_en = "accepted", "Quite right, wombat."
    correction.save()
    assert "wombat" in client.get("/en/corrections/").content.decode()


def test_queries_in_vain_are_counted_each_time(client):
    for _ in range(2):
        client.get("/kk/search/", {"q": "Qwzxqwzx"})

    assert UnansweredQuery.objects.get().count == 2


def test_changes_in_bulk_that_say_so_show_too(client, make_film):
    film = make_film(title_en="Before")
    path = f"/en/films/{film.slug}/"
    client.get(path)

    Film.objects.filter(pk=film.pk).update(title_en="Afterwards")
    catalogue.changed()

    assert b"Afterwards" in client.get(path).content
