"""Who may do what at the desk: every address, for every role.

The table below says it in words of the house; the test walks the addresses that the
desk really has, and fails on one that the table does not know.
"""

import re
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse

from kinoportal.models import Revision
from kinoportal.tests.sending import address, as_sent

WRITTEN = ["film", "person", "article", "collection", "source"]
ROWS = [
    "boxoffice",
    "citation",
    "credit",
    "filmexternalid",
    "filmlink",
    "filmpicture",
    "filmprogramme",
    "filmtheme",
    "filmtitle",
    "personexternalid",
    "personname",
    "portrait",
    "reception",
    "recognition",
]
ORDERED = ["theme", "festival", "section", "award"]
FREE = ["programme", "edition", "claim", "synonymgroup"]
ANSWERED = ["correction"]  # readers make them
READ = ["revision", "trashed", "previewlink", "unansweredquery"]
ACCOUNTS = ["user", "group"]

DESK = {*WRITTEN, *ROWS, *ORDERED, *FREE, *ANSWERED, *READ}
PUBLIC = {"film", "person", "article", "collection", "theme", "festival", "programme"}
NOBODY = frozenset()
# What each role may view, add, change (of records that are not its own) and delete.
RIGHTS = {
    "visitor": (NOBODY, NOBODY, NOBODY, NOBODY),
    "left": (NOBODY, NOBODY, NOBODY, NOBODY),
    "staff": (NOBODY, NOBODY, NOBODY, NOBODY),
    "author": (DESK, {*WRITTEN, *ROWS}, {"source"}, NOBODY),
    "editor": (
        DESK,
        {*WRITTEN, *ROWS, *FREE},
        {*WRITTEN, *ROWS, *FREE, *ANSWERED},
        {*ROWS, "claim", "synonymgroup"},
    ),
    "chief editor": (
        DESK,
        DESK - {*READ, *ANSWERED},
        DESK - {*READ},
        DESK - {*READ},
    ),
    "administrator": ({"user", "group"}, {"user"}, {"user"}, {"user"}),
    "superuser": (
        {*DESK, *ACCOUNTS},
        {*DESK, *ACCOUNTS} - {*READ, *ANSWERED},
        {*DESK, *ACCOUNTS} - {*READ},
        {*DESK, *ACCOUNTS, "unansweredquery"} - {"revision", "trashed", "previewlink"},
    ),
}
VIEW, ADD, CHANGE, DELETE = range(4)
# Page: method, and the right that it asks for.
PAGES = {
    "changelist": [("get", VIEW), ("post", VIEW)],
    "add": [("get", ADD), ("post", ADD)],
    "change": [("get", VIEW), ("post", CHANGE)],
    "delete": [("get", DELETE)],
    "history": [("get", VIEW)],
    "join": [("get", None), ("post", CHANGE)],
    "discard": [("get", None), ("post", CHANGE)],
    "restore": [("get", None), ("post", CHANGE)],
    "share": [("get", None), ("post", CHANGE)],
    "presence": [("get", None), ("post", VIEW)],
    "preview": [("get", VIEW)],
    "file": [("get", VIEW)],
    "password_change": [("get", CHANGE)],
}
# Addresses of no table: open to whom.
STAFF = {"author", "editor", "chief editor", "administrator", "superuser", "staff"}
SINGLE = {
    "index": STAFF,
    "password_change": STAFF,
    "password_change_done": STAFF,
    "jsi18n": STAFF,
    "translations": {"author", "editor", "chief editor", "superuser"},
}
# Tried elsewhere: signing in and out, choosing, and ways that lead on.
ELSEWHERE = {
    "undo",
    "save_filter",
    "forget_filter",
    "login",
    "logout",
    "autocomplete",
    "view_on_site",
    "app_list",
    "side_by_side",
}


def addresses():
    for pattern in admin.site.get_urls():
        for found in getattr(pattern, "url_patterns", [pattern]):
            if found.name:
                yield found.name


def of_table(name):
    found = re.fullmatch(r"(auth|kinoportal|people|films)_([a-z]+)_(\w+)", name)
    return found.groups() if found else None


TABLES = sorted({of_table(name)[1] for name in addresses() if of_table(name)})


def test_every_address_of_the_desk_is_in_the_table():
    for name in addresses():
        if of_table(name):
            _app, table, page = of_table(name)
            assert table in {*DESK, *ACCOUNTS}, name
            assert page in PAGES, name
        else:
            assert name in SINGLE or name in ELSEWHERE, name


@pytest.fixture
def browser_of(db, editor):
    def sign_in(role):
        client = Client()
        if role == "superuser":
            client.force_login(editor)
        elif role != "visitor":
            user = User.objects.create_user(
                role.replace(" ", "-"), is_staff=True, is_active=True
            )
            if role not in ("left", "staff"):
                user.groups.add(Group.objects.get(name=role))
            client.force_login(user)
            if role == "left":
                User.objects.filter(pk=user.pk).update(is_active=False)
        return client

    return sign_in


@pytest.fixture
def row_of(make_row, editor):
    kept = {model._meta.model_name: model for model in admin.site._registry}

    def find(table):
        if table == "user":
            return User.objects.create_user("somebody")
        if table == "group":
            return Group.objects.first()
        return make_row(kept[table])

    return find


@pytest.fixture
def blank_pages(monkeypatch):
    """Thousands of answers of which the status alone is looked at: whether a page may
    be had is decided before it is drawn."""
    blank = property(lambda response: "")
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", blank)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.usefixtures("blank_pages")
def test_each_role_gets_exactly_what_is_its_own(table, browser_of, row_of):
    row, wrong = row_of(table), []
    for role in RIGHTS:
        browser = browser_of(role)
        for name, page, method, right in cells(table):
            url = reverse(f"admin:{name}", args=needed(page, row))
            code = getattr(browser, method)(url).status_code
            if code not in expected(role, table, page, right):
                wrong.append((role, method, page, code))

    assert not wrong


def needed(page, row):
    if page in ("changelist", "add"):
        return []
    return [Path(row.image.name).name] if page == "file" else [row.pk]


def cells(table):
    for name in addresses():
        if of_table(name) and of_table(name)[1] == table:
            page = of_table(name)[2]
            for method, right in PAGES[page]:
                yield name, page, method, right


def expected(role, table, page, right):
    if role in ("visitor", "left"):
        return {302}
    if right is None:
        return {405}
    if table == "previewlink" and page == "history":
        return {200, 302, 403}  # whose link it is not does not learn of it
    if table not in RIGHTS[role][right]:
        return {403}
    if page == "share" and table not in PUBLIC | {*ROWS, "edition"}:
        return {404}
    if page in ("preview", "share") and table not in PUBLIC:
        return {200, 302, 404}  # as the record that the row belongs to
    if page == "restore":
        return {403, 404}  # a revision must be named, and restoring is the chief's
    if page == "file":
        return {200}
    return {200, 302}


@pytest.mark.parametrize("role", RIGHTS)
def test_the_desk_itself_opens_for_staff_alone(role, browser_of):
    browser = browser_of(role)
    for name, allowed in SINGLE.items():
        code = browser.get(reverse(f"admin:{name}")).status_code
        refused = 302 if role in ("visitor", "left") else 403
        assert code == (200 if role in allowed else refused), name


def test_an_author_writes_own_drafts_and_submits_them(browser_of, make_film):
    author = browser_of("author")
    url = reverse("admin:films_film_add")
    sent = as_sent(author.get(url), "film_form") | {"title_kk": "Менің жобам"}
    author.post(url, sent | {"_draft": "1"})
    film = type(make_film()).objects.get(title_kk="Менің жобам")
    assert (film.status, film.created_by.username) == ("draft", "author")

    again = as_sent(author.get(address(film)), "film_form") | {"title_ru": "Мой"}
    page = author.post(address(film), again | {"_submit": "1"}, follow=True)

    said = [str(message) for message in page.context["messages"]]
    assert "Тексеруге жіберілді; редакторлар оны өз үстелінен көреді." in said
    assert "revision_note" not in page.content.decode()
    film.refresh_from_db()
    assert (film.status, film.title_ru) == ("in_review", "Мой")
    assert author.post(address(film), again).status_code == 403


@pytest.mark.parametrize("button", ["_publish", "_draft", "_save"])
def test_what_an_author_forges_changes_nothing(browser_of, make_film, editor, button):
    author = browser_of("author")
    user = User.objects.get(username="author")
    film = make_film(status="draft", created_by=user)
    slug = film.slug
    sent = as_sent(author.get(address(film)), "film_form")
    sent |= {
        "status": "published",
        "slug": "forged",
        "created_by": editor.pk,
        "publish_at_0": "2020-01-01",
        "publish_at_1": "00:00",
    }

    author.post(address(film), sent | {button: "1"})

    film.refresh_from_db()
    assert (film.status, film.slug, film.created_by) == ("draft", slug, user)
    assert film.publish_at is None


def test_an_author_reads_the_drafts_of_others_and_changes_none(
    browser_of, make_film, make_credit
):
    author, film = browser_of("author"), make_film(status="draft")
    credit = make_credit(film=film)

    assert author.get(address(film)).status_code == 200
    for url in (address(film), address(credit)):
        assert author.post(url, {"title_kk": "x", "role": "actor"}).status_code == 403


def test_bulk_actions_reach_no_further_than_the_role(browser_of, make_film):
    author, film = browser_of("author"), make_film()
    listed = reverse("admin:films_film_changelist")

    for action in ("archive", "withdraw", "assign", "delete_selected"):
        author.post(
            listed, {"confirmed": 1, "action": action, "_selected_action": [film.pk]}
        )

    film.refresh_from_db()
    assert film.status == "published"


def test_an_editor_does_not_restore_a_public_record(browser_of, make_film, editor):
    film = make_film()
    revision = Revision.objects.create(
        record=film, saved={}, user=editor, origin="form"
    )
    url = reverse("admin:films_film_restore", args=[film.pk])

    assert browser_of("editor").post(url, {"revision": revision.pk}).status_code == 403


def test_nobody_gives_themselves_a_higher_role(browser_of):
    browser = browser_of("administrator")
    user = User.objects.get(username="administrator")
    sent = as_sent(browser.get(address(user)), "user_form")
    sent |= {
        "groups": [Group.objects.get(name="chief editor").pk],
        "is_superuser": "on",
    }

    browser.post(address(user), sent)

    user.refresh_from_db()
    assert list(user.groups.values_list("name", flat=True)) == ["administrator"]
    assert not user.is_superuser


def test_an_administrator_does_not_touch_a_superuser(browser_of, editor):
    browser = browser_of("administrator")
    password = reverse("admin:auth_user_password_change", args=[editor.pk])

    assert browser.post(address(editor), {"username": "x"}).status_code == 403
    assert browser.get(password).status_code == 403
