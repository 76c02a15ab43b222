"""Editors answer readers' corrections; the reader's address goes with the answer."""

import json
from uuid import uuid4

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse

from kinoportal.models import Correction, ReplyAddress, Revision, Trashed
from kinoportal.tests.sending import as_sent

pytestmark = pytest.mark.django_db
EMAIL = "reader@example.org"
LIST = "/admin/kinoportal/correction/"


@pytest.fixture
def correction(make_film):
    made = Correction.objects.create(
        record=make_film(slug="the-film", title_kk="Менің фильмім", year=2015),
        fact="year",
        wrong="<b>Жылы</b> басқа",
        right="2009",
        evidence="https://example.org/titles",
        language="kk",
        form_key=uuid4(),
    )
    ReplyAddress.objects.create(correction=made, email=EMAIL)
    return made


def form_of(correction):
    return reverse("admin:kinoportal_correction_change", args=[correction.pk])


def answer(browser, correction, **given):
    url = form_of(correction)
    sent = as_sent(browser.get(url), "correction_form")
    return browser.post(url, sent | given | {"_save": "1"})


def test_the_form_shows_fact_words_and_the_way_to_the_record(desk_of, correction):
    html = desk_of("editor").get(form_of(correction)).content.decode()
    film = reverse("admin:films_film_change", args=[correction.record.pk])

    assert f'href="{film}"' in html
    assert "2015" in html
    assert "&lt;b&gt;Жылы&lt;/b&gt; басқа" in html
    assert 'href="https://example.org/titles" rel="nofollow noopener' in html
    assert f"mailto:{EMAIL}" in html


def test_an_editor_answers_and_readers_see_it(desk_of, correction):
    one = desk_of("editor")
    sent = answer(one, correction, state="accepted", answer_kk="Титрде 2009.")
    correction.refresh_from_db()

    assert sent.status_code == 302
    assert correction.state == "accepted"
    assert correction.answered_by == one.user
    assert correction.answered_at
    page = Client().get("/kk/corrections/").content.decode()
    assert "Титрде 2009." in page
    assert "Менің фильмім" in page


@pytest.mark.parametrize("state", ["accepted", "declined"])
def test_without_words_there_is_no_answer(desk_of, correction, state):
    sent = answer(desk_of("editor"), correction, state=state)

    correction.refresh_from_db()
    assert sent.status_code == 200
    assert "Жауапты кемінде бір тілде жазыңыз" in sent.content.decode()
    assert correction.state == "open"


def test_the_address_is_erased_with_the_answer_and_in_no_history(desk_of, correction):
    browser = desk_of("editor")
    answer(browser, correction, answer_ru="Смотрим.")
    assert ReplyAddress.objects.exists()

    answer(browser, correction, state="declined", answer_ru="В титрах 2015.")

    assert not ReplyAddress.objects.exists()
    kept = [revision.saved for revision in Revision.objects.all()]
    assert len(kept) >= 3
    assert EMAIL not in json.dumps(kept)
    assert EMAIL not in serializers.serialize("json", Correction.objects.all())
    history = browser.get(
        reverse("admin:kinoportal_correction_history", args=[correction.pk])
    )
    assert "В титрах 2015." in history.content.decode()
    assert EMAIL not in history.content.decode()


def test_opened_again_it_waits_and_is_public_no_more(desk_of, correction):
    browser = desk_of("editor")
    answer(browser, correction, state="accepted", answer_kk="Түзеттік.")

    answer(browser, correction, state="open")

    correction.refresh_from_db()
    assert correction.answered_at is correction.answered_by is None
    assert "Түзеттік." not in Client().get("/kk/corrections/").content.decode()


def test_an_author_reads_and_sees_no_address(desk_of, correction):
    browser = desk_of("author")

    page = browser.get(form_of(correction))
    sent = browser.post(form_of(correction), {"state": "declined", "answer_kk": "x"})

    assert page.status_code == 200
    assert "2009" in page.content.decode()
    assert EMAIL not in page.content.decode()
    assert sent.status_code == 403


def test_what_waits_stands_first_and_can_be_had_alone(desk_of, correction, make_film):
    for state in ("accepted", "open", "declined"):
        Correction.objects.create(
            record=make_film(),
            fact="year",
            state=state,
            answer_kk="Жауап",
            form_key=uuid4(),
        )
    browser = desk_of("editor")

    def states(query=""):
        found = browser.get(LIST + query).context["cl"].result_list
        return [row.state for row in found]

    assert states() == ["open", "open", "declined", "accepted"]
    assert states("?state__exact=open") == ["open", "open"]


def test_the_front_page_counts_what_waits_for_who_may_answer(desk_of, correction):
    page = desk_of("editor").get("/admin/")

    assert page.context["corrections"]["count"] == 1
    assert f"{LIST}?state__exact=open" in page.content.decode()
    assert desk_of("author").get("/admin/").context["corrections"] is None


def test_a_chief_editor_deletes_it_into_the_trash_without_the_address(
    desk_of, correction
):
    chief = desk_of("chief editor")
    url = reverse("admin:kinoportal_correction_delete", args=[correction.pk])

    assert desk_of("editor").post(url, {"post": "yes"}).status_code == 403
    chief.post(url, {"post": "yes"})

    assert not Correction.objects.exists()
    assert not ReplyAddress.objects.exists()
    assert EMAIL not in json.dumps(Trashed.objects.get().saved)


def test_of_two_answers_at_once_the_second_is_asked(desk_of, correction):
    one, other = desk_of("editor"), desk_of("chief editor")
    late = as_sent(other.get(form_of(correction)), "correction_form")
    answer(one, correction, state="accepted", answer_kk="Түзеттік.")

    page = other.post(
        form_of(correction),
        late | {"state": "declined", "answer_kk": "Өзгертпедік.", "_save": "1"},
    )

    correction.refresh_from_db()
    assert page.status_code == 409
    assert "Өзгертпедік." in page.content.decode()
    assert (correction.state, correction.answer_kk) == ("accepted", "Түзеттік.")
    assert correction.answered_by == one.user


def test_a_translation_of_the_answer_joins_it(desk_of, correction):
    one, other = desk_of("editor"), desk_of("chief editor")
    late = as_sent(other.get(form_of(correction)), "correction_form")
    answer(one, correction, state="accepted", answer_kk="Түзеттік.")
    correction.refresh_from_db()
    when = correction.answered_at.replace(microsecond=0)

    other.post(form_of(correction), late | {"answer_ru": "Исправили.", "_save": "1"})

    correction.refresh_from_db()
    assert (correction.answer_kk, correction.answer_ru) == ("Түзеттік.", "Исправили.")
    assert correction.state == "accepted"
    assert correction.answered_at.replace(microsecond=0) == when
    assert correction.answered_by == one.user
    assert not ReplyAddress.objects.exists()


def test_a_correction_outlives_its_record(desk_of, correction):
    correction.record.delete()
    browser = desk_of("editor")

    assert browser.get(form_of(correction)).status_code == 200
    assert browser.get(LIST).status_code == 200


def test_a_restored_film_does_not_take_its_corrections_back(
    desk_of, correction, editor
):
    """They are no rows of the film, and have a history of their own."""
    answer(desk_of("editor"), correction, state="accepted", answer_kk="Түзеттік.")

    assert not Revision.objects.of(correction.record).exists()
    assert Revision.objects.of(correction).exists()
