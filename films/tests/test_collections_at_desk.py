"""A collection's films keep the order that an editor gives them, by number alone."""

import pytest
from django.urls import reverse

from kinoportal.tests.sending import as_sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection(make_collection, make_film):
    made = make_collection()
    for order in (1, 2, 3):
        made.collection_films.create(film=make_film(), order=order)
    return made


def test_numbers_order_the_films_of_a_collection_and_each_has_its_note(
    client, editor_client, collection, make_film
):
    first, second, third = collection.collection_films.all()
    added = make_film()
    url = reverse("admin:films_collection_change", args=[collection.pk])
    sent = as_sent(editor_client.get(url), "collection_form")
    sent |= {
        "collection_films-0-order": 4,
        "collection_films-1-DELETE": "on",
        "collection_films-2-note_kk": "Түнгі дала",
        "collection_films-TOTAL_FORMS": 4,
        "collection_films-3-collection": collection.pk,
        "collection_films-3-film": added.pk,
        "collection_films-3-order": 1,
        "collection_films-3-note_ru": "Начало",
    }

    assert editor_client.post(url, sent).status_code == 302

    page = client.get(f"/kk/collections/{collection.slug}/")
    rows = page.context["rows"]
    assert [row.film for row in rows] == [added, third.film, first.film]
    assert [row.note_kk for row in rows] == ["", "Түнгі дала", ""]
    assert '<span lang="ru">Начало</span>' in page.content.decode()
    assert second.film.title_kk not in page.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_form_says_its_keys_and_how_rows_are_moved(
    editor_client, collection, language
):
    editor_client.cookies["django_language"] = language
    url = reverse("admin:films_collection_change", args=[collection.pk])

    page = editor_client.get(url).content.decode()

    assert 'id="desk-keys"' in page
    for script in ("keys", "copy", "rows"):
        assert f"kinoportal/desk/{script}.js" in page
    english = "Drag, or move by Alt+Up and Alt+Down"
    assert (english in page) == (language == "en")


def test_a_film_that_readers_do_not_see_is_named_when_the_collection_is_saved(
    editor_client, collection, make_film
):
    hidden, removed = make_film(status="draft"), make_film(status="draft")
    collection.collection_films.create(film=hidden, order=4)
    collection.collection_films.create(film=removed, order=5)
    url = reverse("admin:films_collection_change", args=[collection.pk])
    sent = as_sent(editor_client.get(url), "collection_form")

    page = editor_client.post(
        url, sent | {"collection_films-4-DELETE": "on"}, follow=True
    )

    said = " ".join(str(message) for message in page.context["messages"])
    assert str(hidden) in said
    assert str(removed) not in said
