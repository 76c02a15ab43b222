"""Pictures beside links: drawn once, of public records alone, in Kazakh letters."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from kinoportal.cards import SIZE, Card, compose, draw
from kinoportal.cards.outlines import outlines
from kinoportal.posters import poster

from .crawling import HOST, Page

LANGUAGES = ["kk", "ru", "en"]
RECORDS = {
    "film": "/films/tulpan-2008/",
    "person": "/people/darezhan-omirbaev/",
    "theme": "/themes/corruption/",
    "festival": "/festivals/cannes/",
    "article": "/articles/the-new-wave/",
    "portal": "/",
}


@pytest.fixture
def cards(settings, tmp_path):
    """The folder in which a test's cards are kept."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "cards"


def picture(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", RECORDS)
def test_a_page_names_its_card_and_the_card_is_there(client, cards, kind, language):
    page = Page("", client.get(f"/{language}{RECORDS[kind]}"))
    url = f"/{language}{RECORDS[kind]}card.png"

    answer = client.get(url)

    assert f'<meta property="og:image" content="{HOST}{url}">' in page.html
    assert picture(answer.content).size == SIZE
    assert answer["Content-Type"] == "image/png"
    assert "max-age=86400" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/kk/films/", "/ru/programmes/kazakhfilm/", "/en/about/"]
)
def test_a_page_without_a_card_of_its_own_has_the_portals(client, path):
    html = client.get(path).content.decode()

    assert f'<meta property="og:image" content="{HOST}{path[:4]}card.png">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["draft", "in_review", "archived"])
def test_a_hidden_record_has_no_card(
    client, status, make_film, make_person, make_theme, make_festival, make_article
):
    for make in (make_film, make_person, make_theme, make_festival, make_article):
        record = make(status=status)
        assert client.get(f"{record.get_absolute_url()}card.png").status_code == 404


@pytest.mark.django_db
def test_a_card_that_was_drawn_goes_from_sight_with_its_record(
    client, cards, make_film
):
    film = make_film()
    url = f"/kk/films/{film.slug}/card.png"
    assert client.get(url).status_code == 200

    film.withdraw()

    assert client.get(url).status_code == 404
    [kept] = cards.rglob("*.png")
    stored = kept.relative_to(settings.MEDIA_ROOT).as_posix()
    assert client.get(f"/media/{stored}").status_code == 404
    assert client.get(f"/media/cards/{kept.name}").status_code == 404


@pytest.mark.django_db
def test_a_card_is_drawn_once_and_anew_when_its_record_changes(
    client, cards, make_film, monkeypatch
):
    film = make_film(title_kk="Тұлпар")
    url = f"/kk/films/{film.slug}/card.png"
    first = client.get(url)
    with monkeypatch.context() as patched:
        patched.setattr("kinoportal.cards.keeping.draw", None)
        assert client.get(url).content == first.content
        same = client.get(url, headers={"if-none-match": first["ETag"]})
        assert same.status_code == 304

    film.title_kk = "Ақсақ құлан"
    film.save()
    second = client.get(url)

    assert second["ETag"] != first["ETag"]
    assert second.content != first.content
    assert len(list(cards.rglob("*.png"))) == 1


@pytest.mark.django_db
def test_a_hidden_director_stands_on_no_card(client, cards, make_film, make_person):
    """With and without the hidden name the card is the same picture."""
    film = make_film()
    url = f"/kk/films/{film.slug}/card.png"
    before = client.get(url)["ETag"]

    film.credits.create(person=make_person(status="draft"), role="director")

    assert client.get(url)["ETag"] == before


@pytest.mark.django_db
def test_a_card_is_sent_though_the_disk_is_full(client, cards, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    answer = client.get("/kk/card.png")

    assert picture(answer.content).size == SIZE
    assert not list(cards.rglob("*.*"))


def test_every_letter_of_kazakh_is_drawn_as_itself():
    """A letter that a font lacks would come out as an empty box, like any other."""
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЪъŌōŠš"
    drawn = {letter: draw(compose(Card(letter * 3), ""), *SIZE) for letter in letters}

    assert len(set(drawn.values())) == len(letters)


def test_a_poster_on_a_card_keeps_its_colours():
    """1938, the horizon: ground #07090F below, the sky's #141B30 above."""
    svg = poster("tulpan-2008", "Тұлпан", 1938, "")

    drawn = picture(draw(svg, 200, 300)).convert("RGB")

    assert drawn.getpixel((196, 2)) == (0x14, 0x1B, 0x30)
    assert drawn.getpixel((196, 296)) == (0x07, 0x09, 0x0F)


@pytest.mark.parametrize(
    ("data", "last"),
    [
        ("M10 10L30 10", (30, 10)),
        ("M10 10l20 5", (30, 15)),
        ("M10 10h5v5H0", (0, 15)),
        ("M0 0C1 1 2 2 9 3", (9, 3)),
        ("M0 0Q5 5 10 0", (10, 0)),
        ("M0 0A5 5 0 0 1 10 0", (10, 0)),
        ("M6 19a10 10 0 0 1 20 0", (26, 19)),
    ],
)
def test_a_path_ends_where_its_data_says(data, last):
    [(points, is_closed)] = outlines(data)

    assert points[-1] == pytest.approx(last)
    assert not is_closed


@pytest.mark.parametrize(("sweep", "height"), [(1, -5), (0, 5)])
def test_an_arc_bends_to_the_side_that_it_names(sweep, height):
    """Half a circle of radius 5 over the line from 0 to 10; down is positive."""
    [(points, _closed)] = outlines(f"M0 0A5 5 0 0 {sweep} 10 0")

    furthest = max((y for _x, y in points), key=abs)
    assert furthest == pytest.approx(height, abs=0.05)
