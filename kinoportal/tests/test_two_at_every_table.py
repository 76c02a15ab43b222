"""Two editors at one row, of every table that is written at the desk."""

import pytest
from django.contrib import admin

from kinoportal.tests.sending import address, form_of, send

pytestmark = pytest.mark.django_db

# Two fields of each table's form, the one that both editors write first; where a form
# has one text alone, that one.
FIELDS = {
    "article": ("title_ru", "author_en"),
    "award": ("name_ru", "name_en"),
    "boxoffice": ("admissions", "amount"),
    "citation": ("position",),
    "claim": ("note_ru", "wording_en"),
    "collection": ("title_ru", "lead_en"),
    "correction": ("answer_ru", "answer_en"),
    "credit": ("character", "name_as_credited"),
    "edition": ("title_ru", "title_en"),
    "festival": ("name_ru", "city_en"),
    "film": ("title_ru", "synopsis_en"),
    "filmexternalid": ("value",),
    "filmlink": ("title", "terms"),
    "filmpicture": ("alt_ru", "credit"),
    "filmprogramme": ("relation",),
    "filmtheme": ("note_ru", "note_en"),
    "filmtitle": ("title", "note"),
    "person": ("name_ru", "biography_en"),
    "personexternalid": ("value",),
    "personname": ("name",),
    "portrait": ("alt_ru", "credit"),
    "programme": ("name_ru", "description_en"),
    "reception": ("summary_ru", "author"),
    "recognition": ("award_as_given", "section_as_given"),
    "section": ("name_ru", "name_en"),
    "source": ("title", "publisher"),
    "synonymgroup": ("words", "note"),
    "theme": ("label_ru", "essay_en"),
}
ELSEWHERE = {"user", "group", "revision", "trashed", "previewlink", "unansweredquery"}
WORDS = "Бірінші", "Екінші"
# Of tables whose fields take other words.
VALUES = {
    "boxoffice": ("701", "702"),
    "filmexternalid": ("tt0000001", "tt0000002"),
    "filmprogramme": ("rebate", "developed"),
    "personexternalid": ("nm0000001", "nm0000002"),
}
TABLES = {model._meta.model_name: model for model in admin.site._registry}


def test_every_table_of_the_desk_is_named_here():
    assert TABLES.keys() - ELSEWHERE == FIELDS.keys()


@pytest.fixture
def other_desk(desk_of):
    return desk_of("chief editor")


@pytest.fixture(params=FIELDS)
def row(request, make_row):
    return make_row(TABLES[request.param])


@pytest.fixture
def words(row):
    """What one editor writes, and what the other."""
    return VALUES.get(row._meta.model_name, WORDS)


def test_changes_of_both_to_different_fields_hold(
    editor_client, other_desk, row, words
):
    first, *second = FIELDS[row._meta.model_name]
    mine, theirs = {first: words[0]}, dict.fromkeys(second, words[1])
    sent = form_of(editor_client, row, **mine)
    send(other_desk, row, form_of(other_desk, row, **theirs), "_save")

    assert send(editor_client, row, sent, "_save").status_code == 302

    row.refresh_from_db()
    for field, value in (mine | theirs).items():
        assert str(getattr(row, field)) == value, field


def test_a_field_that_both_change_is_asked(editor_client, other_desk, row, words):
    field, (mine, theirs) = FIELDS[row._meta.model_name][0], words
    sent = form_of(editor_client, row, **{field: mine})
    send(other_desk, row, form_of(other_desk, row, **{field: theirs}), "_save")

    page = send(editor_client, row, sent, "_save")

    row.refresh_from_db()
    assert page.status_code == 409
    assert str(getattr(row, field)) == theirs


def test_a_change_of_what_the_other_deleted_is_asked_and_can_be_saved(
    editor_client, other_desk, row, words
):
    field, key = FIELDS[row._meta.model_name][0], row.pk
    sent = form_of(editor_client, row, **{field: words[0]})
    other_desk.post(address(row, "delete"), {"post": "yes"})
    rows = type(row)._base_manager.filter(pk=key)
    assert not rows.exists()
    row.pk = key

    page = send(editor_client, row, sent, "_save")

    assert page.status_code == 409
    answer = {"wish": page.context["wish"], f"{row._meta.label_lower}:{key}:": "mine"}
    assert editor_client.post(address(row, "join"), answer).status_code == 302
    assert str(getattr(rows.get(), field)) == words[0]
