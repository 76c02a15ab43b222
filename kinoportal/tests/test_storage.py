"""Pictures lie where MEDIA_STORAGE says: here a storage that has no folders."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from films.models import FilmPicture
from kinoportal import environment, keeping
from kinoportal.management.commands import empty_trash
from kinoportal.tests.sending import form_of, picture_file, send

MEMORY = "django.core.files.storage.InMemoryStorage"


@pytest.fixture(autouse=True)
def elsewhere(settings, monkeypatch, db):
    monkeypatch.setenv("MEDIA_STORAGE", f"{MEMORY}?base_url=https://bucket.example/")
    given = environment.storage("MEDIA_STORAGE")
    settings.STORAGES = settings.STORAGES | {"default": given}


@pytest.fixture
def picture(make_film):
    image = ContentFile(picture_file(size=(700, 400)).read(), "photo.jpg")
    return FilmPicture.objects.create(
        film=make_film(), kind="poster", image=image, alt_kk="Дала", credit="Біреу"
    )


def test_the_class_and_what_it_takes_come_from_one_variable():
    assert environment.storage("MEDIA_STORAGE") == {
        "BACKEND": MEMORY,
        "OPTIONS": {"base_url": "https://bucket.example/"},
    }


def test_a_picture_sent_by_an_editor_is_shown_to_readers_from_here(
    editor_client, client, make_film
):
    film = make_film()
    sent = form_of(editor_client, film) | {
        "pictures-TOTAL_FORMS": 1,
        "pictures-0-id": "",
        "pictures-0-kind": "still",
        "pictures-0-image": picture_file(size=(700, 400)),
        "pictures-0-credit": "Біреу",
        "pictures-0-licence": "CC BY 4.0",
        "pictures-0-alt_kk": "Дала",
        "pictures-0-focal_x": 50,
        "pictures-0-focal_y": 50,
        "pictures-0-order": 0,
    }

    send(editor_client, film, sent)

    page = client.get(film.get_absolute_url()).content.decode()
    addresses = re.findall(r"/media/filmpicture/[0-9a-f]{32}[-0-9]*\.\w+", page)
    assert {address.rpartition(".")[2] for address in addresses} == {"jpg", "webp"}
    assert "bucket.example" not in page
    for address in addresses:
        assert b"".join(client.get(address).streaming_content)


def test_a_picture_of_a_film_taken_back_is_not_sent(client, picture):
    assert client.get(picture.url).status_code == 200

    picture.film.withdraw()

    assert client.get(picture.url).status_code == 404


def test_a_file_that_has_gone_leaves_a_placeholder(client, picture):
    default_storage.delete(picture.image.name)

    assert not picture.is_there
    assert client.get(picture.url).status_code == 404
    assert (
        picture.url not in client.get(picture.film.get_absolute_url()).content.decode()
    )


def test_files_that_nothing_names_are_deleted_for_good(picture, monkeypatch):
    before = picture.image.name
    picture.image = ContentFile(picture_file(size=(300, 200)).read(), "b.jpg")
    picture.save()
    monkeypatch.setattr(empty_trash, "JUST_SENT", timedelta(0))
    later = timezone.now() + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)

    call_command("empty_trash", verbosity=0)

    assert not default_storage.exists(before)
    assert default_storage.exists(picture.image.name)


def test_without_folders_there_is_nothing_to_delete():
    call_command("empty_trash", verbosity=0)


def test_a_picture_is_kept_while_another_form_forgets_the_old_ones(monkeypatch):
    """What was listed may be gone before it is looked at."""
    gone = "0" * 32 + ".jpg"
    monkeypatch.setattr(default_storage, "listdir", lambda path: ([], [gone]))

    name = keeping.keep(ContentFile(b"picture", "photo.jpg"))

    assert keeping.kept(name).read() == b"picture"
