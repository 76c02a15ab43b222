"""Nobody's work is lost: two editors at once, drafts, history, trash."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, OperationalError
from django.urls import reverse
from django.utils import timezone

from films.models import Award, Section
from kinoportal import revisions
from kinoportal.admin import history, previewing, saving, trash
from kinoportal.models import Citation, Claim, PreviewLink, Revision, Trashed
from kinoportal.revisions import snapshots
from kinoportal.tests.sending import address, as_sent, form_of, send


def act(desk, record, action):
    """A step of the list, confirmed on the page that shows it first."""
    sent = {"confirmed": 1, "action": action, "_selected_action": [record.pk]}
    return desk.post(reverse("admin:films_film_changelist"), sent)


@pytest.fixture
def other_desk(desk_of):
    """A second editor at another machine."""
    return desk_of("editor")


@pytest.fixture
def film(make_film, make_credit, make_person, make_theme, make_recognition):
    film = make_film(title_kk="Бастапқы", title_ru="Исходный", year=1990)
    for place, name in enumerate(["Бірінші", "Екінші", "Үшінші"]):
        person = make_person(name_kk=name)
        make_credit(film=film, person=person, role="actor", order=place)
    film.film_themes.create(theme=make_theme())
    make_recognition(film=film)
    return film


def row_named(sent, prefix, column, value):
    return next(
        name
        for name, given in sent.items()
        if name.startswith(prefix) and name.endswith(column) and given == [str(value)]
    ).removesuffix(column)


def test_changes_of_two_editors_to_different_fields_both_hold(
    editor_client, other_desk, film
):
    mine = form_of(editor_client, film, title_kk="Менің атым")
    theirs = form_of(other_desk, film, title_ru="Их название")

    assert send(other_desk, film, theirs).status_code == 302
    assert send(editor_client, film, mine).status_code == 302

    film.refresh_from_db()
    assert (film.title_kk, film.title_ru) == ("Менің атым", "Их название")


def test_a_field_changed_by_both_is_asked_and_nothing_is_overwritten(
    editor_client, other_desk, film
):
    mine = form_of(editor_client, film, title_kk="Менікі")
    send(other_desk, film, form_of(other_desk, film, title_kk="Олардікі"))

    page = send(editor_client, film, mine)

    film.refresh_from_db()
    text = page.content.decode()
    assert page.status_code == 409
    assert film.title_kk == "Олардікі"
    assert "Менікі" in text and "Олардікі" in text


@pytest.mark.parametrize(
    ("side", "title"), [("mine", "Менікі"), ("theirs", "Олардікі")]
)
def test_the_chosen_side_is_saved_with_the_rest_of_both(
    editor_client, other_desk, film, side, title
):
    mine = form_of(editor_client, film, title_kk="Менікі", year="1991")
    theirs = form_of(other_desk, film, title_kk="Олардікі", title_en="Theirs")
    send(other_desk, film, theirs)
    page = send(editor_client, film, mine)
    wish = re.search(r'name="wish" value="([^"]+)"', page.content.decode()).group(1)

    answer = editor_client.post(
        address(film, "join"),
        {"wish": wish, f"films.film:{film.pk}:title_kk": side},
    )

    film.refresh_from_db()
    assert answer.status_code == 302
    assert (film.title_kk, film.title_en, film.year) == (title, "Theirs", 1991)


def wish_on(page):
    return re.search(r'name="wish" value="([^"]+)"', page.content.decode()).group(1)


def clashes_on(page):
    """By the column that both changed."""
    return {c["name"].rpartition(":")[2]: c for c in page.context["clashes"]}


@pytest.fixture
def two_texts(editor_client, other_desk, film):
    """The page of clashes after both changed the synopsis and the title."""
    film.synopsis_ru = "Отец ищет ей мужа. Толеген живёт далеко."
    film.save()
    synopsis = "Отец ищет ей мужа. Толеген побеждает."
    mine = form_of(editor_client, film, synopsis_ru=synopsis, title_kk="Менікі")
    synopsis = "Отец Жибек ищет ей мужа. Толеген живёт далеко."
    theirs = form_of(other_desk, film, synopsis_ru=synopsis, title_kk="Олардікі")
    send(other_desk, film, theirs)
    return send(editor_client, film, mine)


def test_changes_of_a_text_that_do_not_touch_are_offered_in_one(two_texts):
    clashes = clashes_on(two_texts)

    both = "Отец Жибек ищет ей мужа. Толеген побеждает."
    assert (clashes["synopsis_ru"]["written"], clashes["synopsis_ru"]["chosen"]) == (
        both,
        "own",
    )
    assert clashes["title_kk"]["chosen"] is None


def test_a_clash_may_be_written_anew(editor_client, film, two_texts):
    name = f"films.film:{film.pk}"
    sent = {
        "wish": wish_on(two_texts),
        f"{name}:title_kk": "theirs",
        f"{name}:synopsis_ru": "own",
        f"{name}:synopsis_ru:own": "Совсем другой текст.",
    }

    assert editor_client.post(address(film, "join"), sent).status_code == 302

    film.refresh_from_db()
    assert (film.title_kk, film.synopsis_ru) == ("Олардікі", "Совсем другой текст.")


def test_what_was_typed_and_not_chosen_is_not_lost(editor_client, film, two_texts):
    name = f"films.film:{film.pk}"
    sent = {
        "wish": wish_on(two_texts),
        f"{name}:title_kk": "mine",
        f"{name}:synopsis_ru": "theirs",
        f"{name}:synopsis_ru:own": "Набрано и не выбрано.",
    }

    page = editor_client.post(address(film, "join"), sent)

    clashes = clashes_on(page)
    assert page.status_code == 409
    assert clashes["synopsis_ru"]["written"] == "Набрано и не выбрано."
    assert clashes["title_kk"]["chosen"] == "mine"


def test_what_a_column_does_not_take_is_refused_beside_it(
    editor_client, film, two_texts
):
    name = f"films.film:{film.pk}"
    sent = {
        "wish": wish_on(two_texts),
        f"{name}:synopsis_ru": "theirs",
        f"{name}:title_kk": "own",
        f"{name}:title_kk:own": "а" * 301,
    }

    page = editor_client.post(address(film, "join"), sent)

    clashes = clashes_on(page)
    assert page.status_code == 409
    assert "301" in clashes["title_kk"]["errors"][0]
    assert clashes["title_kk"]["written"] == "а" * 301
    film.refresh_from_db()
    assert film.title_kk == "Олардікі"


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_one_side_is_chosen_everywhere_and_nothing_written_yet(
    editor_client, film, two_texts, side
):
    sent = {"wish": wish_on(two_texts), "_all": side}

    page = editor_client.post(address(film, "join"), sent)

    assert page.status_code == 409
    assert {clash["chosen"] for clash in page.context["clashes"]} == {side}
    film.refresh_from_db()
    assert film.title_kk == "Олардікі"


def test_a_row_added_by_one_and_a_row_removed_by_the_other(
    editor_client, other_desk, film, make_person
):
    newcomer = make_person()
    mine = form_of(editor_client, film)
    count = int(mine["credits-TOTAL_FORMS"][0])
    mine |= {
        "credits-TOTAL_FORMS": count + 1,
        f"credits-{count}-person": newcomer.pk,
        f"credits-{count}-role": "composer",
        f"credits-{count}-order": 9,
        f"credits-{count}-film": film.pk,
    }
    theirs = form_of(other_desk, film)
    gone = film.credits.get(order=1)
    theirs[row_named(theirs, "credits-", "-id", gone.pk) + "-DELETE"] = "on"
    send(other_desk, film, theirs)

    assert send(editor_client, film, mine).status_code == 302

    roles = set(film.credits.values_list("order", "role"))
    assert roles == {(0, "actor"), (2, "actor"), (9, "composer")}


def test_a_row_changed_here_and_removed_there_is_asked(editor_client, other_desk, film):
    credit = film.credits.get(order=1)
    mine = form_of(editor_client, film)
    row = row_named(mine, "credits-", "-id", credit.pk)
    mine[row + "-character"] = "Жаңа кейіпкер"
    theirs = form_of(other_desk, film) | {row + "-DELETE": "on"}
    send(other_desk, film, theirs)

    page = send(editor_client, film, mine)

    assert page.status_code == 409
    assert not film.credits.filter(order=1).exists()
    assert f"films.credit:{credit.pk}:" in page.content.decode()


@pytest.fixture
def removed_with_its_person(editor_client, film):
    """The form of a film as it was before a credit and its person were deleted."""
    credit = film.credits.get(order=1)
    mine = form_of(editor_client, film)
    row = row_named(mine, "credits-", "-id", credit.pk)
    send(editor_client, film, mine | {row + "-DELETE": "on"})
    editor_client.post(address(credit.person, "delete"), {"post": "yes"})
    return mine, row


def test_a_form_that_names_what_was_deleted_meanwhile_is_joined(
    other_desk, film, removed_with_its_person
):
    mine, _row = removed_with_its_person

    answer = send(other_desk, film, mine | {"title_ru": "Новое"})

    film.refresh_from_db()
    assert answer.status_code == 302 and film.title_ru == "Новое"
    assert [c.order for c in film.credits.order_by("order")] == [0, 2]


def test_a_row_of_a_person_deleted_meanwhile_is_called_by_the_name(
    other_desk, film, removed_with_its_person
):
    mine, row = removed_with_its_person
    changed = {"title_ru": "Новое", row + "-name_as_credited": "Е."}

    page = send(other_desk, film, mine | changed)
    (clash,) = page.context["clashes"]
    sent = {"wish": page.context["wish"], clash["name"]: "mine"}
    again = other_desk.post(address(film, "join"), sent)

    assert "Екінші" in clash["sides"][0]
    assert page.status_code == again.status_code == 409
    assert any("Екінші" in sentence for sentence in again.context["why"])
    sent = {"wish": again.context["wish"], clash["name"]: "theirs"}
    assert other_desk.post(address(film, "join"), sent).status_code == 302
    film.refresh_from_db()
    assert film.title_ru == "Новое" and film.credits.count() == 2


def sourced(sent, source):
    """The form as sent, with one more source."""
    part = "kinoportal-citation-content_type-object_id"
    [count] = sent[f"{part}-TOTAL_FORMS"]
    return sent | {
        f"{part}-TOTAL_FORMS": int(count) + 1,
        f"{part}-{count}-source": source.pk,
        f"{part}-{count}-order": count,
    }


@pytest.mark.parametrize(
    ("side", "kept"), [("mine", set()), ("theirs", {"known", "given"})]
)
def test_a_row_removed_here_and_given_a_source_there_is_asked(
    editor_client, other_desk, film, make_source, side, kept
):
    credit = film.credits.get(order=1)
    known, given = make_source(slug="known"), make_source(slug="given")
    credit.citations.create(source=known)
    mine = form_of(editor_client, film)
    mine[row_named(mine, "credits-", "-id", credit.pk) + "-DELETE"] = "on"
    theirs = sourced(form_of(other_desk, credit), given)
    assert send(other_desk, credit, theirs, "_save").status_code == 302

    page = send(editor_client, film, mine)

    assert page.status_code == 409
    assert str(given) in page.content.decode()
    assert page.context["taken"] == []
    answer = {"wish": wish_on(page), f"films.credit:{credit.pk}:": side}
    assert editor_client.post(address(film, "join"), answer).status_code == 302
    cited = Citation.objects.filter(object_id=credit.pk)
    assert set(cited.values_list("source__slug", flat=True)) == kept
    assert film.credits.filter(order=1).exists() == bool(kept)


def test_a_row_given_a_source_here_and_removed_there_is_asked(
    editor_client, other_desk, film, make_source
):
    credit = film.credits.get(order=1)
    mine = sourced(form_of(editor_client, credit), make_source())
    theirs = form_of(other_desk, film)
    theirs[row_named(theirs, "credits-", "-id", credit.pk) + "-DELETE"] = "on"
    send(other_desk, film, theirs)

    page = send(editor_client, credit, mine, "_save")

    assert page.status_code == 409
    answer = {"wish": wish_on(page), f"films.credit:{credit.pk}:": "mine"}
    assert editor_client.post(page.context["join_url"], answer).status_code == 302
    assert film.credits.get(order=1).citations.count() == 1


def test_a_row_edited_alone_does_not_vanish_under_the_film_form(
    editor_client, other_desk, film
):
    credit = film.credits.get(order=2)
    mine = form_of(editor_client, film, title_en="Mine")
    alone = form_of(other_desk, credit, character="Жеке түзетілген")
    assert send(other_desk, credit, alone, "_save").status_code == 302

    assert send(editor_client, film, mine).status_code == 302

    credit.refresh_from_db()
    film.refresh_from_db()
    assert (credit.character, film.title_en) == ("Жеке түзетілген", "Mine")


def test_a_bulk_action_meanwhile_is_kept(editor_client, other_desk, film):
    mine = form_of(editor_client, film, title_en="Mine")
    act(other_desk, film, "archive")

    assert send(editor_client, film, mine, "_save").status_code == 302

    film.refresh_from_db()
    assert (film.status, film.title_en) == ("archived", "Mine")


def test_two_tabs_of_one_editor_do_not_overwrite_each_other(editor_client, film):
    first = form_of(editor_client, film, title_en="First tab")
    second = form_of(editor_client, film, title_en="Second tab")
    send(editor_client, film, first)

    assert send(editor_client, film, second).status_code == 409
    film.refresh_from_db()
    assert film.title_en == "First tab"


def test_the_same_new_form_sent_twice_makes_one_film(editor_client, film):
    url = reverse("admin:films_film_add")
    sent = as_sent(editor_client.get(url), "film_form") | {"title_kk": "Жалғыз жаңа"}

    answers = [editor_client.post(url, sent | {"_draft": "1"}) for _ in range(2)]

    made = type(film).objects.get(title_kk="Жалғыз жаңа")
    assert [a.status_code for a in answers] == [302, 302]
    assert answers[1].url == address(made)
    assert made.status == "draft"


def test_a_draft_of_a_public_film_waits_while_readers_see_the_old(
    editor_client, client, film
):
    sent = form_of(editor_client, film, title_kk="Жаңа атау")
    assert send(editor_client, film, sent, "_draft").status_code == 302

    read = client.get(f"/kk/films/{film.slug}/").content.decode()
    again = form_of(editor_client, film)
    assert "Бастапқы" in read and "Жаңа атау" not in read
    assert again["title_kk"] == ["Жаңа атау"]

    assert send(editor_client, film, again).status_code == 302
    read = client.get(f"/kk/films/{film.slug}/").content.decode()
    assert "Жаңа атау" in read
    assert revisions.pending(film) is None


def test_rows_of_a_draft_come_with_it_when_it_is_published(
    editor_client, film, make_person
):
    newcomer = make_person()
    sent = form_of(editor_client, film)
    count = int(sent["credits-TOTAL_FORMS"][0])
    sent |= {
        "credits-TOTAL_FORMS": count + 1,
        f"credits-{count}-person": newcomer.pk,
        f"credits-{count}-role": "editor",
        f"credits-{count}-order": 9,
        f"credits-{count}-film": film.pk,
    }
    sent[
        row_named(sent, "credits-", "-id", film.credits.get(order=0).pk) + "-DELETE"
    ] = 1
    send(editor_client, film, sent, "_draft")
    assert film.credits.count() == 3

    again = form_of(editor_client, film)
    send(editor_client, film, again, "_draft")
    send(editor_client, film, form_of(editor_client, film))

    assert set(film.credits.values_list("order", flat=True)) == {1, 2, 9}
    assert film.credits.get(order=9).pk < 10**12


def waits(film):
    """The English title of the draft, which readers do not see."""
    film.refresh_from_db()
    assert film.title_en != "Draft"
    return revisions.pending(film).saved["record"]["fields"]["title_en"] == "Draft"


def test_a_draft_saved_meanwhile_is_not_published_by_who_did_not_see_it(
    editor_client, other_desk, film
):
    mine = form_of(editor_client, film, title_ru="Моё")
    send(other_desk, film, form_of(other_desk, film, title_en="Draft"), "_draft")

    answer = send(editor_client, film, mine)

    assert answer.status_code == 302 and waits(film)
    assert film.title_ru == "Моё"
    assert (
        "қаралама күтіп тұр" in editor_client.get(answer.url).content.decode().lower()
    )
    send(other_desk, film, form_of(other_desk, film))
    film.refresh_from_db()
    assert (film.title_ru, film.title_en) == ("Моё", "Draft")


def test_a_row_saved_by_itself_publishes_no_draft_of_its_film(
    editor_client, other_desk, film
):
    send(other_desk, film, form_of(other_desk, film, title_en="Draft"), "_draft")
    credit = film.credits.get(order=1)

    sent = form_of(editor_client, credit, character="Кейіпкер")
    assert send(editor_client, credit, sent, "_save").status_code == 302

    credit.refresh_from_db()
    assert credit.character == "Кейіпкер" and waits(film)


def test_what_readers_see_may_be_worked_on_while_a_draft_waits(
    editor_client, other_desk, film
):
    send(other_desk, film, form_of(other_desk, film, title_en="Draft"), "_draft")
    page = editor_client.get(f"{address(film)}?published")
    sent = as_sent(page, "film_form")

    send(editor_client, film, sent | {"title_ru": "Моё"})

    assert waits(film) and film.title_ru == "Моё"


def test_a_newer_draft_is_shown_before_it_is_published_along(
    editor_client, other_desk, film
):
    send(other_desk, film, form_of(other_desk, film, year="1991"), "_draft")
    mine = form_of(editor_client, film, title_ru="Моё")
    send(other_desk, film, form_of(other_desk, film, title_en="Draft"), "_draft")

    page = send(editor_client, film, mine)

    assert page.status_code == 409 and waits(film)
    assert any("қаралама" in sentence for sentence in page.context["why"])
    assert "Draft" in str(page.context["taken"])
    sent = {"wish": page.context["wish"]}
    assert editor_client.post(address(film, "join"), sent).status_code == 302
    film.refresh_from_db()
    assert (film.year, film.title_ru, film.title_en) == (1991, "Моё", "Draft")


def test_a_draft_that_is_discarded_leaves_the_public_version(editor_client, film):
    send(editor_client, film, form_of(editor_client, film, title_kk="Артық"), "_draft")

    editor_client.post(address(film, "discard"))

    assert form_of(editor_client, film)["title_kk"] == ["Бастапқы"]
    assert Revision.objects.of(film).get(state="discarded")


def test_a_draft_that_another_discarded_meanwhile_is_not_discarded_twice(
    editor_client, other_desk, film
):
    send(editor_client, film, form_of(editor_client, film, year="1991"), "_draft")
    editor_client.post(address(film, "discard"))

    page = other_desk.post(address(film, "discard"), follow=True)

    [told] = page.context["messages"]
    assert "қаралама жоқ" in str(told)


def test_what_was_published_meanwhile_is_joined_with_the_draft(
    editor_client, other_desk, film
):
    send(editor_client, film, form_of(editor_client, film, title_kk="Жоба"), "_draft")
    type(film).objects.filter(pk=film.pk).update(title_ru="Из импорта")
    act(other_desk, film, "publish")

    send(editor_client, film, form_of(editor_client, film))

    film.refresh_from_db()
    assert (film.title_kk, film.title_ru) == ("Жоба", "Из импорта")


def test_a_preview_shows_the_public_page_with_what_is_typed_and_writes_nothing(
    editor_client, client, film
):
    before = Revision.objects.count()
    sent = form_of(editor_client, film, title_ru="Только в просмотре")

    page = editor_client.post(address(film), sent | {"_preview": "ru"})

    film.refresh_from_db()
    assert page.status_code == 200
    assert "Только в просмотре" in page.content.decode()
    assert '<html lang="ru"' in page.content.decode()
    assert page["Cache-Control"] == "no-store" and "noindex" in page["X-Robots-Tag"]
    assert film.title_ru == "Исходный"
    assert Revision.objects.count() - before <= 1
    assert "Только" not in client.get(f"/ru/films/{film.slug}/").content.decode()


def test_a_film_that_was_never_saved_is_previewed_and_not_made(editor_client, film):
    url = reverse("admin:films_film_add")
    sent = as_sent(editor_client.get(url), "film_form") | {"title_kk": "Әлі жоқ"}

    page = editor_client.post(url, sent | {"_preview": "kk"})

    assert "Әлі жоқ" in page.content.decode()
    assert not type(film).objects.filter(title_kk="Әлі жоқ").exists()


def test_a_preview_link_shows_the_draft_until_it_is_revoked(
    editor_client, client, film
):
    send(editor_client, film, form_of(editor_client, film, title_kk="Құпия"), "_draft")
    page = editor_client.post(address(film, "share"), follow=True).content.decode()
    link = re.search(r"/preview/kk/[^\s\"<]+", page).group(0)

    shown = client.get(link)
    assert "Құпия" in shown.content.decode()
    assert shown["Referrer-Policy"] == "no-referrer" and not shown.cookies
    assert client.get(link.replace(":", ":x", 1)).status_code == 404

    editor_client.post(
        reverse("admin:kinoportal_previewlink_changelist"),
        {"action": "revoke", "_selected_action": [PreviewLink.objects.get().pk]},
    )
    assert client.get(link).status_code == 404


def test_a_preview_link_ends_after_seven_days(editor_client, client, film):
    page = editor_client.post(address(film, "share"), follow=True).content.decode()
    url = re.search(r"/preview/kk/[^\s\"<]+", page).group(0)
    link = PreviewLink.objects.get()
    assert link.expires_at - link.made_at <= timedelta(days=7, seconds=1)

    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get(url).status_code == 404


def test_the_history_tells_field_by_field_and_word_by_word(editor_client, film):
    first = "Бір рудың араздығы туралы ұзақ әңгіме мен дала"
    send(editor_client, film, form_of(editor_client, film, synopsis_kk=first))
    second = first.replace("араздығы", "жауласуы")
    send(
        editor_client, film, form_of(editor_client, film, synopsis_kk=second, year=1992)
    )

    page = editor_client.get(address(film, "history")).content.decode()

    assert "<del>араздығы</del><ins>жауласуы</ins>" in page
    assert "<del>1990</del>" in page and "<ins>1992</ins>" in page


def test_a_film_is_restored_to_any_of_its_revisions_with_all_rows(
    editor_client, full_history
):
    film, kept = full_history
    for revision in kept:
        answer = editor_client.post(address(film, "restore"), {"revision": revision.pk})
        assert answer.status_code == 302
        now = revisions.as_saved(film)
        assert _stripped(now) == _stripped(revision.saved)


def test_an_earlier_version_leaves_its_address_to_whose_it_is_now(
    editor_client, film, make_film
):
    first, heir = film.slug, make_film()
    then = revisions.keep_found(film)
    new = {"slug": "new-address", "title_kk": "Кейінгі"}
    send(editor_client, film, form_of(editor_client, film, **new))
    send(editor_client, heir, form_of(editor_client, heir, slug=first))

    restoring = {"revision": then.pk}
    page = editor_client.post(address(film, "restore"), restoring, follow=True)

    film.refresh_from_db()
    assert (film.slug, film.title_kk) == ("new-address", "Бастапқы")
    assert any("new-address" in str(said) for said in page.context["messages"])


@pytest.fixture
def full_history(editor, full_film, make_credit, make_person, make_theme, make_source):
    """A film with 20 credits, 6 recognitions, 5 themes, and 20 different revisions."""
    film = full_film(20, 6)
    for _each in range(3):
        film.film_themes.create(theme=make_theme())
    kept = []
    for number in range(20):
        film.title_ru = f"Название {number}"
        film.save()
        credit = film.credits.order_by("order")[number % 5]
        if number % 3 == 0:
            credit.delete()
            film.recognitions.order_by("pk").first().delete() if number == 9 else None
        elif number % 3 == 1:
            Citation.objects.create(record=credit, source=make_source())
            make_credit(
                film=film, person=make_person(), role="composer", order=30 + number
            )
        else:
            film.film_themes.order_by("pk").first().delete()
            film.film_themes.create(theme=make_theme(), note_kk=f"{number}")
        kept.append(revisions.record(film, user=editor, origin="form"))
    return film, kept


def _stripped(saved):
    """Every column of every row; dates of saving are the restoring's own."""
    rows = [saved["record"], *saved["rows"]]
    return {
        (row["model"], row["pk"]): {
            name: value for name, value in row["fields"].items() if name != "updated_at"
        }
        for row in rows
    }


def test_a_deleted_film_comes_back_from_the_trash_with_everything(
    editor_client, client, film, make_source
):
    Citation.objects.create(record=film.credits.get(order=0), source=make_source())
    before, url = revisions.as_saved(film), f"/kk/films/{film.slug}/"
    editor_client.post(address(film, "delete"), {"post": "yes"})
    assert client.get(url).status_code == 410
    assert not type(film).objects.filter(pk=film.pk).exists()

    editor_client.post(
        reverse("admin:kinoportal_trashed_changelist"),
        {"action": "take_back", "_selected_action": [Trashed.objects.get().pk]},
    )

    back = type(film).objects.get(pk=film.pk)
    assert _stripped(revisions.as_saved(back)) == _stripped(before)
    assert client.get(url).status_code == 200


def test_deleting_says_where_the_record_goes_and_what_hangs_on_it(editor_client, film):
    page = editor_client.get(address(film, "delete")).content.decode()

    assert "30 күн" in page and "Бірінші" in page
    row = film.recognitions.get()
    assert "30 күн" not in editor_client.get(address(row, "delete")).content.decode()


def test_a_moved_page_leads_to_its_new_address_in_one_step(editor_client, client, film):
    first = film.slug
    for slug in ("second-address", "third-address"):
        send(editor_client, film, form_of(editor_client, film, slug=slug))

    for old in (first, "second-address"):
        moved = client.get(f"/ru/films/{old}/")
        assert moved.status_code == 301
        assert moved.url == "/ru/films/third-address/"
    type(film).objects.update(status="draft")
    assert client.get(f"/ru/films/{first}/").status_code == 404


def test_a_page_that_moved_while_it_was_withdrawn_leads_on_as_well(
    editor_client, client, film
):
    first, sent = film.slug, {"action": "withdraw", "confirmed": "1"}
    listed = reverse("admin:films_film_changelist")
    editor_client.post(listed, sent | {"_selected_action": [film.pk]})
    send(editor_client, film, form_of(editor_client, film, slug="moved"), "_save")
    assert client.get(f"/ru/films/{first}/").status_code == 404

    send(editor_client, film, form_of(editor_client, film))

    assert client.get(f"/ru/films/{first}/").url == "/ru/films/moved/"


def test_a_draft_that_moved_leaves_no_word_of_its_first_address(
    editor_client, client, make_film
):
    film = make_film(slug="not-seen", status="draft")
    send(editor_client, film, form_of(editor_client, film, slug="seen"), "_save")
    send(editor_client, film, form_of(editor_client, film))

    assert client.get("/ru/films/seen/").status_code == 200
    assert client.get("/ru/films/not-seen/").status_code == 404


def test_what_was_withdrawn_before_it_was_deleted_is_told_to_be_gone(
    editor_client, client, film
):
    sent = {"action": "withdraw", "_selected_action": [film.pk], "confirmed": "1"}
    editor_client.post(reverse("admin:films_film_changelist"), sent)
    editor_client.post(address(film, "delete"), {"post": "yes"})

    assert client.get(f"/ru/films/{film.slug}/").status_code == 410


def test_pictures_and_pages_below_a_moved_page_lead_to_where_they_are(
    client, make_festival, make_recognition
):
    festival = make_festival(slug="before")
    year = make_recognition(festival=festival).edition.year
    festival.slug = "after"
    festival.save()

    for below in ("card.png", f"{year}/"):
        moved = client.get(f"/ru/festivals/before/{below}")
        assert moved.url == f"/ru/festivals/after/{below}"
        assert client.get(moved.url).status_code == 200


def test_the_page_of_an_award_leads_on_when_its_key_changes(
    editor_client, client, make_recognition
):
    award = Award.objects.create(slug="jury-prise", name_en="Jury Prize")
    make_recognition(award=award)
    send(editor_client, award, form_of(editor_client, award, slug="jury"), "_save")

    assert client.get("/en/awards/jury-prise/").url == "/en/awards/jury/"
    assert client.get("/en/awards/jury/").status_code == 200


def test_editors_see_who_else_has_the_record_open(editor_client, other_desk, film):
    other_desk.post(address(film, "presence"))

    seen = editor_client.post(address(film, "presence")).json()["others"]

    assert len(seen) == 1 and other_desk.user.username in seen[0]


def test_an_import_meanwhile_is_kept_and_told_in_the_history(
    editor_client, tmp_path, film
):
    mine = form_of(editor_client, film, title_en="Typed by hand")
    table = tmp_path / "films.csv"
    table.write_text(f"key,title_ru\n{film.slug},Из таблицы\n", encoding="utf-8")
    call_command("import_catalogue", str(tmp_path), verbosity=0)

    assert send(editor_client, film, mine).status_code == 302

    film.refresh_from_db()
    assert (film.title_ru, film.title_en) == ("Из таблицы", "Typed by hand")
    origins = Revision.objects.of(film).values_list("origin", flat=True)
    assert list(origins) == ["merge", "import", "import"]


def test_a_form_sent_after_the_film_was_deleted_loses_nothing(
    editor_client, other_desk, film
):
    mine = form_of(editor_client, film, title_en="Typed while it was deleted")
    again, key = type(film).objects, film.pk
    trash.throw_away(film, user=None)

    url = reverse("admin:films_film_change", args=[key])
    page = editor_client.post(url, mine | {"_publish": "1"})
    wish = re.search(r'name="wish" value="([^"]+)"', page.content.decode()).group(1)
    assert page.status_code == 409
    assert "Typed while it was deleted" in page.content.decode()
    assert not again.filter(slug=film.slug).exists()
    join = reverse("admin:films_film_join", args=[key])
    assert other_desk.post(join, {"wish": wish}).status_code == 403

    assert editor_client.post(join, {"wish": wish}).status_code == 302

    back = again.get(slug=film.slug)
    assert back.title_en == "Typed while it was deleted"
    assert back.credits.count() == 3


def test_a_form_of_a_row_sent_after_its_film_was_deleted_loses_nothing(
    editor_client, film
):
    credit = film.credits.get(order=2)
    mine = form_of(editor_client, credit, character="Typed too late")
    trash.throw_away(film, user=None)

    page = editor_client.post(address(credit, "change"), mine | {"_save": "1"})
    wish = re.search(r'name="wish" value="([^"]+)"', page.content.decode()).group(1)
    assert page.status_code == 409
    assert "Typed too late" in page.content.decode()
    join = address(credit, "join")
    assert editor_client.post(join, {"wish": wish}).status_code == 302

    credit.refresh_from_db()
    assert credit.character == "Typed too late"


def test_a_form_of_a_row_that_another_removed_asks(editor_client, other_desk, film):
    credit = film.credits.get(order=2)
    key = credit.pk
    mine = form_of(editor_client, credit, character="Typed too late")
    other_desk.post(address(credit, "delete"), {"post": "yes"})
    assert not film.credits.filter(pk=key).exists()

    credit.pk = key
    page = send(editor_client, credit, mine, "_save")

    assert page.status_code == 409
    assert "Typed too late" in page.content.decode()
    assert not film.credits.filter(pk=key).exists()
    answer = {"wish": wish_on(page), f"films.credit:{key}:": "mine"}
    assert editor_client.post(page.context["join_url"], answer).status_code == 302
    assert film.credits.get(pk=key).character == "Typed too late"


def test_a_bulk_step_is_shown_first_and_taken_back_in_one(
    editor_client, make_film, make_theme
):
    theme = make_theme(label_kk="Бәріне ортақ")
    films = [make_film(), make_film(), make_film(themes=[theme])]
    listed = reverse("admin:films_film_changelist")
    sent = {"action": "add_theme", "_selected_action": [film.pk for film in films]}

    shown = editor_client.post(listed, sent)
    assert shown.status_code == 200 and not films[0].film_themes.exists()
    known = editor_client.post(listed, sent | {"chosen": "1", "theme": theme.pk})
    assert set(known.context["changing"]) == {*films[:2]}
    assert known.context["staying"] == 1 and not films[0].film_themes.exists()
    done = editor_client.post(
        listed, sent | {"confirmed": "1", "theme": theme.pk}, follow=True
    )

    assert [film.film_themes.filter(theme=theme).count() for film in films] == [1, 1, 1]
    undo = re.search(r'href="(/admin/undo/[^"]+)"', done.content.decode()).group(1)
    send(editor_client, films[1], form_of(editor_client, films[1], title_en="Since"))
    assert "Содан бері өзгерген" in editor_client.get(undo).content.decode()

    editor_client.post(undo)

    assert [film.film_themes.count() for film in films] == [0, 1, 1]


def test_a_festival_is_set_for_many_films_and_taken_back(
    editor_client, make_film, make_edition
):
    edition, films = make_edition(), [make_film(), make_film()]
    given = {"edition": edition, "result": "competition"}
    films[0].recognitions.create(**given)
    listed = reverse("admin:films_film_changelist")
    sent = {"action": "set_festival", "_selected_action": [film.pk for film in films]}

    shown = editor_client.post(listed, sent)
    assert shown.status_code == 200 and not films[1].recognitions.exists()
    refused = editor_client.post(listed, sent | {"confirmed": "1", "result": "won"})
    assert refused.context["form"].errors and not films[1].recognitions.exists()
    confirmed = sent | {"confirmed": "1", "edition": edition.pk}
    done = editor_client.post(
        listed, confirmed | {"result": "competition"}, follow=True
    )

    for film in films:
        [recognition] = film.recognitions.all()
        assert (recognition.edition, recognition.result) == (edition, "competition")
    undo = re.search(r'href="(/admin/undo/[^"]+)"', done.content.decode()).group(1)
    editor_client.post(undo)
    assert [film.recognitions.count() for film in films] == [1, 0]


def test_a_festival_is_set_with_section_award_and_result(
    editor_client, make_film, make_edition
):
    edition = make_edition()
    section = Section.objects.create(slug="main", name_kk="Негізгі бөлім")
    award = Award.objects.create(
        slug="grand", name_kk="Бас жүлде", festival=edition.festival
    )
    foreign = Award.objects.create(slug="lion", festival=make_edition().festival)
    new, half = make_film(title_kk="Жаңа"), make_film(title_kk="Жартылай", year=2015)
    half.recognitions.create(edition=edition, result="won")
    sent = {"action": "set_festival", "_selected_action": [new.pk, half.pk]}
    sent |= {"edition": edition.pk, "section": section.pk, "result": "won"}
    listed = reverse("admin:films_film_changelist")

    wrong = sent | {"confirmed": "1", "award": foreign.pk}
    assert "award" in editor_client.post(listed, wrong).context["form"].errors
    sent |= {"award": award.pk}
    known = editor_client.post(listed, sent | {"chosen": "1"})
    assert known.context["changing"] == [new]
    assert known.context["clashing"] == ["Жартылай (2015)"]
    assert {"Негізгі бөлім", "Бас жүлде"} <= {w for _l, w in known.context["chosen"]}
    as_given = {"award_as_given": "Гран-при", "confirmed": "1"}
    editor_client.post(listed, sent | as_given)

    added = new.recognitions.get()
    assert (added.section, added.award, added.result) == (section, award, "won")
    assert added.award_as_given == "Гран-при"
    # Another wording makes it another line of the ledger.
    assert half.recognitions.count() == 2


def test_films_are_assigned_in_one_step_and_the_step_is_taken_back(
    editor_client, other_desk, make_film
):
    second = other_desk.user
    films = [make_film(title_kk="Біріне берілген"), make_film()]
    listed = reverse("admin:films_film_changelist")
    sent = {"action": "assign", "_selected_action": [film.pk for film in films]}

    assert editor_client.post(listed, sent).context["changing"] == [*films[::-1]]
    done = editor_client.post(
        listed, sent | {"confirmed": "1", "user": second.pk}, follow=True
    )

    given = other_desk.get("/admin/").context["given"]
    assert {record for _row, record, *_urls in given} == {*films}
    history = editor_client.get(address(films[0], "history")).content.decode()
    assert f"Тапсырылды: {second}" in history
    undo = re.search(r'href="(/admin/undo/[^"]+)"', done.content.decode()).group(1)
    send(editor_client, films[1], form_of(editor_client, films[1], title_en="Since"))
    editor_client.post(undo)
    [(_row, record, _url, address_of_list)] = other_desk.get("/admin/").context["given"]
    assert record == films[1]

    ended = {"action": "assign", "confirmed": "1", "_selected_action": [record.pk]}
    other_desk.post(address_of_list, ended)
    assert other_desk.get("/admin/").context["given"] == []


def test_recognitions_move_to_another_edition_in_the_history_of_their_film(
    editor_client, make_film, make_edition, make_recognition
):
    film, edition = make_film(), make_edition(year=2031)
    rows = [make_recognition(film=film, result=r) for r in ("won", "nominated")]
    before = [row.edition for row in rows]
    sent = {"action": "set_edition", "_selected_action": [row.pk for row in rows]}
    listed = reverse("admin:films_recognition_changelist")

    done = editor_client.post(
        listed, sent | {"confirmed": "1", "edition": edition.pk}, follow=True
    )

    assert {row.edition for row in film.recognitions.all()} == {edition}
    assert Revision.objects.of(film).filter(origin="action").count() == 1
    undo = re.search(r'href="(/admin/undo/[^"]+)"', done.content.decode()).group(1)
    editor_client.post(undo)
    assert [row.edition for row in film.recognitions.order_by("pk")] == before


def test_what_would_equal_another_row_at_the_edition_is_named_before_and_left(
    editor_client, make_film, make_edition
):
    edition, first, second = (make_edition(year=2030 + n) for n in range(3))
    there, twice, free = (make_film(title_kk=f"Көшкен {n}") for n in range(3))
    there.recognitions.create(edition=edition, result="won")
    blocked = there.recognitions.create(edition=first, result="won")
    one = twice.recognitions.create(edition=first, result="won")
    other = twice.recognitions.create(edition=second, result="won")
    easy = free.recognitions.create(edition=first, result="won")
    rows = [blocked, one, other, easy]
    sent = {"action": "set_edition", "_selected_action": [row.pk for row in rows]}
    sent |= {"edition": edition.pk}
    listed = reverse("admin:films_recognition_changelist")

    known = editor_client.post(listed, sent | {"chosen": "1"})

    names = known.context["clashing"]
    assert len(names) == 2
    assert {name.partition(" (")[0] for name in names} == {"Көшкен 0", "Көшкен 1"}
    assert "Көшкен 2 (" in known.content.decode()
    done = editor_client.post(listed, sent | {"confirmed": "1"}, follow=True)
    assert "Көшкен 0 (" in done.content.decode()
    moved = edition.recognitions.exclude(pk__in=there.recognitions.values("pk"))
    assert {row.film for row in moved} == {twice, free}
    assert {row.edition for row in there.recognitions.all()} == {edition, first}
    assert {row.edition for row in twice.recognitions.all()} <= {edition, first, second}


def test_a_step_that_the_database_refuses_changes_nothing_and_says_so(
    editor_client, make_film, make_theme, monkeypatch
):
    films, theme = [make_film(), make_film()], make_theme()
    sent = {"action": "add_theme", "confirmed": "1", "theme": theme.pk}
    sent |= {"_selected_action": [film.pk for film in films]}

    def refuse(*args, **kwargs):
        raise IntegrityError("somebody was faster")

    monkeypatch.setattr(revisions, "turn", refuse)
    page = editor_client.post(reverse("admin:films_film_changelist"), sent)

    assert page.status_code == 200
    assert page.context["changing"] and "Қайта қараңыз" in page.content.decode()
    assert not any(film.film_themes.exists() for film in films)


def test_two_equal_rows_are_named_and_nothing_is_half_saved(editor_client, film):
    sent = form_of(editor_client, film, title_en="With twins")
    count = int(sent["credits-TOTAL_FORMS"][0])
    first = film.credits.get(order=0)
    sent |= {
        "credits-TOTAL_FORMS": count + 1,
        f"credits-{count}-person": first.person_id,
        f"credits-{count}-role": first.role,
        f"credits-{count}-order": 9,
        f"credits-{count}-film": film.pk,
    }

    page = send(editor_client, film, sent)

    film.refresh_from_db()
    assert page.status_code == 200
    assert "1-жол" in page.content.decode()
    assert film.title_en != "With twins" and film.credits.count() == 3


def test_what_the_database_alone_refuses_is_said_above_the_form(
    editor_client, film, monkeypatch
):
    def race(*args):
        raise IntegrityError

    sent = form_of(editor_client, film, title_en="Typed in the same moment")
    before = revisions.as_saved(film)
    monkeypatch.setattr(saving, "on_saved", race)

    page = send(editor_client, film, sent)

    assert page.status_code == 200
    assert "Ештеңе сақталған жоқ" in page.content.decode()
    assert as_sent(page, "film_form")["title_en"] == ["Typed in the same moment"]
    assert revisions.as_saved(film) == before


def test_while_nothing_can_be_written_an_editor_is_told_and_comes_back_to_the_form(
    editor_client, film, monkeypatch
):
    """The form offers there what the browser has kept of the text."""

    def locked(*args):
        raise OperationalError("database is locked")

    sent = form_of(editor_client, film, title_en="Typed beside an import")
    before, url = revisions.as_saved(film), address(film)
    monkeypatch.setattr(saving, "on_saved", locked)

    page = editor_client.post(url, sent, headers={"Referer": url})
    told = editor_client.get(page["Location"]).content.decode()

    assert (page.status_code, page["Location"]) == (302, url)
    assert "Тергеніңіз осы браузерде сақтаулы" in told and "locked" not in told
    assert revisions.as_saved(film) == before


def test_while_nothing_can_be_written_a_script_is_told_by_the_status(
    editor_client, film, monkeypatch
):
    def locked(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(history, "here", locked)
    url = reverse("admin:films_film_presence", args=[film.pk])

    assert editor_client.post(url, headers={"Accept": "*/*"}).status_code == 503


def test_what_the_database_takes_at_the_second_look_is_saved(
    editor_client, film, monkeypatch
):
    kept, calls = saving.on_saved, []

    def overtaken_once(*args):
        calls.append(args)
        if len(calls) == 1:
            raise IntegrityError
        kept(*args)

    monkeypatch.setattr(saving, "on_saved", overtaken_once)
    sent = form_of(editor_client, film, title_en="Saved at last")

    assert send(editor_client, film, sent).status_code == 302

    film.refresh_from_db()
    assert film.title_en == "Saved at last"
    assert Revision.objects.of(film).saved().count() == 2


def test_what_cannot_come_back_from_the_trash_is_told(editor_client, film, make_film):
    trash.throw_away(film, user=None)
    make_film(slug=film.slug)
    listed = reverse("admin:kinoportal_trashed_changelist")
    sent = {"action": "take_back", "_selected_action": [Trashed.objects.get().pk]}

    page = editor_client.post(listed, sent, follow=True)

    assert page.status_code == 200
    assert "Ештеңе сақталған жоқ" in page.content.decode()
    assert Trashed.objects.count() == 1


def test_what_must_come_back_first_is_called_by_its_name(
    editor_client, make_film, make_person, make_credit
):
    person = make_person(name_kk="Әсел Нұр")
    film = make_credit(film=make_film(), person=person, role="director").film
    kept = type(film).objects.get(pk=film.pk), type(person).objects.get(pk=person.pk)
    for record in kept:
        trash.throw_away(record, user=None)
    listed = reverse("admin:kinoportal_trashed_changelist")
    sent = {"action": "take_back", "_selected_action": [Trashed.objects.last().pk]}

    page = editor_client.post(listed, sent, follow=True).content.decode()

    assert "алдымен мынаны қалпына келтіріңіз: адам Әсел Нұр." in page


def test_what_others_had_of_a_deleted_record_comes_back_with_it(
    editor_client, make_film, make_article, make_collection, make_recognition
):
    film, other = make_film(), make_film()
    article, collection = make_article(hero_film=film), make_collection()
    collection.collection_films.create(film=film, order=3, note_kk="Неге")
    award = Award.objects.create(slug="second-prize", name_en="Second Prize")
    line = make_recognition(film=other)
    line.further_awards.add(award)
    befores = [revisions.as_saved(one) for one in (article, collection, other)]
    listed = reverse("admin:kinoportal_trashed_changelist")

    for record in (film, award):
        editor_client.post(address(record, "delete"), {"post": "yes"})
    for one, before in zip((article, collection, other), befores, strict=True):
        lost, kept = Revision.objects.of(one)
        assert lost.user and not snapshots.same(lost.saved, before)
        assert snapshots.same(kept.saved, before)
    keys = list(Trashed.objects.values_list("pk", flat=True))
    editor_client.post(listed, {"action": "take_back", "_selected_action": keys})

    for one, before in zip((article, collection, other), befores, strict=True):
        assert snapshots.same(revisions.as_saved(one), before)
        assert Revision.objects.of(one).first().origin == "restore"


def test_what_was_given_another_film_meanwhile_keeps_it(make_film, make_article):
    film, other = make_film(), make_film()
    article = make_article(hero_film=film)
    trash.throw_away(film, user=None)
    type(article).objects.update(hero_film=other)

    trash.take_back(Trashed.objects.get(), user=None)

    article.refresh_from_db()
    assert article.hero_film == other


@pytest.fixture
def stranded(editor_client, film, make_person):
    """A film whose pending change names somebody who has gone to the trash since."""
    person = make_person(name_kk="Әсел Нұр")
    sent = form_of(editor_client, film, title_en="Still a draft")
    count = int(sent["credits-TOTAL_FORMS"][0])
    row = {"person": person.pk, "role": "actor", "order": 9, "film": film.pk}
    sent |= {f"credits-{count}-{name}": value for name, value in row.items()}
    sent["credits-TOTAL_FORMS"] = count + 1
    opened = send(editor_client, film, sent, "_draft")
    assert opened.status_code == 302
    sent = form_of(editor_client, film, synopsis_kk="Кейін терілген")
    trash.throw_away(person, user=None)
    return film, sent


def test_a_draft_that_names_what_is_gone_says_so_and_can_be_discarded(
    editor_client, stranded
):
    film, _sent = stranded

    page = editor_client.get(address(film))

    html = page.content.decode()
    assert page.status_code == 200
    assert "Әсел Нұр" in html and "қараламадан бас тартыңыз" in html
    assert as_sent(page, "film_form")["title_en"] != ["Still a draft"]
    assert f'action="{address(film, "discard")}"' in html
    editor_client.post(address(film, "discard"))
    assert "Әсел Нұр" not in editor_client.get(address(film)).content.decode()


def test_a_form_on_a_draft_that_names_what_is_gone_overwrites_nothing(
    editor_client, stranded
):
    film, sent = stranded
    before, waiting = revisions.as_saved(film), revisions.pending(film)

    url = address(film)
    for button in ("_draft", "_publish", "_preview"):
        data = sent | {button: "kk"}
        page = editor_client.post(url, data, headers={"Referer": url}, follow=True)
        assert page.status_code == 200
        assert "Әсел Нұр" in page.content.decode()

    assert revisions.pending(film) == waiting
    assert revisions.as_saved(film) == before


def test_no_preview_shows_a_draft_that_names_what_is_gone(
    editor_client, client, stranded
):
    film, _sent = stranded
    editor_client.post(address(film, "share"))
    link = previewing.address_of(PreviewLink.objects.get(), "kk")

    assert client.get(link).status_code == 404
    assert editor_client.get(address(film, "preview")).status_code == 302


def test_a_draft_whose_address_was_taken_says_so(editor_client, film, make_film):
    sent = form_of(editor_client, film, slug="wanted")
    send(editor_client, film, sent, "_draft")
    make_film(slug="wanted")

    page = editor_client.get(address(film))

    assert page.status_code == 200
    assert "мекенжайы бос емес" in page.content.decode()


@pytest.fixture
def claim(film):
    """Of a year that a source gives the film."""
    given = {"field": "year", "value": "1989", "record": film}
    return Claim.objects.create(subject_kind="film", subject_key=film.slug, **given)


def test_changes_of_two_editors_to_a_claim_about_a_film_both_hold(
    editor_client, other_desk, claim
):
    mine = form_of(editor_client, claim, wording_ru="до 1989 года")
    theirs = form_of(other_desk, claim, status="rejected")

    assert send(other_desk, claim, theirs, "_save").status_code == 302
    assert send(editor_client, claim, mine, "_save").status_code == 302

    claim.refresh_from_db()
    assert (claim.wording_ru, claim.status) == ("до 1989 года", "rejected")


def test_a_deleted_claim_about_a_film_comes_back_from_the_trash(admin_client, claim):
    rows = Claim.objects.filter(pk=claim.pk)

    admin_client.post(address(claim, "delete"), {"post": "yes"})

    assert not rows.exists()
    trash.take_back(Trashed.objects.get(), user=None)
    assert rows.get().value == "1989"
