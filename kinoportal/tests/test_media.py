"""Stored pictures are served by their random names, and nothing else is."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

NAME = "filmpicture/" + "0123456789abcdef" * 2


@pytest.fixture
def stored():
    def store(name):
        kept = default_storage.save(name, ContentFile(b"picture"))
        return f"/media/{kept}"

    return store


@pytest.mark.parametrize("name", [f"{NAME}.jpg", f"{NAME}-640.webp"])
def test_a_stored_picture_is_served_for_good(client, stored, name):
    answer = client.get(stored(name))

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"picture"
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


@pytest.mark.parametrize(
    "name", ["notes.txt", "filmpicture/plan.svg", "filmpicture/index.html"]
)
def test_a_file_of_another_shape_is_not_served(client, stored, name):
    assert client.get(stored(name)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [f"/media/{NAME}.png", "/media/../secret-key", "/media/%2e%2e/x", "/media/a/b/c"],
)
def test_what_is_not_there_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_a_picture_is_only_read(client, stored):
    assert client.post(stored(f"{NAME}.jpg")).status_code == 405
