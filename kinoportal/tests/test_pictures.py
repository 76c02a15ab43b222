"""Uploads: what is taken, what is refused and in which words, what is kept."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.template.loader import render_to_string
from django.utils import translation
from PIL import Image

from films.models import Film, FilmPicture
from kinoportal import revisions, uploads
from kinoportal.tests.sending import picture_file


def refusal(data, name="photo.jpg"):
    with translation.override("en"):
        with pytest.raises(ValidationError) as refused:
            uploads.cleaned(SimpleUploadedFile(name, data))
        return refused.value.code, refused.value.messages[0]


def png_of(width, height):
    """A header that promises this many pixels, and next to no data behind it."""

    def chunk(kind, data):
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", crc(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    )


def crc(data):
    return zlib.crc32(data) & 0xFFFFFFFF


def moving(kind):
    written = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green")]
    frames[0].save(written, kind, save_all=True, append_images=frames[1:])
    return written.getvalue()


JPEG = picture_file().read()


@pytest.mark.parametrize(
    ("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_the_three_formats_are_taken_whatever_the_file_is_called(kind, suffix):
    taken = uploads.cleaned(picture_file(kind, name="whatever.gif"))

    with Image.open(taken) as picture:
        assert (picture.format, picture.size) == (kind, (800, 600))
    assert taken.name == f"picture.{suffix}"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "other_format", "EPS"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "other_format", "SVG"),
        (b'\n<?xml version="1.0"?><svg/>', "other_format", "SVG"),
        (moving("GIF"), "other_format", "GIF"),
        (b"SIMPLE  =                    T", "other_format", "FITS"),
        (b"%PDF-1.7", "other_format", "PDF"),
        (b"just a letter", "no_picture", "not a picture"),
        (JPEG[: len(JPEG) // 2], "broken", "broken"),
        (png_of(10_000, 5_000), "too_many_pixels", "40 million"),
        (png_of(100_000, 100_000), "too_many_pixels", "40 million"),
        (png_of(400, 300), "broken", "broken"),
        (moving("WEBP"), "animated", "moves"),
        (moving("PNG"), "animated", "moves"),
        (JPEG + bytes(20 * 1024 * 1024), "too_large", "20 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_everything_else_is_refused_in_a_sentence_that_says_why(data, code, words):
    found, sentence = refusal(data)

    assert found == code
    assert words in sentence


def test_too_many_pixels_are_refused_before_they_are_decoded(monkeypatch):
    def decode(picture):
        raise AssertionError("decoded")

    monkeypatch.setattr(Image.Image, "load", decode)

    assert refusal(png_of(10_000, 5_000))[0] == "too_many_pixels"


def test_a_scan_in_greys_of_16_bits_keeps_its_greys():
    scan, written = Image.new("I;16", (3, 1)), io.BytesIO()
    for place, grey in enumerate((0, 0x8000, 0xFFFF)):
        scan.putpixel((place, 0), grey)
    scan.save(written, "PNG")

    taken = uploads.cleaned(SimpleUploadedFile("scan.png", written.getvalue()))

    with Image.open(taken) as kept:
        assert [kept.getpixel((place, 0)) for place in range(3)] == [0, 128, 255]


def test_the_place_where_it_was_taken_is_not_kept_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825)[2] = (43.0, 14.0, 0.0)
    sent = picture_file(exif=exif, comment=b"at home")

    taken = uploads.cleaned(sent)

    with Image.open(taken) as picture:
        assert picture.size == (600, 800)
        assert not dict(picture.getexif())
        assert "comment" not in picture.info
    assert b"Maker" not in taken.read()


@pytest.fixture
def picture(make_film, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return FilmPicture.objects.create(
        film=make_film(),
        kind="poster",
        image=ContentFile(picture_file(size=(1000, 500)).read(), "a.jpg"),
        alt_en="A steppe",
        credit="Somebody",
        focal_x=72,
        focal_y=18,
    )


def files(folder):
    return sorted(path.name for path in Path(folder).rglob("*") if path.is_file())


def test_a_picture_is_kept_in_several_widths_but_never_wider_than_it_is(
    picture, tmp_path
):
    stem = Path(picture.image.name).stem

    assert files(tmp_path) == sorted(
        [f"{stem}.jpg", f"{stem}-320.webp", f"{stem}-640.webp", f"{stem}-1000.webp"]
    )
    with Image.open(tmp_path / f"filmpicture/{stem}-640.webp") as small:
        assert small.size == (640, 320)


def age(folder):
    for path in Path(folder).rglob("*"):
        os.utime(path, (0, 0))


def test_files_stay_while_the_history_names_them(picture, tmp_path, editor):
    revisions.record(picture.film, user=editor, origin="form")
    picture.film.delete()
    age(tmp_path)

    call_command("empty_trash", verbosity=0)

    assert Path(picture.image.name).name in files(tmp_path)


def test_files_that_nothing_names_are_deleted_for_good(picture, tmp_path):
    before = Path(picture.image.name).stem
    picture.image = ContentFile(picture_file(size=(300, 200)).read(), "b.jpg")
    picture.save()
    age(tmp_path)

    call_command("empty_trash", verbosity=0)

    after = Path(picture.image.name).stem
    assert before != after
    assert files(tmp_path) == sorted([f"{after}.jpg", f"{after}-300.webp"])


def test_a_page_shows_the_picture_with_its_widths_its_text_and_its_author(picture):
    with translation.override("en"):
        html = render_to_string("components/picture.html", {"picture": picture})

    assert 'alt="A steppe"' in html
    assert 'width="1000" height="500"' in html
    assert "-320.webp 320w" in html
    assert "-1000.webp 1000w" in html
    assert 'class="fx-7 fy-2"' in html
    assert "<figcaption>Somebody</figcaption>" in html


def test_a_missing_file_leaves_a_placeholder(picture):
    picture.image.storage.delete(picture.image.name)

    with translation.override("en"):
        html = render_to_string("components/picture.html", {"picture": picture})

    assert "The picture is missing" in html
    assert "<img" not in html


def test_a_decorative_picture_has_an_empty_alternative(picture):
    picture.is_decorative = True

    html = render_to_string("components/picture.html", {"picture": picture})

    assert 'alt=""' in html


def test_an_uploaded_poster_stands_on_the_card_of_the_film_without_a_query(
    picture, django_assert_num_queries
):
    film = Film.objects.for_cards().get(pk=picture.film_id)

    with django_assert_num_queries(0):
        card = render_to_string("components/film_card.html", {"film": film})

    assert picture.image.url in card
