"""Stored pictures are served by their random names, and nothing else is."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from films.models import FilmPicture
from kinoportal.admin import previewing
from kinoportal.models import PreviewLink
from kinoportal.tests.sending import picture_file

NAME = "filmpicture/" + "0123456789abcdef" * 2


@pytest.fixture
def stored():
    def store(name):
        kept = default_storage.save(name, ContentFile(b"picture"))
        return f"/media/{kept}"

    return store


@pytest.fixture
def picture(make_film, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = ContentFile(picture_file().read(), "photo.jpg")
    return FilmPicture.objects.create(film=make_film(), image=image, alt_kk="Дала")


def urls(picture):
    whole = picture.image.url
    return {whole: "image/jpeg", whole.replace(".jpg", "-320.webp"): "image/webp"}


def test_a_picture_of_a_public_film_is_served_in_each_width(client, picture):
    for url, kind in urls(picture).items():
        answer = client.get(url)
        assert answer.status_code == 200
        assert answer["Content-Type"] == kind
        assert "max-age=86400" in answer["Cache-Control"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert not answer.cookies


def test_a_picture_goes_from_sight_with_its_film(client, picture):
    picture.film.withdraw()

    for url in urls(picture):
        assert client.get(url).status_code == 404


@pytest.mark.parametrize("ended", ["revoked_at", "expires_at"])
def test_a_picture_of_a_preview_is_seen_as_long_as_its_link_holds(
    client, editor, picture, ended
):
    picture.film.withdraw()
    link = previewing.make_link(picture.film, editor)
    page = client.get(previewing.address_of(link, "kk")).content.decode()
    url = re.search(r'src="(/media/filmpicture/[^" ]+shown=[^" ]+)"', page).group(1)
    assert client.get(url)["Cache-Control"] == "no-store"

    before = timezone.now() - timedelta(seconds=1)
    PreviewLink.objects.filter(pk=link.pk).update(**{ended: before})

    assert client.get(url).status_code == 404


def test_a_picture_without_a_row_is_not_served(client, db, stored):
    assert client.get(stored(f"{NAME}.jpg")).status_code == 404


@pytest.mark.parametrize(
    "name", ["notes.txt", "filmpicture/plan.svg", "filmpicture/index.html"]
)
def test_a_file_of_another_shape_is_not_served(client, db, stored, name):
    assert client.get(stored(name)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [f"/media/{NAME}.png", "/media/../secret-key", "/media/%2e%2e/x", "/media/a/b/c"],
)
def test_what_is_not_there_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_a_picture_is_only_read(client, stored):
    assert client.post(stored(f"{NAME}.jpg")).status_code == 405
