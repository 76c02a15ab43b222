"""Pictures at the desk: sent one by one or together, cut, described, permitted."""

import io
import re

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kinoportal.tests.sending import address, as_sent, picture_file

WHOLE = {"alt_kk": "Дала", "credit": "Қазақфильм", "licence": "рұқсатпен"}
NOT_A_PICTURE = b"%!PS-Adobe"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def english_desk(editor_client):
    editor_client.cookies["django_language"] = "en"
    return editor_client


@pytest.fixture
def send(english_desk):
    """Posts the form of a film as it came, with what is given on top."""

    def build(film, **fields):
        url = reverse("admin:films_film_change", args=[film.pk])
        sent = as_sent(english_desk.get(url), "film_form")
        return english_desk.post(url, sent | fields)

    return build


def row(number=0, **fields):
    given = {"kind": "still", "focal_x": 50, "focal_y": 50, "order": 0} | fields
    named = {f"pictures-{number}-{name}": value for name, value in given.items()}
    return {"pictures-TOTAL_FORMS": number + 1} | named


def errors_of(response):
    rows = next(
        inline.formset
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.prefix == "pictures"
    )
    return [form.errors for form in rows.forms]


def add_picture(film, **fields):
    return film.pictures.create(image=picture_file(), kind="still", **fields)


def test_an_editor_uploads_a_picture_in_the_form_of_the_film(send, make_film):
    film = make_film()

    response = send(film, **row(image=picture_file(), **WHOLE))

    assert response.status_code == 302
    assert film.pictures.get().width == 800


def test_a_refusal_stands_beside_the_field_and_names_the_file(send, make_film):
    film = make_film()
    bad = SimpleUploadedFile("poster.jpg", NOT_A_PICTURE)

    response = send(film, **row(image=bad, **WHOLE))

    (errors,) = errors_of(response)
    assert response.status_code == 200
    assert "EPS" in errors["image"][0]
    assert "poster.jpg" in errors["image"][0]
    assert not film.pictures.exists()


def test_several_files_become_rows_in_the_order_they_were_dropped(send, make_film):
    film = make_film(status="draft")
    files = [picture_file(size=(width, 300)) for width in (400, 500, 600)]

    response = send(film, **{"pictures-files": files})

    assert response.status_code == 302
    assert [p.width for p in film.pictures.all()] == [400, 500, 600]
    assert {p.kind for p in film.pictures.all()} == {"still"}


def test_of_several_files_the_bad_one_is_named_and_the_good_ones_are_kept(
    english_desk, send, make_film
):
    film = make_film(status="draft")
    files = [
        picture_file(size=(400, 300)),
        SimpleUploadedFile("letter.jpg", NOT_A_PICTURE),
        picture_file("PNG", size=(600, 300)),
    ]

    refused = send(film, **{"pictures-files": files})

    assert refused.status_code == 200
    assert not film.pictures.exists()
    first, second, third = errors_of(refused)
    assert not first
    assert not third
    assert "letter.jpg" in second["image"][0]

    again = as_sent(refused, "film_form")
    url = reverse("admin:films_film_change", args=[film.pk])
    assert english_desk.post(url, again).status_code == 302
    assert [p.width for p in film.pictures.all()] == [400, 600]


def test_a_kept_file_is_not_squeezed_a_second_time(english_desk, send, make_film):
    film = make_film(status="draft")
    noise = Image.effect_noise((300, 200), 90)
    written = io.BytesIO()
    noise.save(written, "JPEG", quality=95)
    sent = SimpleUploadedFile("noise.jpg", written.getvalue())
    refused = send(film, slug="not an address", **row(image=sent))
    page = refused.content.decode()
    shown = re.search(r'src="(/admin/films/filmpicture/file/[^"]+)"', page)[1]
    first = b"".join(english_desk.get(shown).streaming_content)

    again = as_sent(refused, "film_form") | {"slug": "noise"}
    english_desk.post(reverse("admin:films_film_change", args=[film.pk]), again)

    with film.pictures.get().image.open() as stored:
        assert stored.read() == first


@pytest.mark.parametrize("name", ["../secret-key", "0" * 32 + ".svg", "0" * 32, ""])
def test_a_forged_name_of_a_kept_file_is_no_file(send, make_film, name):
    film = make_film(status="draft")

    response = send(film, **row(**{"image-kept": name, "alt_kk": "Дала"}))

    assert response.status_code == 200
    assert "image" in errors_of(response)[0]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("credit", "Name the author or owner of the picture “Дала”."),
        ("licence", "Name the licence or permission of the picture “Дала”."),
        ("alt_kk", "Say in at least one language what picture 1 shows"),
    ],
)
def test_a_picture_without_rights_or_words_keeps_a_film_from_readers(
    send, make_film, missing, words
):
    film = make_film()
    fields = WHOLE | {missing: ""}

    response = send(film, **row(image=picture_file(), **fields))

    assert response.status_code == 200
    assert words in errors_of(response)[0][missing][0]
    assert not film.pictures.exists()

    draft = make_film(status="draft")
    assert send(draft, **row(image=picture_file(), **fields)).status_code == 302
    assert draft.pictures.count() == 1


def test_a_decorative_picture_needs_no_words(send, make_film):
    film = make_film()
    fields = WHOLE | {"alt_kk": "", "is_decorative": "on"}

    assert send(film, **row(image=picture_file(), **fields)).status_code == 302
    assert film.pictures.get().is_decorative


def test_a_picture_on_its_own_page_keeps_to_the_rule_too(english_desk, make_film):
    picture = add_picture(make_film(), **WHOLE)
    url = reverse("admin:films_filmpicture_change", args=[picture.pk])
    sent = as_sent(english_desk.get(url), "filmpicture_form")

    refused = english_desk.post(url, sent | {"licence": ""})

    picture.refresh_from_db()
    assert refused.status_code == 200
    assert picture.licence == WHOLE["licence"]
    assert english_desk.post(url, sent | {"licence": "CC BY"}).status_code == 302


def test_publishing_from_a_list_says_which_picture_is_in_the_way(
    english_desk, make_film
):
    held, ready = make_film(status="draft"), make_film(status="draft")
    add_picture(held, alt_en="A well")

    page = english_desk.post(
        reverse("admin:films_film_changelist"),
        {"confirmed": 1, "action": "publish", "_selected_action": [held.pk, ready.pk]},
        follow=True,
    ).content.decode()

    held.refresh_from_db()
    ready.refresh_from_db()
    assert (held.status, ready.status) == ("draft", "published")
    assert "the picture “A well”" in page


def test_the_desk_shows_the_picture_of_a_draft_and_the_site_does_not(
    client, english_desk, make_film
):
    film = make_film(status="draft")
    picture = add_picture(film)
    form = english_desk.get(reverse("admin:films_film_change", args=[film.pk]))
    name = picture.image.name.rpartition("/")[2]
    url = f"/admin/films/filmpicture/file/{name}"

    answer = english_desk.get(url)

    assert f'src="{url}"' in form.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    client.logout()
    assert client.get(picture.image.url).status_code == 404
    assert client.get(url).status_code == 302


def test_a_picture_is_shown_at_the_desk_to_who_may_see_pictures(
    client, django_user_model, make_film
):
    name = add_picture(make_film()).image.name.rpartition("/")[2]
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    client.force_login(reader)
    url = f"/admin/films/filmpicture/file/{name}"

    assert client.get(url).status_code == 403
    reader.user_permissions.add(Permission.objects.get(codename="view_filmpicture"))
    assert client.get(url).status_code == 200
    assert client.get("/admin/films/filmpicture/file/none.jpg").status_code == 404


def test_pictures_without_words_are_listed_by_language(english_desk, make_film):
    film = make_film()
    spoken = add_picture(film, alt_kk="Дала", alt_ru="Степь", alt_en="Steppe")
    half = add_picture(film, alt_kk="Дала")
    silent = add_picture(film)
    add_picture(film, is_decorative=True)
    url = reverse("admin:films_filmpicture_changelist")

    def found(language):
        return set(english_desk.get(url, {"silent": language}).context["cl"].queryset)

    assert found("kk") == {silent}
    assert found("ru") == found("en") == {half, silent}
    assert found("all") == {silent}
    assert spoken in english_desk.get(url).context["cl"].queryset


def test_the_cuts_of_the_site_are_shown_with_the_focal_point(english_desk, make_film):
    film = make_film()
    add_picture(film, focal_x=72, focal_y=18, **WHOLE)

    page = english_desk.get(reverse("admin:films_film_change", args=[film.pk]))
    html = page.content.decode()

    assert '<img class="fx-7 fy-2"' in html
    assert "2:3" in html
    assert 'x="72%" y="18%"' in html


def test_a_draft_of_a_public_film_takes_a_picture_that_publishing_then_asks_about(
    client, english_desk, send, make_film
):
    film = make_film()
    url = reverse("admin:films_film_change", args=[film.pk])

    assert send(film, _draft="1", **row(image=picture_file())).status_code == 302
    assert not film.pictures.exists()

    form = english_desk.get(url)
    shown = re.search(r'src="(/admin/films/filmpicture/file/[^"]+)"', str(form.content))
    assert english_desk.get(shown[1]).status_code == 200
    assert "Name the author or owner of picture 1." in form.content.decode()

    waiting = as_sent(form, "film_form")
    refused = english_desk.post(url, waiting | {"_publish": "1"})
    assert refused.status_code == 200
    assert "credit" in errors_of(refused)[0]
    assert not film.pictures.exists()

    named = {f"pictures-0-{name}": value for name, value in WHOLE.items()}
    assert (
        english_desk.post(url, waiting | named | {"_publish": "1"}).status_code == 302
    )
    assert film.pictures.get().credit == WHOLE["credit"]
    assert client.get(film.pictures.get().image.url).status_code == 200


def test_a_preview_is_shown_before_rights_are_known(send, make_film):
    film = make_film()

    page = send(film, _preview="en", **row(image=picture_file()))

    assert page.status_code == 200
    assert "<h1" in page.content.decode()
    assert not film.pictures.exists()


def test_a_draft_that_lacks_rights_is_not_published_along_with_another_change(
    english_desk, send, make_film
):
    film = make_film()
    url = reverse("admin:films_film_change", args=[film.pk])
    send(film, _draft="1", title_ru="Черновик")
    opened_before = as_sent(english_desk.get(url), "film_form")
    send(film, _draft="1", **row(image=picture_file()))

    asked = english_desk.post(url, opened_before | {"title_en": "New", "_publish": "1"})
    sent = {"wish": asked.context["wish"]}
    again = english_desk.post(address(film, "join"), sent)

    film.refresh_from_db()
    assert asked.status_code == again.status_code == 409
    assert film.title_en != "New"
    assert not film.pictures.exists()


def test_a_preview_shows_the_picture_that_readers_are_not_sent(
    client, english_desk, send, make_film
):
    film = make_film()
    send(film, _draft="1", **row(image=picture_file(), **WHOLE))
    url = reverse("admin:films_film_change", args=[film.pk])
    waiting = as_sent(english_desk.get(url), "film_form")

    page = english_desk.post(url, waiting | {"_preview": "en"}).content.decode()
    shown = re.search(r'src="(/media/filmpicture/[^"]+)"', page)[1]
    client.logout()

    answer = client.get(shown)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert client.get(shown.partition("?")[0]).status_code == 404
    assert client.get(shown[:-1]).status_code == 404
    assert client.get(shown.replace("filmpicture", "portrait")).status_code == 404


def test_a_film_is_saved_though_the_file_of_its_picture_is_gone(send, make_film):
    film = make_film()
    picture = add_picture(film, **WHOLE)
    picture.image.storage.delete(picture.image.name)

    assert send(film, title_ru="Сохранено").status_code == 302

    film.refresh_from_db()
    picture.refresh_from_db()
    assert film.title_ru == "Сохранено"
    assert (picture.width, picture.height) == (800, 600)


def test_a_picture_is_described_though_its_file_is_gone(english_desk, make_film):
    picture = add_picture(make_film(), **WHOLE)
    picture.image.storage.delete(picture.image.name)
    url = reverse("admin:films_filmpicture_change", args=[picture.pk])
    sent = as_sent(english_desk.get(url), "filmpicture_form") | {"alt_en": "Steppe"}

    assert english_desk.post(url, sent).status_code == 302

    picture.refresh_from_db()
    assert (picture.alt_en, picture.width) == ("Steppe", 800)
