"""What no form of the desk would send: answered in a sentence, or refused."""

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from kinoportal import revisions
from kinoportal.models import Revision, Trashed
from kinoportal.tests.sending import address, as_sent

pytestmark = pytest.mark.django_db

HUGE = "9" * 5000  # more figures than Python reads as a number
NUMBERS = ["-1", "abc", "1e3", "٣", "99999999999999999999", HUGE]


@pytest.fixture
def authors_desk(desk_of):
    return desk_of("author")


@pytest.fixture
def author(authors_desk):
    return authors_desk.user


@pytest.fixture
def own(make_film, author):
    return make_film(status="draft", created_by=author, title_ru="Первый")


def opened(client, record):
    name = record._meta.model_name
    return as_sent(client.get(address(record)), f"{name}_form")


def save(client, record, **fields):
    sent = opened(client, record) | fields
    return client.post(address(record), sent)


ROWS = {
    "credit": ("credits", {"role": "actor", "order": 1}),
    "recognition": ("recognitions", {"result": "won"}),
    "filmtheme": ("film_themes", {}),
    "filmtitle": ("other_titles", {"title": "made"}),
    "boxoffice": ("box_office", {"amount": 5, "currency": "KZT"}),
}


@pytest.mark.parametrize("table", ROWS)
def test_an_author_hangs_no_row_on_a_record_of_others(
    authors_desk, make_film, make_person, make_theme, make_edition, table
):
    film = make_film()
    relation, words = ROWS[table]
    ends = {"theme": make_theme().pk, "edition": make_edition().pk, "film": film.pk}
    ends |= {"person": make_person().pk} if table == "credit" else {}
    url = reverse(f"admin:films_{table}_add")
    sent = as_sent(authors_desk.get(url), f"{table}_form")

    page = authors_desk.post(url, sent | ends | words)

    assert page.status_code == 200
    assert str(film) in str(page.context["errors"])
    assert not getattr(film, relation).exists()


def test_an_author_moves_no_row_of_their_own_to_a_record_of_others(
    authors_desk, own, make_film, make_credit
):
    credit, film = make_credit(film=own), make_film()

    page = save(authors_desk, credit, film=film.pk)

    credit.refresh_from_db()
    assert page.status_code == 200
    assert credit.film == own


def test_an_author_gives_a_record_of_others_no_source(
    authors_desk, make_film, make_source
):
    film = make_film()
    url = reverse("admin:kinoportal_citation_add")
    kind = ContentType.objects.get_for_model(film)
    sent = as_sent(authors_desk.get(url), "citation_form")
    named = {"content_type": kind.pk, "object_id": film.pk}

    page = authors_desk.post(url, sent | named | {"source": make_source().pk})

    assert page.status_code == 200
    assert not film.citations.exists()


def test_a_row_of_another_film_is_not_reached_through_ones_own(
    authors_desk, own, make_credit
):
    make_credit(film=own)
    theirs = make_credit(character="Ана")

    save(
        authors_desk,
        own,
        **{"credits-0-id": theirs.pk, "credits-0-character": "Басқа"},
    )

    before = theirs.film
    theirs.refresh_from_db()
    assert (theirs.film, theirs.character) == (before, "Ана")


def test_an_author_who_restores_a_version_brings_its_words_and_not_its_state(
    authors_desk, own, editor
):
    slug = own.slug
    own.slug, own.title_ru = "made-once-shown", "Как было"
    own.save()
    own.publish()
    shown = revisions.record(own, user=editor, origin="form")
    own.slug, own.title_ru = slug, "Как стало"
    own.save()
    own.withdraw()
    revisions.record(own, user=editor, origin="form")

    authors_desk.post(address(own, "restore"), {"revision": shown.pk})

    own.refresh_from_db()
    assert (own.title_ru, own.status, own.slug) == ("Как было", "draft", slug)


def clash(client, other, film):
    """The wish of the first, who is asked because the second has saved meanwhile."""
    sent = opened(client, film)
    save(other, film, title_ru="Второй")
    page = client.post(address(film), sent | {"title_ru": "Третий"})
    choices = {choice["name"]: "mine" for choice in page.context["clashes"]}
    return {"wish": page.context["wish"]} | choices


def test_a_wish_is_carried_to_no_other_record(
    authors_desk, own, author, make_film, editor_client
):
    wish = clash(authors_desk, editor_client, own)
    save(editor_client, own, _publish="1")
    another = make_film(status="draft", created_by=author)

    assert authors_desk.post(address(own, "join"), wish).status_code == 403
    assert authors_desk.post(address(another, "join"), wish).status_code == 404
    own.refresh_from_db()
    assert (own.title_ru, own.status) == ("Второй", "published")


def test_a_wish_for_a_deleted_record_is_joined_where_another_brought_it_back(
    editor_client, make_film, django_user_model
):
    film, second = make_film(), Client()
    second.force_login(django_user_model.objects.create_superuser("second"))
    sent = opened(editor_client, film) | {"title_ru": "Моё"}
    second.post(address(film, "delete"), {"post": "yes"})
    page = editor_client.post(address(film), sent)
    assert page.status_code == 409
    listed = reverse("admin:kinoportal_trashed_changelist")
    trashed = Trashed.objects.get(object_id=film.pk)
    second.post(listed, {"action": "take_back", "_selected_action": [trashed.pk]})
    save(second, film, title_en="Theirs")

    editor_client.post(address(film, "join"), {"wish": page.context["wish"]})

    film.refresh_from_db()
    assert (film.title_ru, film.title_en) == ("Моё", "Theirs")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("listed", ["kinoportal_trashed", "auth_user"])
def test_a_step_for_what_has_no_number_changes_nothing(editor_client, listed, number):
    url = reverse(f"admin:{listed}_changelist")
    step = "take_back" if "trashed" in listed else "delete_selected"

    page = editor_client.post(url, {"action": step, "_selected_action": [number]})

    assert page.status_code == 302


@pytest.mark.parametrize("number", ["", *NUMBERS])
def test_a_number_of_no_revision_loses_nothing_and_overwrites_nothing(
    editor_client, make_film, number
):
    film = make_film(title_ru="Первый")
    save(editor_client, film, title_ru="Второй")

    response = save(editor_client, film, title_en="Mine", revision=number)

    film.refresh_from_db()
    assert response.status_code == 302
    assert (film.title_ru, film.title_en) == ("Второй", "Mine")


def test_the_revision_of_another_film_is_none_of_this_one(editor_client, make_film):
    film, other = make_film(title_ru="Первый"), make_film(title_ru="Чужой")
    save(editor_client, other, title_kk="Жаңа")
    foreign = Revision.objects.of(other).first().pk

    save(editor_client, film, title_en="Mine", revision=foreign)

    film.refresh_from_db()
    assert (film.title_ru, film.title_en) == ("Первый", "Mine")


@pytest.mark.parametrize("page", ["restore", "join", "discard"])
@pytest.mark.parametrize("number", ["", *NUMBERS])
def test_steps_beside_the_form_take_no_made_up_number(
    editor_client, make_film, page, number
):
    film = make_film()
    before = Revision.objects.of(film).count()

    sent = {"revision": number, "wish": number}
    response = editor_client.post(address(film, page), sent)

    assert response.status_code in (302, 404)
    assert Revision.objects.of(film).count() == before


WRONG = {
    "premiered_on": ["31.02.2020", "99999-01-01", "0000-00-00", "\x00"],
    "publish_at_0": ["31.02.2020", "99999-01-01", "0001-01-01"],
    "publish_at_1": ["25:61", "\x00"],
    "year": ["-1", "99999999999999999999", HUGE, "٣٣"],
    "runtime": ["-5", HUGE, "2 ч"],
    "title_kk": ["а\x00б", "а" * 301],
    "synopsis_ru": ["\x00"],
    "slug": ["../../etc", "\x00", "а б"],
    "form": ["opera", "\x00"],
    "languages": ["xx", "\x00"],
    "revision_note": ["\x00", "а" * 301],
    "credits-0-person": ["0", "abc", HUGE, "\x00"],
    "credits-0-order": ["-1", HUGE],
    "credits-0-role": ["king"],
    "credits-0-id": ["0", "abc", HUGE],
    "credits-0-film": ["0", "abc", HUGE],
    "credits-TOTAL_FORMS": ["", "abc", HUGE, "99999"],
    "credits-INITIAL_FORMS": ["", "abc"],
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f in WRONG for v in WRONG[f]])
def test_a_wrong_value_is_told_beside_the_form_and_nothing_is_saved(
    editor_client, make_film, make_credit, field, value
):
    film = make_film()
    make_credit(film=film)
    sent = {"publish_at_0": "2020-01-01", "publish_at_1": "00:00", field: value}

    page = save(editor_client, film, title_ru="Не сохранено", **sent)

    film.refresh_from_db()
    assert page.status_code == 200
    assert page.context["errors"]
    assert film.title_ru == ""
    assert film.credits.count() == 1


def test_a_form_without_its_counts_of_rows_is_refused(editor_client, make_film):
    film = make_film()

    page = editor_client.post(address(film), {"title_ru": "Не сохранено"})

    film.refresh_from_db()
    assert page.status_code == 200
    assert film.title_ru == ""


LISTS = ["films_film", "films_credit", "kinoportal_trashed", "auth_user", "auth_group"]
ASKED = [f"pk__in={NUMBERS[4]}", f"id__exact={HUGE}", f"p={HUGE}", "o=-9.99", "q=%00"]
DATES = ["updated_at__year=-1", f"updated_at__year={NUMBERS[4]}"]


@pytest.mark.parametrize("table", LISTS)
def test_a_list_asked_for_what_no_database_holds_answers(editor_client, table):
    for asked in [*ASKED, *(DATES if table == "films_film" else [])]:
        url = f"{reverse(f'admin:{table}_changelist')}?{asked}"

        assert editor_client.get(url).status_code in (200, 302, 400), asked


@pytest.mark.parametrize("number", NUMBERS)
def test_the_board_gives_nothing_to_a_number_that_is_none(editor_client, number):
    lines = [f"film-{number}-film-title", f"{number}-1-film-title"]

    for sent in ({"assign": number}, {"assign": "nobody", "line": lines}):
        url = reverse("admin:translations")
        assert editor_client.post(url, sent).status_code == 302


def test_an_author_deletes_no_row_of_others_from_a_list(authors_desk, own, make_credit):
    theirs, mine = make_credit(), make_credit(film=own)
    listed = reverse("admin:films_credit_changelist")
    chosen = {"_selected_action": [theirs.pk, mine.pk], "post": "yes"}

    authors_desk.post(listed, chosen | {"action": "delete_selected"})

    assert theirs.film.credits.exists()


def test_a_refused_form_leads_to_each_field_in_the_language_of_the_editor(
    editor_client, make_film, make_credit
):
    editor_client.cookies["django_language"] = "ru"
    film = make_film()
    make_credit(film=film)

    wrong = {"premiered_on": "31.02.2020", "credits-0-order": "-1"}
    page = save(editor_client, film, **wrong).content.decode()

    assert "Не сохранено: 2 места с ошибками." in page
    assert '<a href="#id_premiered_on">День премьеры</a>' in page
    assert '<a href="#id_credits-0-order">Титры, строка 1: Порядок</a>' in page


@pytest.mark.parametrize("wanted", ["//example.org", "https://example.org/", "\\/x"])
def test_who_signs_in_is_led_to_the_desk_and_nowhere_else(client, wanted):
    User.objects.create_superuser("chief", password="a-long-password")

    known = {"username": "chief", "password": "a-long-password", "next": wanted}

    assert client.post(reverse("admin:login"), known).url == reverse("admin:index")


def test_no_film_takes_the_address_of_another_page(editor_client, make_film, client):
    named = make_film(slug="another", title_kk="", title_ru="", title_en="Alphabet")
    form = opened(editor_client, named)

    refused = editor_client.post(address(named), form | {"slug": "alphabet"})
    assert refused.context["adminform"].form.errors.keys() == {"slug"}

    empty = form | {"slug": "", "year": ""}
    assert editor_client.post(address(named), empty).status_code == 302
    named.refresh_from_db()
    assert named.slug == "alphabet-2"
    assert client.get(named.get_absolute_url()).context["film"] == named
