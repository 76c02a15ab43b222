"""The translation board and the editor of two languages, at their addresses."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from kinoportal.models import Revision, TextMark
from kinoportal.tests.sending import as_sent

from ..models import Film, FilmTheme

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"
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


@pytest.fixture
def outdated(film):
    """The Russian synopsis was rewritten: the other two look old."""
    film.synopsis_ru = "Долгая дорога домой."
    film.save()
    return film


@pytest.fixture
def translator(django_user_model):
    return django_user_model.objects.create_user("madina", is_staff=True)


def beside(film, pair="ru-kk"):
    return f"{BOARD}film/{film.pk}/{pair}/"


def field(row, text):
    return f"{row._meta.model_name}-{row.pk}-{text}"


def opened(client, url, **changes):
    return as_sent(client.get(url), "side-by-side") | changes


def lines(page):
    return [
        (str(line.record), line.text, *(cell.state.value for cell in line.cells))
        for line in page.context["lines"]
    ]


def state(film, text, language):
    mark = TextMark.objects.filter(
        content_type=ContentType.objects.get_for_model(film),
        object_id=film.pk,
        field=text,
        language=language,
    ).first()
    return mark.state if mark else None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_board_opens_in_each_language(editor_client, outdated, language):
    editor_client.cookies["django_language"] = language

    page = editor_client.get(BOARD)

    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()


def test_the_board_shows_outdated_texts_alone_when_asked(editor_client, outdated):
    page = editor_client.get(BOARD, {"state": "outdated"})

    expected = ("Жол (2015)", "synopsis", "outdated", "done", "outdated")
    assert lines(page) == [expected]


def test_the_board_narrows_to_a_language_and_a_kind(
    editor_client, make_film, make_theme
):
    make_film(title_kk="Жалғыз", title_ru="Один")
    theme, complete = make_theme(), make_theme(label_ru="Дала", label_en="Steppe")
    asked = {"kind": "theme.label", "state": "missing", "language": "en"}
    lines = editor_client.get(BOARD, asked).context["lines"]

    assert {line.kind.name for line in lines} == {"theme"}
    assert {line.cells[2].state for line in lines} == {"missing"}
    records = [line.record for line in lines]
    assert theme in records and complete not in records


def test_missing_texts_are_counted_as_the_columns_say(editor_client):
    page = editor_client.get(BOARD, {"language": "kk", "kind": "film"})

    by_state = {state.value: count for state, count in page.context["counts"]}
    models = {type(line.record) for line in page.context["lines"]} | {Film}
    assert by_state["missing"] >= Film.objects.filter(synopsis_kk="").count()
    assert models == {Film}


def test_pages_of_the_board_follow_each_other_without_gaps(editor_client, make_film):
    for number in range(40):
        make_film(title_kk=f"Көп {number}", synopsis_kk="бар", synopsis_ru="есть")
    asked = {"kind": "film", "language": "en", "state": "missing"}
    seen, url = [], BOARD
    page = editor_client.get(url, asked)
    while True:
        seen += [line.record.pk for line in page.context["lines"]]
        if not page.context["onwards"]:
            break
        page = editor_client.get(f"{BOARD}?{page.context['onwards']}")

    lacking = Film.objects.filter(synopsis_en="") | Film.objects.filter(title_en="")
    assert set(lacking.values_list("pk", flat=True)) <= set(seen)


@pytest.mark.parametrize(
    "query",
    [
        "language=xx",
        "state=done",
        "kind=nothing",
        "kind=film.nothing",
        "kind=.",
        "after=-1",
        "after=9" * 9,
        "to=0x1",
    ],
)
def test_a_board_asked_for_nonsense_answers(editor_client, query):
    assert editor_client.get(f"{BOARD}?{query}").status_code == 200


def test_the_board_asks_as_much_for_many_records_as_for_few(
    editor_client, make_film, make_theme, django_assert_max_num_queries
):
    def ask():
        with django_assert_max_num_queries(60) as made:
            editor_client.get(BOARD, {"kind": "film", "state": "outdated"})
        return len(made)

    def rewrite(count):
        for _each in range(count):
            film = make_film(**THREE)
            film.film_themes.create(theme=make_theme(), note_kk="себебі")
            film.synopsis_ru = "Иначе."
            film.save()

    rewrite(1)
    ask()
    few = ask()
    rewrite(6)
    ask()

    assert ask() == few


def test_a_text_is_assigned_and_waits_for_its_translator(
    editor_client, outdated, translator
):
    line = editor_client.get(BOARD, {"state": "outdated"}).context["lines"][0]
    sent = {"line": line.key, "assign": translator.pk}
    response = editor_client.post(f"{BOARD}?state=outdated&language=kk", sent)

    assert response.status_code == 302
    mark = TextMark.objects.get(assigned_to=translator)
    assert (mark.field, mark.language, mark.state) == ("synopsis", "kk", "outdated")
    page = editor_client.get(BOARD, {"to": translator.pk})
    assert [line.record for line in page.context["lines"]] == [outdated]


def test_an_assignment_ends_when_the_missing_text_is_there(
    editor_client, make_film, translator
):
    film = make_film(synopsis_ru="Долгая дорога.")
    key = f"film-{film.pk}-film-synopsis"
    editor_client.post(f"{BOARD}?language=kk", {"line": key, "assign": translator.pk})
    assert state(film, "synopsis", "kk") == ""

    film.synopsis_kk = "Ұзақ жол."
    film.save()

    assert state(film, "synopsis", "kk") is None


def test_nobody_takes_an_assignment_back(editor_client, outdated, translator):
    key = f"film-{outdated.pk}-film-synopsis"
    for whom in (translator.pk, "nobody"):
        editor_client.post(BOARD, {"line": key, "assign": whom})

    assert not TextMark.objects.exclude(assigned_to=None).exists()
    assert state(outdated, "synopsis", "kk") == "outdated"


def test_a_translation_is_written_with_its_revision_and_done(editor_client, outdated):
    url = beside(outdated)
    sent = opened(editor_client, url, step="done")
    sent[field(outdated, "synopsis")] = "Үйге апарар ұзақ жол."

    assert editor_client.post(url, sent).status_code == 302

    outdated.refresh_from_db()
    revision = Revision.objects.filter(object_id=outdated.pk).first()
    assert outdated.synopsis_kk == "Үйге апарар ұзақ жол."
    assert state(outdated, "synopsis", "kk") is None
    assert state(outdated, "synopsis", "en") == "outdated"
    assert revision.user.username == "chief"


def test_the_translator_sees_what_changed_in_the_source(editor_client, outdated):
    page = editor_client.get(beside(outdated)).content.decode()

    assert "Долгая дорога<" in page
    assert '<mark class="add"> домой</mark>' in page


def test_a_text_that_is_still_right_loses_its_mark_and_stays(editor_client, outdated):
    url = beside(outdated)
    sent = opened(editor_client, url, right=field(outdated, "synopsis"))

    editor_client.post(url, sent)

    outdated.refresh_from_db()
    assert outdated.synopsis_kk == THREE["synopsis_kk"]
    assert state(outdated, "synopsis", "kk") is None
    assert not Revision.objects.filter(object_id=outdated.pk).exists()


def test_a_draft_of_a_translation_stays_one_until_it_is_done(editor_client, film):
    url = beside(film)
    sent = opened(editor_client, url, step="draft")
    sent[field(film, "synopsis")] = "Ұзақ… жол"
    editor_client.post(url, sent)
    assert state(film, "synopsis", "kk") == "draft"

    editor_client.post(url, opened(editor_client, url, step="done"))

    assert state(film, "synopsis", "kk") is None
    assert state(film, "synopsis", "en") is None


def test_two_translators_of_one_text_never_overwrite_each_other(editor_client, film):
    url = beside(film)
    sent = opened(editor_client, url, step="done")
    Film.objects.get(pk=film.pk)
    film.synopsis_kk = "Басқаның мәтіні."
    film.save()
    key = field(film, "synopsis")

    clash = editor_client.post(url, sent | {key: "Менің мәтінім."})

    film.refresh_from_db()
    page = clash.content.decode()
    assert clash.status_code == 409
    assert film.synopsis_kk == "Басқаның мәтіні."
    assert "Басқаның мәтіні." in page
    assert "Менің мәтінім." in page

    again = as_sent(clash, "side-by-side") | {"step": "done"}
    assert editor_client.post(url, again).status_code == 302
    film.refresh_from_db()
    assert film.synopsis_kk == "Менің мәтінім."


def test_a_text_nobody_touched_on_the_page_is_left_as_it_is(editor_client, film):
    url = beside(film)
    sent = opened(editor_client, url, step="done")
    film.title_kk = "Үлкен жол"
    film.save()
    sent[field(film, "synopsis")] = "Жаңа мәтін."

    assert editor_client.post(url, sent).status_code == 302

    film.refresh_from_db()
    assert (film.title_kk, film.synopsis_kk) == ("Үлкен жол", "Жаңа мәтін.")


def test_a_source_that_moved_under_the_translator_is_shown_first(editor_client, film):
    url = beside(film)
    sent = opened(editor_client, url, step="done")
    film.synopsis_ru = "Совсем другое."
    film.save()

    clash = editor_client.post(url, sent | {field(film, "synopsis"): "Ескі аударма."})

    film.refresh_from_db()
    assert clash.status_code == 409
    assert film.synopsis_kk == THREE["synopsis_kk"]


def test_rows_of_the_record_are_translated_on_the_same_page(
    editor_client, film, make_theme
):
    row = FilmTheme.objects.create(film=film, theme=make_theme(), note_ru="причина")
    url = beside(film)
    sent = opened(editor_client, url, step="done")
    sent[field(row, "note")] = "себебі"

    editor_client.post(url, sent)

    row.refresh_from_db()
    rows = Revision.objects.filter(object_id=film.pk).first().saved["rows"]
    assert row.note_kk == "себебі"
    assert "себебі" in [kept["fields"].get("note_kk") for kept in rows]


def test_a_page_sent_back_as_it_came_changes_nothing(editor_client, film):
    film.synopsis_kk = "Бірінші жол.\n\nЕкінші жол."
    film.save()
    url = beside(film)
    sent = opened(editor_client, url, step="done")
    sent = {
        name: [v.replace("\n", "\r\n") for v in sent[name]]
        if isinstance(sent[name], list)
        else sent[name]
        for name in sent
    }

    editor_client.post(url, sent)

    film.refresh_from_db()
    assert film.synopsis_kk == "Бірінші жол.\n\nЕкінші жол."
    assert not Revision.objects.filter(object_id=film.pk).exists()


def test_the_last_title_is_not_taken_away(editor_client, make_film):
    film = make_film(title_kk="Жалғыз")
    url = beside(film)
    sent = opened(editor_client, url, step="done")

    page = editor_client.post(url, sent | {field(film, "title"): ""})

    film.refresh_from_db()
    assert page.status_code == 200
    assert film.title_kk == "Жалғыз"


def test_the_next_record_of_the_board_follows(editor_client, make_film):
    for number in range(2):
        film = make_film(**THREE, year=2000 + number)
        film.synopsis_ru = "Иначе."
        film.save()
    first, second = (
        line.record
        for line in editor_client.get(BOARD, {"state": "outdated"}).context["lines"]
    )
    url = f"{beside(first)}?board=state%3Doutdated"
    sent = opened(editor_client, url, next="1")

    assert f"/film/{second.pk}/ru-kk/" in editor_client.post(url, sent).url


@pytest.mark.parametrize(
    "path",
    [
        "film/0/ru-kk/",
        "film/1/ru-ru/",
        "film/1/xx-kk/",
        "source/1/ru-kk/",
        "x/1/ru-kk/",
    ],
)
def test_a_pair_that_is_not_there_is_not_found(editor_client, path):
    assert editor_client.get(BOARD + path).status_code == 404


def test_who_may_not_change_a_record_translates_nothing(client, film, translator):
    translator.user_permissions.add(Permission.objects.get(codename="view_film"))
    client.force_login(translator)
    key = f"film-{film.pk}-film-synopsis"

    assert client.get(BOARD).status_code == 403
    assert client.get(beside(film)).status_code == 404
    assert client.post(beside(film), {field(film, "title"): "x"}).status_code == 404
    assert client.post(BOARD, {"line": key, "assign": "1"}).status_code == 403


def test_a_translator_of_themes_sees_no_films(client, outdated, translator):
    translator.user_permissions.add(Permission.objects.get(codename="change_theme"))
    translator.user_permissions.add(Permission.objects.get(codename="view_theme"))
    client.force_login(translator)

    page = client.get(BOARD)

    assert {line.kind.name for line in page.context["lines"]} <= {"theme"}
    key = f"film-{outdated.pk}-film-synopsis"
    client.post(BOARD, {"line": key, "assign": translator.pk})
    assert not TextMark.objects.filter(assigned_to=translator).exists()


def test_a_visitor_is_asked_to_sign_in(client, film):
    for url in (BOARD, beside(film)):
        assert client.get(url).url.startswith("/admin/login/")


def test_a_rich_text_is_read_as_words_and_written_clean(editor_client, make_article):
    article = make_article(text_ru="<p>Первая волна.</p>")
    url = f"{BOARD}article/{article.pk}/ru-kk/"
    page = editor_client.get(url).content.decode()
    assert 'lang="ru">Первая волна.</div>' in page

    sent = opened(editor_client, url, step="done")
    sent[field(article, "text")] = "<p>Алғашқы толқын.<script>x()</script></p>"
    assert editor_client.post(url, sent).status_code == 302

    article.refresh_from_db()
    assert article.text_kk == "<p>Алғашқы толқын.</p>"


def test_a_text_that_is_too_long_is_refused_and_stays_in_the_field(editor_client, film):
    url = beside(film)
    sent = opened(editor_client, url, step="done")

    page = editor_client.post(url, sent | {field(film, "title"): "ж" * 301})

    film.refresh_from_db()
    assert film.title_kk == THREE["title_kk"]
    assert "ж" * 301 in page.content.decode()
    assert page.status_code == 200


def test_the_board_narrows_to_one_text_of_a_kind(editor_client, outdated):
    outdated.title_ru = "Путь"
    outdated.save()

    page = editor_client.get(BOARD, {"kind": "film.title", "state": "outdated"})

    expected = ("Жол (2015)", "title", "outdated", "done", "outdated")
    assert lines(page) == [expected]


def test_rows_of_a_record_are_assigned_together(
    editor_client, film, make_theme, translator
):
    for note in ("бір", "екі"):
        film.film_themes.create(theme=make_theme(), note_kk=note)
    asked = {"kind": "film", "language": "en", "state": "missing", "to": ""}
    found = editor_client.get(BOARD, asked).context["lines"]
    line = next(line for line in found if line.record == film)

    sent = {"line": line.key, "assign": translator.pk}
    editor_client.post(f"{BOARD}?language=en", sent)

    assert len(line.rows) == 2
    assert TextMark.objects.filter(assigned_to=translator, language="en").count() == 2
    mine = editor_client.get(BOARD, {"to": translator.pk}).context["lines"]
    assert [(line.record, line.text) for line in mine] == [(film, "note")]


def test_an_author_sees_drafts_of_their_own_alone(
    client, outdated, translator, make_film
):
    translator.groups.add(Group.objects.get(name="author"))
    own = make_film(**THREE, status="draft", created_by=translator)
    own.synopsis_ru = "Иначе."
    own.save()
    client.force_login(translator)

    page = client.get(BOARD, {"state": "outdated"})

    assert {line.record for line in page.context["lines"]} == {own}
    assert client.get(beside(outdated)).status_code == 403
    key = f"film-{outdated.pk}-film-synopsis"
    client.post(BOARD, {"line": key, "assign": translator.pk})
    assert not TextMark.objects.exclude(assigned_to=None).exists()
    assert client.get(beside(own)).status_code == 200
