"""The desk's front page: what waits, what comes, what was changed, what is missing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from kinoportal import revisions
from kinoportal.admin import trash
from kinoportal.models import Assignment, ImportRun, TextMark, UnansweredQuery

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(django_user_model):
    return django_user_model.objects.create_user(
        "erlan", first_name="Ерлан", is_staff=True
    )


def keep(record, user, note=""):
    revisions.record(record, user=user, origin="form", note=note)


def test_texts_given_to_the_editor_wait_for_them(editor_client, editor, make_film):
    for language in ("kk", "kk", "en"):
        TextMark.objects.create(
            record=make_film(),
            field="synopsis",
            language=language,
            assigned_to=editor,
            assigned_at=timezone.now(),
        )

    page = editor_client.get("/admin/")

    counts = {row["language"]: row["count"] for row in page.context["assigned"]}
    assert counts == {"kk": 2, "en": 1}
    assert "?to=me&amp;language=kk" in page.content.decode()
    [menu] = [item for item in page.context["desk_menu"] if item["icon"] == "lang"]
    assert menu["waits"] == 3


def test_records_given_to_the_editor_are_one_click_away_as_a_list(
    editor_client, editor, other, make_film, make_person
):
    films = [make_film() for _each in range(10)]
    for film in films:
        Assignment.objects.give(film, editor, batch=uuid4())
    Assignment.objects.give(make_person(), other, batch=uuid4())

    page = editor_client.get("/admin/")

    [(_name, url, count)] = page.context["given_lists"]
    assert count == 10 and url in page.content.decode()
    assert {*editor_client.get(url).context["cl"].result_list} == {*films}


def test_own_drafts_wait_and_say_who_returned_them(
    editor_client, editor, other, make_film
):
    mine, returned, theirs, shown = (
        make_film(status=status) for status in ("draft", "draft", "draft", "published")
    )
    for film in (mine, returned, shown):
        keep(film, editor)
    keep(theirs, other)
    keep(returned, other, note="жылын тексер")

    page = editor_client.get("/admin/")

    drafts = {record: back for record, _url, back in page.context["drafts"]}
    assert set(drafts) == {mine, returned}
    assert drafts[mine] is None
    assert "жылын тексер" in page.content.decode()


def test_what_stands_in_review_says_who_sent_it(editor_client, other, make_film):
    film = make_film(title_kk="Тексерісте", status="in_review")
    keep(film, other)

    page = editor_client.get("/admin/")

    assert [row[0] for row in page.context["waiting"]] == [film]
    assert "Ерлан, " in page.content.decode()


def test_what_appears_and_goes_by_itself_stands_in_order(editor_client, make_film):
    now = timezone.now()
    later = make_film(publish_at=now + timedelta(days=2))
    goes = make_film(unpublish_at=now + timedelta(days=1))
    make_film(publish_at=now - timedelta(days=1))
    make_film(publish_at=now + timedelta(days=1), status="draft")

    found = editor_client.get("/admin/").context["scheduled"]

    assert [(row[2], row[1]) for row in found] == [(goes, False), (later, True)]


def test_changes_are_told_by_whom_and_why(editor_client, other, make_film):
    keep(make_film(title_kk="Өзгерген"), other, note="титр бойынша")

    page = editor_client.get("/admin/").content.decode()

    assert "Ерлан: титр бойынша" in page
    assert "Өзгерген" in page


def test_without_the_right_to_the_history_only_ones_own_is_shown(
    client, editor, other, make_film
):
    keep(make_film(), editor)
    own = make_film()
    keep(own, other)
    client.force_login(other)

    recent = client.get("/admin/").context["recent"]

    assert [record for _row, record, _url in recent] == [own]


def test_an_import_does_not_hide_what_people_changed(editor_client, editor, make_film):
    own, imported = make_film(), make_film()
    keep(own, editor)
    revisions.keep_found(imported)

    recent = editor_client.get("/admin/").context["recent"]

    assert [record for _row, record, _url in recent] == [own]


def test_a_record_that_is_gone_leaves_its_line(editor_client, editor, make_film):
    film = make_film()
    keep(film, editor)
    film.delete()

    assert editor_client.get("/admin/").status_code == 200


def test_the_page_tells_of_the_last_import_and_of_searches_in_vain(editor_client):
    ImportRun.objects.create(folder="festivals-2025", outcome="refused", problems=3)
    UnansweredQuery.objects.create(text="балалар киносы 90", count=31)

    page = editor_client.get("/admin/").content.decode()

    assert "festivals-2025" in page
    assert "балалар киносы 90" in page


def test_who_may_see_one_table_sees_no_other(client, other, make_film):
    make_film(status="in_review")
    UnansweredQuery.objects.create(text="жоқ", count=1)
    other.user_permissions.add(Permission.objects.get(codename="view_theme"))
    client.force_login(other)

    page = client.get("/admin/")

    names = {row["table"] for row in page.context["missing"]}
    assert page.status_code == 200
    assert not page.context["waiting"]
    assert page.context["unanswered"] is page.context["last_import"] is None
    assert len(names) <= 1


def test_the_front_page_asks_as_much_for_much_as_for_little(
    editor_client,
    editor,
    other,
    make_film,
    make_recognition,
    django_assert_max_num_queries,
):
    def ask():
        with django_assert_max_num_queries(60) as made:
            editor_client.get("/admin/")
        return len(made)

    def work(count):
        for _each in range(count):
            keep(make_film(status="draft"), editor)
            keep(make_film(status="in_review"), other)
            keep(make_recognition(), editor)
            make_film(publish_at=timezone.now() + timedelta(days=1))

    work(1)
    ask()
    few = ask()
    work(5)
    ask()

    assert ask() == few


def test_a_new_record_is_begun_with_its_name(editor_client):
    quick = editor_client.get("/admin/").context["quick"]

    form = editor_client.get(quick["url"], {quick["column"]: "Жаңа", "year": "2024"})

    assert 'value="Жаңа"' in form.content.decode()
    assert 'value="2024"' in form.content.decode()


def test_the_language_of_the_desk_is_kept_with_the_account(client, editor):
    client.force_login(editor)
    client.post("/admin/language/", {"language": "en", "next": "/admin/"})
    client.logout()
    client.cookies.clear()

    client.force_login(editor)
    client.cookies.pop("django_language", None)
    page = client.get("/admin/")

    assert '<html lang="en"' in page.content.decode()
    assert page.cookies["django_language"]["path"] == "/admin/"


def test_signing_in_after_somebody_else_brings_ones_own_language(client, editor):
    client.force_login(editor)
    client.post("/admin/language/", {"language": "en", "next": "/admin/"})
    client.post("/admin/logout/")
    client.post("/admin/language/", {"language": "ru", "next": "/admin/"})

    sent = {"username": "chief", "password": "x" * 16, "next": "/admin/"}
    page = client.post("/admin/login/", sent, follow=True)

    assert '<html lang="en"' in page.content.decode()


def test_a_public_page_learns_nothing_of_the_desks_language(client, editor):
    client.force_login(editor)
    client.post("/admin/language/", {"language": "en", "next": "/admin/"})

    page = client.get("/kk/")

    assert not page.cookies
    assert '<html lang="kk"' in page.content.decode()


def test_the_page_tells_how_full_the_trash_is(editor_client, editor, make_film):
    trash.throw_away(make_film(), user=editor)

    page = editor_client.get("/admin/")

    assert page.context["trash"]["count"] == 1
    assert page.context["trash"]["url"] in page.content.decode()


def test_a_change_that_is_not_published_waits_for_its_editor(
    editor_client, editor, make_film
):
    film = make_film()
    revisions.keep_pending(film, revisions.as_saved(film), user=editor)

    page = editor_client.get("/admin/")

    assert [record for record, _url in page.context["pending"]] == [film]
