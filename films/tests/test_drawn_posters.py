"""Posters wait for the reader, drawn when a film was saved, and are never outdated."""

import json
import re
import zlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from films.models import DrawnPosters, Film
from kinoportal.posters import kept, poster
from kinoportal.tests.sending import form_of, send
from people.models import Person

pytestmark = pytest.mark.django_db


def kept_for(film):
    """Title and director of the posters kept for a film, each drawn with both."""
    stored = DrawnPosters.objects.get(film=film)
    assert all(svg == poster(*sheet) for sheet, svg in stored.posters.items())
    return {(sheet.title, sheet.director) for sheet in stored.posters}


def marked(film, mark):
    """Puts another picture in the place of each that is kept."""
    stored = DrawnPosters.objects.get(film=film)
    edition, drawn = json.loads(zlib.decompress(bytes(stored.packed)))
    drawn = [[*given, f"<svg><title>{mark}</title></svg>"] for *given, _svg in drawn]
    stored.packed = zlib.compress(json.dumps([edition, drawn]).encode())
    stored.save()


def test_an_import_keeps_a_poster_of_every_film_in_each_of_its_titles(catalogue_tables):
    titles = {
        row["key"]: {row[f"title_{code}"] for code in ("kk", "ru", "en")} - {""}
        for row in catalogue_tables["films"]
    }
    kept_posters = DrawnPosters.objects.select_related("film")

    assert {row.film.slug for row in kept_posters} == set(titles)
    for row in kept_posters:
        assert {sheet.title for sheet in row.posters} == titles[row.film.slug]
        for sheet, svg in row.posters.items():
            assert svg == poster(*sheet)


@pytest.mark.parametrize("path", ["films/?q=Tulpan", "films/tulpan-2008/"])
def test_a_page_shows_the_poster_that_is_kept(client, path):
    marked(Film.objects.get(slug="tulpan-2008"), "kept before")

    assert "kept before" in client.get(f"/ru/{path}").content.decode()


def test_a_poster_that_the_film_has_outgrown_is_not_shown(client):
    film = Film.objects.get(slug="tulpan-2008")
    marked(film, "kept before")
    director = Person.objects.filter(credits__film=film, credits__role="director")
    director.update(name_ru="Другой Режиссёр")

    page = client.get("/ru/films/tulpan-2008/").content.decode()

    assert "kept before" not in page
    assert re.search("<text[^>]*>Другой Режиссёр</text>", page)


def test_posters_are_drawn_when_the_desk_saves_a_film(editor_client, make_film):
    film = make_film(title_kk="Бірінші", title_ru="Первое", title_en="First")

    send(editor_client, film, form_of(editor_client, film, title_ru="Второе имя"))

    titles = {title for title, _director in kept_for(film)}
    assert titles == {"Бірінші", "Второе имя", "First"}


def test_posters_are_drawn_when_a_director_is_renamed(
    editor_client, make_film, make_person
):
    director = make_person(name_kk="Ескі Есім", name_ru="", name_en="")
    film = make_film(title_kk="Атау", title_ru="", title_en="", directors=[director])

    form = form_of(editor_client, director, name_kk="Жаңа Есім")
    send(editor_client, director, form)

    assert kept_for(film) == {("Атау", "Жаңа Есім")}


def test_a_change_that_waits_leaves_the_posters(editor_client, make_film):
    film = make_film(title_kk="Көрінетін", title_ru="", title_en="")
    send(editor_client, film, form_of(editor_client, film))
    before = kept_for(film)

    form = form_of(editor_client, film, title_kk="Күтіп тұрған")
    send(editor_client, film, form, button="_draft")

    assert kept_for(film) == before


def test_what_looks_as_before_is_not_written_again():
    DrawnPosters.renew(Film.objects.all())

    with CaptureQueriesContext(connection) as queries:
        DrawnPosters.renew(Film.objects.all())

    assert not [q["sql"] for q in queries if q["sql"].startswith("INSERT")]


def test_posters_of_another_edition_of_the_drawing_count_for_nothing(monkeypatch):
    stored = DrawnPosters.objects.first()
    monkeypatch.setattr(kept, "EDITION", kept.EDITION + 1)

    assert stored.posters == {}
