"""The states of texts: what each way of writing makes of them."""

import re

import pytest
from django.urls import reverse

from kinoportal import revisions
from kinoportal.admin import trash
from kinoportal.importing import catalogue_imported
from kinoportal.models import Claim, TextMark, Trashed
from kinoportal.tests.sending import address, as_sent
from kinoportal.translations import marks
from kinoportal.translations.differences import by_word, joined
from kinoportal.translations.reading import attach, in_language, state_of
from kinoportal.translations.texts import texts_of

from ..models import Film, FilmTheme
from .small_catalogue import change, run, write

pytestmark = pytest.mark.django_db
THREE = {
    "title_kk": "Жол",
    "title_ru": "Дорога",
    "title_en": "The Road",
    "synopsis_kk": "Ұзақ жол.",
    "synopsis_ru": "Долгая дорога.",
    "synopsis_en": "A long road.",
}


@pytest.fixture
def film(make_film):
    return make_film(**THREE)


def states(record, text):
    record = type(record).objects.get(pk=record.pk)
    return " ".join(state_of(record, text, code) for code in ("kk", "ru", "en"))


def send(client, record, **changes):
    url = address(record)
    sent = as_sent(client.get(url), f"{record._meta.model_name}_form") | changes
    return client.post(url, sent)


def test_a_text_without_a_mark_is_done_and_an_empty_one_is_missing(make_film):
    film = make_film(title_kk="Жол", title_ru="", synopsis_kk="")

    assert states(film, "title") == "done missing missing"
    assert states(film, "synopsis") == "missing missing missing"
    assert not TextMark.objects.exists()


def test_a_source_rewritten_in_the_form_makes_its_translations_outdated(
    editor_client, film
):
    assert send(editor_client, film, synopsis_ru="Дорога короче.").status_code == 302

    assert states(film, "synopsis") == "outdated done outdated"
    assert states(film, "title") == "done done done"
    mark = TextMark.objects.get(language="kk")
    assert (mark.source, mark.base) == ("ru", "Долгая дорога.")


def test_a_translation_brought_up_to_date_is_done_and_leads_nobody(film):
    film.synopsis_ru = "Дорога короче."
    film.save()
    film.synopsis_kk = "Қысқа жол."
    film.save()

    assert states(film, "synopsis") == "done done outdated"


def test_texts_rewritten_in_one_save_are_true_to_each_other(film):
    film.synopsis_ru, film.synopsis_kk = "Дорога короче.", "Қысқа жол."
    film.save()

    assert states(film, "synopsis") == "done done outdated"


def test_a_source_that_goes_back_makes_its_translations_done_again(film):
    for text in ("Дорога короче.", "Дорога ещё короче."):
        film.synopsis_ru = text
        film.save()
    assert TextMark.objects.get(language="en").base == "Долгая дорога."

    film.synopsis_ru = THREE["synopsis_ru"]
    film.save()

    assert not TextMark.objects.exists()


def test_a_new_translation_makes_nothing_outdated(make_film):
    film = make_film(synopsis_ru="Долгая дорога.")
    film.synopsis_kk = "Ұзақ жол."
    film.save()

    assert states(film, "synopsis") == "done done missing"


def test_spaces_and_line_ends_change_no_state(film):
    film.synopsis_ru = "Долгая\r\nдорога. "
    film.save()

    assert states(film, "synopsis") == "done done done"


def test_a_text_that_was_emptied_is_missing_and_holds_nobody_outdated(film):
    film.synopsis_ru = "Дорога короче."
    film.save()
    film.synopsis_ru = ""
    film.save()

    assert states(film, "synopsis") == "done missing done"


def test_a_row_of_the_form_has_states_of_its_own(editor_client, film, make_theme):
    row = FilmTheme.objects.create(
        film=film, theme=make_theme(), note_kk="себебі", note_ru="причина"
    )
    send(editor_client, film, **{"film_themes-0-note_kk": "басқа себеп"})

    assert states(row, "note") == "done outdated missing"


def test_an_import_that_rewrites_a_text_makes_its_translations_outdated(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(catalogue_imported, "receivers", [])
    catalogue_imported.connect(marks.after_import)
    folder = write(tmp_path)
    run(folder)
    assert not TextMark.objects.exists()

    change(folder, "films.csv", "t-one,Өзен,Река,", "t-one,Өзен,Ручей,")
    run(folder)

    film = Film.objects.get(slug="t-one")
    assert states(film, "title") == "outdated done outdated"
    assert TextMark.objects.count() == 2


def test_marks_go_with_their_record(film):
    film.synopsis_ru = "Дорога короче."
    film.save()
    film.delete()

    assert not TextMark.objects.exists()


def test_a_draft_stays_a_draft_while_it_is_written(film):
    TextMark.objects.create(
        record=film, field="synopsis", language="kk", state="draft", source="ru"
    )
    film.synopsis_kk = "Ұзақ әрі ауыр жол."
    film.save()

    assert states(film, "synopsis") == "draft done done"


def test_the_states_of_many_records_are_read_at_once(
    make_film, django_assert_num_queries
):
    films = [make_film(**THREE) for _each in range(5)]
    films[0].synopsis_ru = "Дорога короче."
    films[0].save()
    attach(films[:1])  # the kind of record is known from here on

    with django_assert_num_queries(1):
        signs = [in_language(film, texts_of(Film), "en") for film in attach(films)]

    assert signs == ["outdated", "done", "done", "done", "done"]


def test_a_save_of_other_columns_leaves_the_states_alone(film):
    film.synopsis_ru = "Дорога короче."
    film.save(update_fields=["status"])

    assert not TextMark.objects.exists()


def test_the_form_and_the_list_show_the_state_of_each_text(editor_client, film):
    film.synopsis_ru = "Дорога короче."
    film.save()
    url = reverse("admin:films_film_change", args=[film.pk])

    form = editor_client.get(url).content.decode()
    listed = editor_client.get(reverse("admin:films_film_changelist"), {"q": "Жол"})

    assert 'field-synopsis_kk" data-state="outdated"' in form
    assert 'field-synopsis_ru" data-state="done"' in form
    assert 'sg--outdated"' in listed.content.decode()


def test_a_list_reads_the_marks_of_its_page_once(
    editor_client, make_film, django_assert_max_num_queries
):
    def ask(query):
        url = reverse("admin:films_film_changelist")
        editor_client.get(url, {"q": query})
        with django_assert_max_num_queries(20) as made:
            editor_client.get(url, {"q": query})
        return len(made)

    for title, number in (("Екеуі Ғана", 2), ("Көпшілік Таңба", 6)):
        for _each in range(number):
            make_film(title_kk=title)

    assert ask("Екеуі Ғана") == ask("Көпшілік Таңба")


def test_marks_wait_in_the_trash_and_come_back_with_the_record(
    editor, film, make_theme
):
    film.synopsis_ru = "Дорога короче."
    film.save()
    row = film.film_themes.create(theme=make_theme(), note_kk="а", note_ru="б")
    row.note_kk = "в"
    row.save()
    trash.throw_away(film, user=editor)

    film = trash.take_back(Trashed.objects.get(), user=editor)

    row = film.film_themes.get()

    assert states(film, "synopsis") == "outdated done outdated"
    assert states(row, "note") == "done outdated missing"


def test_marks_of_a_row_come_back_when_an_older_version_is_restored(
    editor_client, editor, film, make_theme
):
    drafted, old = (
        film.film_themes.create(theme=make_theme(), note_kk="а", note_ru="б")
        for _each in range(2)
    )
    old.note_kk = "в"
    old.save()
    TextMark.objects.create(
        record=drafted, field="note", language="ru", state="draft", assigned_to=editor
    )
    with_rows = revisions.record(film, user=editor, origin="form")
    sent = as_sent(editor_client.get(address(film)), "film_form")
    for place in range(2):
        sent[f"film_themes-{place}-DELETE"] = "on"
    editor_client.post(address(film), sent)
    assert not film.film_themes.exists() and not TextMark.objects.exists()
    waiting = editor_client.get("/admin/").context
    assert not waiting["assigned"] and not waiting["outdated"]

    revisions.restore(with_rows, user=editor)

    drafted, old = film.film_themes.order_by("pk")
    assert states(drafted, "note") == "done draft missing"
    assert states(old, "note") == "done outdated missing"


def test_a_mark_comes_back_only_to_a_text_that_it_is_true_of(editor, film, make_theme):
    row = film.film_themes.create(theme=make_theme(), note_kk="а", note_ru="б")
    first = revisions.record(film, user=editor, origin="form")
    row.note_kk = "в"
    row.save()
    revisions.record(film, user=editor, origin="form")
    assert states(row, "note") == "done outdated missing"
    row.delete()

    revisions.restore(first, user=editor)

    assert states(film.film_themes.get(), "note") == "done done missing"


def test_a_text_is_called_a_draft_beside_its_field_and_done_again(editor_client, film):
    send(editor_client, film, **{"draft-synopsis_ru": "1"})
    assert states(film, "synopsis") == "done draft done"
    page = as_sent(editor_client.get(address(film)), "film_form")
    assert page["draft-synopsis_ru"] and "draft-synopsis_en" not in page

    send(editor_client, film, synopsis_ru="Дорога, начатая заново.")
    assert states(film, "synopsis").split()[1] == "draft"

    sent = as_sent(editor_client.get(address(film)), "film_form")
    del sent["draft-synopsis_ru"]
    editor_client.post(address(film), sent)
    assert states(film, "synopsis").split()[1] == "done"


@pytest.mark.parametrize("button", ["_draft", "_publish"])
def test_a_draft_beside_the_field_holds_however_the_form_is_saved(
    editor_client, film, button
):
    stale = as_sent(editor_client.get(address(film)), "film_form")
    send(editor_client, film, year="1999")

    sent = stale | {"draft-title_en": "1", "title_en": "A Road", button: "1"}
    assert editor_client.post(address(film), sent).status_code == 302

    assert states(film, "title").endswith("draft")


def test_a_draft_is_kept_through_the_page_of_two_versions(editor_client, film):
    stale = as_sent(editor_client.get(address(film)), "film_form")
    send(editor_client, film, title_en="Theirs")
    sent = stale | {"draft-title_en": "1", "title_en": "Mine"}
    page = editor_client.post(address(film), sent)
    assert page.status_code == 409 and "draft" not in states(film, "title")

    [clash] = page.context["clashes"]
    chosen = {"wish": page.context["wish"], clash["name"]: "mine"}
    editor_client.post(page.context["join_url"], chosen)

    assert states(film, "title").endswith("draft")


def test_a_form_that_comes_back_keeps_its_boxes_and_a_new_one_has_them(editor_client):
    url = reverse("admin:films_film_add")
    sent = as_sent(editor_client.get(url), "film_form")
    sent |= {"title_kk": "Жаңа", "draft-title_kk": "1", "year": "18"}
    again = as_sent(editor_client.post(url, sent), "film_form")
    assert again["draft-title_kk"]

    editor_client.post(url, again | {"year": "2018"})

    assert states(Film.objects.get(title_kk="Жаңа"), "title").startswith("draft")


def test_a_box_that_nobody_touched_leaves_the_state_alone(editor_client, film):
    stale = as_sent(editor_client.get(address(film)), "film_form")
    send(editor_client, film, **{"draft-title_ru": "1"})

    editor_client.post(address(film), stale | {"year": "1998"})

    assert states(film, "title") == "done draft done"


def test_marks_go_when_the_trash_is_emptied(editor, film):
    film.synopsis_ru = "Дорога короче."
    film.save()
    trash.throw_away(film, user=editor)
    assert TextMark.everywhere.count() == 2 and not TextMark.objects.exists()

    Trashed.objects.get().delete()

    assert not TextMark.everywhere.exists()


def test_a_restored_source_makes_its_translations_done_again(editor, film):
    first = revisions.record(film, user=editor, origin="form")
    film.synopsis_ru = "Дорога короче."
    film.save()
    revisions.record(film, user=editor, origin="form")
    assert states(film, "synopsis") == "outdated done outdated"

    revisions.restore(first, user=editor)

    assert states(film, "synopsis") == "done done done"
    assert not TextMark.objects.exists()


def test_a_row_of_the_form_says_which_of_its_texts_are_not_done(
    editor_client, film, make_theme, django_assert_max_num_queries
):
    url = reverse("admin:films_film_change", args=[film.pk])
    rows = [
        film.film_themes.create(theme=make_theme(), note_kk="бір", note_ru="один")
        for _each in range(3)
    ]
    rows[0].note_kk = "екі"
    rows[0].save()
    film.film_themes.create(theme=make_theme())
    editor_client.get(url)

    with django_assert_max_num_queries(40):
        form = editor_client.get(url).content.decode()

    assert form.count('data-text="outdated"') == 1
    assert form.count('data-text="missing"') == 3
    assert 'data-text="done"' not in form


@pytest.mark.parametrize("words", [20, 3_000])
def test_a_difference_gives_both_texts_back_however_long_they_are(words):
    old = " ".join(f"сөз{n}, тағы" for n in range(words))
    new = old.replace("сөз5,", "басқа,") + " соңы."

    pieces = by_word(old, new)

    assert "".join(piece for kind, piece in pieces if kind != "ins") == old
    assert "".join(piece for kind, piece in pieces if kind != "del") == new
    unchanged = sum(len(piece) for kind, piece in pieces if not kind)
    assert unchanged > 0.9 * len(old)


def test_a_text_of_a_row_is_called_a_draft_in_the_form_and_done_again(
    editor_client, film, make_theme
):
    row = film.film_themes.create(theme=make_theme(), note_kk="бір", note_ru="один")
    box = f"film_themes-{row.pk}-note_ru"

    send(editor_client, film, **{f"draft-{box}": "1"})
    assert states(row, "note") == "done draft missing"

    both = {f"draft-{box}": "1", f"was-draft-{box}": "1"}
    send(editor_client, film, **both)
    assert states(row, "note") == "done draft missing"

    send(editor_client, film, **{f"was-draft-{box}": "1"})
    assert states(row, "note") == "done done missing"


def test_the_box_of_a_row_holds_on_a_draft_and_comes_back_with_a_refused_form(
    editor_client, film, make_theme
):
    row = film.film_themes.create(theme=make_theme(), note_kk="бір", note_ru="один")
    box = f"draft-film_themes-{row.pk}-note_kk"

    page = send(editor_client, film, year="18", **{box: "1"})
    assert as_sent(page, "film_form")[box]

    send(editor_client, film, _draft="1", **{box: "1"})
    assert states(row, "note") == "draft done missing"


@pytest.mark.parametrize(
    "box",
    ["film_themes-{theirs}-note_ru", "film_themes-0-note_ru", "credits-1-character_ru"]
    + ["film_themes-{own}-film_id", "clean-1-x", "themes-{own}-label_kk"],
)
def test_a_box_reaches_texts_of_the_films_own_rows_alone(
    editor_client, film, make_film, make_theme, box
):
    note = {"note_kk": "бір", "note_ru": "один"}
    own = film.film_themes.create(theme=make_theme(), **note)
    theirs = make_film().film_themes.create(theme=make_theme(), **note)
    name = box.format(own=own.pk, theirs=theirs.pk)

    assert send(editor_client, film, **{f"draft-{name}": "1"}).status_code == 302

    assert not TextMark.objects.exists()


def test_a_sign_leads_to_a_page_that_is_there_or_nowhere(
    editor_client, make_edition, make_row
):
    edition, claim = make_edition(title_kk="Бірінші"), make_row(Claim)
    Claim.objects.filter(pk=claim.pk).update(note_kk="Ескерту")

    for record in (edition, claim, edition.festival):
        form = editor_client.get(address(record)).content.decode()
        for url in set(re.findall(r'"(/admin/translations/[^"#]+)', form)):
            assert editor_client.get(url).status_code == 200, url
    assert f"#edition-{edition.pk}-title" in editor_client.get(address(edition)).text


@pytest.mark.parametrize(
    ("base", "one", "other", "both"),
    [
        ("a b c d", "a x c d", "a b c y", "a x c y"),
        ("a b c", "a b c", "a c", "a c"),
        ("a b", "x a b", "a b y", "x a b y"),
        ("a b c", "a x c", "a x c", "a x c"),
        ("a b c", "a x c", "a y c", None),
        ("a b c", "a c", "a x c", None),
        ("", "x", "y", None),
    ],
)
def test_two_changes_of_a_text_are_joined_where_they_do_not_touch(
    base, one, other, both
):
    assert joined(base, one, other) == both
