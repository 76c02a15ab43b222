"""The desk: every table's list and form, in each language, in few queries."""

import re
from uuid import uuid4

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from films.models import Credit
from kinoportal import revisions
from kinoportal.languages import LANGUAGES
from kinoportal.models import Assignment, Claim, Revision
from kinoportal.tests.sending import as_sent

TABLES = sorted(
    (model for model in admin.site._registry if model._meta.app_label != "auth"),
    key=lambda model: model._meta.label,
)
READ_ONLY = {
    "kinoportal.previewlink",
    "kinoportal.revision",
    "kinoportal.trashed",
    "kinoportal.unansweredquery",
}
# Answered at the desk; readers make them.
MADE_ELSEWHERE = {"kinoportal.correction"}


def address(model, page, *args):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


@pytest.fixture
def desk(editor_client):
    """The editor's browser; `speak` chooses the language of the desk."""

    def speak(language):
        editor_client.cookies["django_language"] = language
        return editor_client

    editor_client.speak = speak
    return editor_client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_table_has_a_list_and_a_form(
    desk, make_row, model, language, django_assert_max_num_queries
):
    row = make_row(model)
    client = desk.speak(language)

    with django_assert_max_num_queries(20):
        listed = client.get(address(model, "changelist"), {"q": "made"})
    with django_assert_max_num_queries(40):
        form = client.get(address(model, "change", row.pk))

    assert listed.status_code == form.status_code == 200
    assert f'<html lang="{language}"' in form.content.decode()
    if model._meta.label_lower not in READ_ONLY | MADE_ELSEWHERE:
        assert client.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize(
    "model",
    [model for model in TABLES if model._meta.label_lower not in READ_ONLY],
    ids=lambda model: model._meta.label,
)
def test_a_form_sent_back_as_it_came_changes_nothing(desk, make_row, model):
    row = make_row(model)
    before = revisions.as_saved(row)
    url = address(model, "change", row.pk)
    sent = as_sent(desk.get(url), f"{model._meta.model_name}_form")

    response = desk.post(url, sent)

    assert response.status_code == 302, response.context["errors"]
    row = model.objects.get(pk=row.pk)
    after = revisions.as_saved(row)
    for kept in (before, after):
        kept["record"]["fields"].pop("updated_at", None)
    assert after == before


def queries(capture, client, url):
    with capture() as made:
        assert client.get(url).status_code == 200
    return len(made)


def test_a_film_form_asks_as_much_for_many_rows_as_for_few(
    desk, full_film, django_assert_max_num_queries
):
    few, many = full_film(2, 1), full_film(20, 6)
    url = address(type(few), "change", few.pk)
    desk.get(url)

    def ask(film):
        return queries(
            lambda: django_assert_max_num_queries(40),
            desk,
            address(type(film), "change", film.pk),
        )

    assert ask(few) == ask(many)


def test_lists_of_films_ask_as_much_for_many_rows_as_for_few(
    desk, full_film, make_film, django_assert_max_num_queries
):
    for _each in range(12):
        full_film(3, 2)
    for _each in range(2):
        film = make_film(title_kk="Екеуі Ғана")
    url = address(type(film), "changelist")
    desk.get(url)

    def ask(search):
        return queries(
            lambda: django_assert_max_num_queries(20), desk, f"{url}?q={search}"
        )

    assert ask("Сынақ фильмі") == ask("Екеуі Ғана")


def test_a_film_is_saved_with_its_rows_and_kept_as_a_revision(
    desk, full_film, make_person
):
    film, newcomer = full_film(2, 1), make_person()
    url = address(type(film), "change", film.pk)
    sent = as_sent(desk.get(url), "film_form")
    count = int(sent["credits-TOTAL_FORMS"][0])
    sent |= {
        "title_ru": "Новое имя",
        "revision_note": "по титрам",
        "countries": ["FR", "KZ", "DE", ""],
        "credits-TOTAL_FORMS": count + 1,
        f"credits-{count}-person": newcomer.pk,
        f"credits-{count}-role": "composer",
        f"credits-{count}-order": 3,
        f"credits-{count}-film": film.pk,
    }

    response = desk.post(url, sent)

    film.refresh_from_db()
    revision = Revision.objects.get(object_id=film.pk, note="по титрам")
    roles = [r["fields"].get("role") for r in revision.saved["rows"]]
    assert response.status_code == 302
    assert film.title_ru == "Новое имя"
    assert film.countries == ["FR", "KZ", "DE"]
    assert film.credits.get(role="composer").person == newcomer
    assert revision.saved["record"]["fields"]["title_ru"] == "Новое имя"
    assert revision.user.username == "chief"
    assert "composer" in roles


def test_an_empty_address_is_made_from_the_name(desk, make_person):
    model = type(make_person())
    url = address(model, "add")

    for expected in ("umit-synakova", "umit-synakova-2"):
        sent = as_sent(desk.get(url), "person_form") | {"name_kk": "Үміт Сынақова"}
        assert desk.post(url, sent).status_code == 302
        assert model.objects.get(slug=expected).name_kk == "Үміт Сынақова"


@pytest.mark.parametrize(
    "typed", ["Қожықов Сынақ", "кожыков", "KOZHYKOV", "Qojyqov", "Сынак"]
)
def test_choosing_a_person_takes_every_script(desk, make_person, make_credit, typed):
    person = make_person(name_kk="Сынақ Қожықов")
    credit = make_credit(person=person)

    answer = desk.get(
        reverse("admin:autocomplete"),
        {
            "term": typed,
            "app_label": "films",
            "model_name": credit._meta.model_name,
            "field_name": "person",
        },
    ).json()

    assert str(person.pk) in [found["id"] for found in answer["results"]]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_lists_to_choose_from_speak_the_language_of_the_desk(
    desk, make_credit, language
):
    desk.cookies["django_language"] = language
    film = make_credit().film

    page = desk.get(reverse("admin:films_film_change", args=[film.pk])).content.decode()

    chosen = page[page.index('<select name="credits-0-person"') :]
    assert f'lang="{language}"' in chosen[: chosen.index(">")]


@pytest.mark.parametrize("typed", ["Сынақ 2008", "synaq 2008", "2008 Synaq"])
def test_an_edition_is_chosen_by_its_festival_and_year(
    desk, make_festival, make_edition, typed
):
    festival = make_festival(name_kk="Сынақ байқауы", name_en="Synaq Contest")
    wanted = make_edition(festival=festival, year=2008)
    make_edition(festival=festival, year=2009)

    found = desk.get(
        reverse("admin:autocomplete"),
        {
            "term": typed,
            "app_label": "films",
            "model_name": "recognition",
            "field_name": "edition",
        },
    ).json()["results"]

    assert [row["id"] for row in found] == [str(wanted.pk)]


def test_actions_publish_and_withdraw_and_leave_a_revision(desk, make_film):
    film = make_film(status="draft")
    url = address(type(film), "changelist")

    for action, status in (
        ("publish", "published"),
        ("withdraw", "draft"),
        ("archive", "archived"),
    ):
        desk.post(
            url, {"confirmed": 1, "action": action, "_selected_action": [film.pk]}
        )
        film.refresh_from_db()
        assert film.status == status

    origins = Revision.objects.filter(object_id=film.pk).values_list("origin")
    assert list(origins) == [("action",)] * 3 + [("import",)]


def test_a_second_film_of_the_same_name_and_year_is_made_and_the_first_one_named(
    desk, make_film
):
    first = make_film(title_kk="Екі рет", year=2024, slug="eki-ret-2024")
    url = address(type(first), "add")
    sent = as_sent(desk.get(url), "film_form") | {"title_kk": "Екі рет"}

    other = desk.post(url, sent | {"year": "2023"}, follow=True)
    again = as_sent(desk.get(url), "film_form") | {"title_kk": "Екі рет"}
    page = desk.post(url, again | {"year": "2024"}, follow=True)

    assert type(first).objects.filter(slug="eki-ret-2024-2").exists()
    told = [str(message) for message in page.context["messages"]]
    link = address(type(first), "change", first.pk)
    assert any(link in text for text in told)
    assert not any(link in str(text) for text in other.context["messages"])


def test_an_address_is_small_letters_and_taken_only_once(desk, make_film):
    film = make_film(slug="taken")
    url = address(type(film), "add")
    sent = as_sent(desk.get(url), "film_form") | {"title_kk": "Жаңа", "slug": "TAKEN"}

    page = desk.post(url, sent)

    assert page.context["adminform"].form.errors["slug"] == [
        "Бұл мекенжай басқа жазбанікі."
    ]


@pytest.mark.parametrize("key", ["abc", "9" * 30, "x' OR 1", "-1"])
def test_a_key_that_is_none_is_refused_by_the_form(desk, make_film, key):
    url = address(type(make_film()), "add")
    sent = as_sent(desk.get(url), "film_form") | {
        "title_kk": "Жаңа",
        "credits-TOTAL_FORMS": "1",
        "credits-0-person": key,
        "credits-0-role": "director",
        "credits-0-order": "0",
    }

    page = desk.post(url, sent)

    assert page.status_code == 200 and "Жаңа" in page.content.decode()


@pytest.mark.parametrize("key", ["abc", "9" * 30, ""])
def test_a_step_for_what_is_no_record_changes_nothing_and_says_so(desk, make_film, key):
    film = make_film(status="draft")
    sent = {"action": "publish", "confirmed": "1", "_selected_action": [film.pk, key]}

    page = desk.post(address(type(film), "changelist"), sent, follow=True)

    film.refresh_from_db()
    assert film.status == "draft" and list(page.context["messages"])


def test_a_text_as_long_as_a_book_is_refused_and_stays_in_the_form(desk, make_film):
    film = make_film()
    url = address(type(film), "change", film.pk)
    sent = as_sent(desk.get(url), "film_form") | {"synopsis_ru": "слово " * 40_000}

    page = desk.post(url, sent)

    assert "synopsis_ru" in page.context["adminform"].form.errors
    assert "слово слово слово" in page.content.decode()


def test_a_form_of_more_than_five_megabytes_is_told_from_one_that_is_broken(
    desk, make_film
):
    film = make_film()
    sent = {"synopsis_ru": "а" * 3_000_000}

    page = desk.post(address(type(film), "change", film.pk), sent)

    assert page.status_code == 400 and "5 МБ" in page.content.decode()


def test_a_chief_editor_finds_the_way_to_the_trash_in_the_form(desk, make_film):
    film = make_film()

    form = desk.get(address(type(film), "change", film.pk)).content.decode()

    assert address(type(film), "delete", film.pk) in form


def test_a_film_of_the_twenties_stands_under_the_oldest_sky(desk, make_film):
    film = make_film(year=1929)

    form = desk.get(address(type(film), "change", film.pk)).content.decode()

    assert 'class="rec era-1930"' in form and 'cx="0%"' in form


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_opens_with_what_is_missing_and_what_waits(desk, make_film, language):
    make_film(title_kk="Күтіп тұрған", status="in_review")

    page = desk.speak(language).get("/admin/").content.decode()

    assert "Күтіп тұрған" in page
    assert "missing=synopsis_kk" in page


def test_the_desk_is_kept_by_nobody_and_runs_no_inline_script(desk, make_film):
    film = make_film()

    for url in ("/admin/", address(type(film), "change", film.pk)):
        response = desk.get(url)
        policy = response.headers["Content-Security-Policy"]
        assert "no-store" in response.headers["Cache-Control"]
        assert "unsafe-inline" not in policy
        assert "script-src 'self'" in policy
        assert " style=" not in response.content.decode()


def test_a_visitor_is_asked_to_sign_in(client, db):
    response = client.get("/admin/films/film/")

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


def test_an_editor_picks_the_language_of_the_desk(desk):
    response = desk.post("/admin/language/", {"language": "ru", "next": "/admin/"})

    assert response.url == "/admin/"
    assert response.cookies["django_language"]["path"] == "/admin/"
    assert '<html lang="ru"' in desk.get("/admin/").content.decode()


def test_who_may_only_read_sees_the_form_without_fields(
    client, django_user_model, full_film
):
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_film"))
    client.force_login(reader)
    film = full_film(2, 1)

    page = client.get(address(type(film), "change", film.pk))

    assert page.status_code == 200
    assert 'name="title_kk"' not in page.content.decode()
    assert film.title_kk in page.content.decode()
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/people/person/").status_code == 403


def test_claims_are_judged_in_the_list_and_the_history_tells(desk, make_row):
    claim = make_row(Claim)
    url = address(Claim, "changelist")

    desk.post(url, {"action": "reject", "_selected_action": [claim.pk]})

    claim.refresh_from_db()
    assert claim.status == "rejected"
    assert Revision.objects.get(object_id=claim.pk, origin="action").user


def test_no_form_offers_to_delete_the_person_that_it_names(desk, make_credit):
    credit = make_credit()

    page = desk.get(address(Credit, "change", credit.pk)).content.decode()

    assert "change-related" in page
    assert "delete-related" not in page


def test_a_draft_is_found_at_the_desk_and_by_no_reader(desk, client, make_person):
    make_person(name_kk="Жасырын Көктембаев", status="draft")

    listed = desk.get(reverse("admin:people_person_changelist"), {"q": "koktembaev"})
    read = client.get("/kk/search/", {"q": "Көктембаев"}).content.decode()
    repaired = client.get("/kk/search/", {"q": "Көктембаеф"}).content.decode()

    assert "Жасырын Көктембаев" in listed.content.decode()
    assert "Жасырын" not in read + repaired
    assert "Көктембаев" not in repaired


def test_a_row_is_found_by_the_film_and_the_person_it_hangs_on(
    desk, make_film, make_person, make_credit
):
    film = make_film(title_kk="Бұлақ басында")
    credit = make_credit(film=film, person=make_person(name_ru="Ораз Сынаков"))
    others = make_credit(film=film, person=make_person(name_ru="Некто Другой"))
    url = address(type(credit), "changelist")

    both = desk.get(url, {"q": "Синаков bulaq"}).content.decode()

    change = address(type(credit), "change", credit.pk)
    assert change in both
    assert address(type(credit), "change", others.pk) not in both


def _counted(page, parameter):
    """The numbers behind a filter's choices, by what is written on them."""
    spec = next(
        s
        for s in page.context["cl"].filter_specs
        if s.has_output() and parameter in s.expected_parameters()
    )
    shown = (choice["display"] for choice in spec.choices(page.context["cl"]))
    return {name.rpartition(" (")[0]: name.rpartition(" (")[2][:-1] for name in shown}


def test_filters_count_what_they_would_show(desk, make_film, make_recognition):
    make_film(title_kk="Санақ Бірі", year=1994, countries=["KZ", "FR"], genres=["war"])
    won = make_film(
        title_kk="Санақ Екеуі", title_ru="Счёт", year=1998, countries=["KZ"]
    )
    make_recognition(film=won)
    url = address(type(won), "changelist")
    page = desk.speak("en").get(url, {"q": "Санақ"})

    assert _counted(page, "decade")["1990–1999"] == "2"
    assert _counted(page, "missing")["title, рус"] == "1"
    assert _counted(page, "result")["won"] == "1"
    assert _counted(page, "countries")["France"] == "1"
    assert _counted(page, "sourced")["without a source"] == "2"
    only = desk.get(url, {"q": "Санақ", "countries": "FR", "decade": "1990"})
    assert len(only.context["cl"].result_list) == 1


def test_a_list_is_narrowed_by_whose_work_a_record_is(desk, make_film):
    me = User.objects.get(pk=desk.session["_auth_user_id"])
    other = User.objects.create_user("other", password="x", is_staff=True)
    mine, theirs, ended, free = (make_film(title_kk=f"Кімдікі {n}") for n in range(4))
    for film, user in ((mine, me), (theirs, other), (ended, None)):
        Assignment.objects.give(film, user, batch=uuid4())
    url = address(type(mine), "changelist")

    def shown(whose):
        page = desk.speak("en").get(url, {"q": "Кімдікі", "assigned": whose})
        return page, {*page.context["cl"].result_list}

    page, found = shown("me")
    assert found == {mine}
    numbers = {"assigned to me": "1", "assigned to somebody": "2"}
    numbers["assigned to nobody"] = "2"
    assert numbers.items() <= _counted(page, "assigned").items()
    assert shown("somebody")[1] == {mine, theirs}
    assert shown("nobody")[1] == {ended, free}
    assert numbers.items() <= _counted(shown("")[0], "assigned").items()
    assert shown("whoever")[0].status_code == 200


def test_numbers_beside_ones_own_work_are_ones_own_and_follow_what_is_given(
    desk, make_film, django_user_model
):
    client = Client()
    other = django_user_model.objects.create_superuser("other", password="x")
    me = User.objects.get(pk=desk.session["_auth_user_id"])
    films = [make_film(title_kk=f"Менікі {n}", year=1994) for n in range(3)]
    url, ask = address(type(films[0]), "changelist"), {"assigned": "me"}
    client.force_login(other)

    def mine(browser):
        browser.cookies["django_language"] = "en"
        return _counted(browser.get(url, ask), "decade")["1990–1999"]

    first = uuid4()
    Assignment.objects.give(films[0], me, batch=first)
    assert (mine(desk), mine(client)) == ("1", "0")
    Assignment.objects.give(films[1], other, batch=uuid4())
    assert (mine(desk), mine(client)) == ("1", "1")
    Assignment.objects.give(films[0], other, batch=first)
    assert (mine(desk), mine(client)) == ("0", "2")
    Assignment.objects.take_back(films[0], first)
    assert (mine(desk), mine(client)) == ("1", "1")


def test_numbers_behind_filters_follow_the_next_change(desk, make_film):
    film = make_film(title_kk="Санақ Бірі", year=1994)
    url = address(type(film), "changelist")
    ask = {"q": "Санақ"}
    assert _counted(desk.speak("en").get(url, ask), "decade")["1990–1999"] == "1"

    make_film(title_kk="Санақ Екеуі", year=1995)

    assert _counted(desk.get(url, ask), "decade")["1990–1999"] == "2"


def test_the_trash_names_kinds_and_accounts_name_roles_in_words(desk, make_film):
    desk.cookies["django_language"] = "ru"
    film = make_film()
    desk.post(reverse("admin:films_film_delete", args=[film.pk]), {"post": "yes"})

    page = desk.get(reverse("admin:kinoportal_trashed_changelist")).content.decode()
    assert "Фильм" in page and "search document" not in page

    page = desk.get(reverse("admin:auth_user_changelist")).content.decode()
    assert "главный редактор" in page and "chief editor" not in page


def test_fields_of_claims_are_called_by_their_names(desk, make_film):
    client = desk.speak("ru")
    film = make_film()
    claim = Claim.objects.create(
        subject_kind="film",
        subject_key=film.slug,
        field="runtime_min",
        value="93",
        record=film,
    )
    for path in (address(Claim, "changelist"), address(Claim, "change", claim.pk)):
        page = client.get(path).content.decode()
        words = re.sub(r'(value|href|class|id)="[^"]*"', "", page)
        assert "длительность, минут" in words.lower()
        assert "runtime_min" not in words


def test_the_history_leads_nobody_to_accounts_they_may_not_open(
    desk, make_film, editor
):
    film = make_film()
    revision = revisions.record(film, user=editor, origin="form")

    page = desk.get(address(type(revision), "change", revision.pk)).content.decode()

    assert str(editor) in page
    assert address(type(editor), "change", editor.pk) not in page
