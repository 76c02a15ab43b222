"""What editors changed at the desk stays when the tables come again."""

import re

import pytest

from films.models import Credit, Film
from kinoportal.models import Claim
from kinoportal.tests.sending import as_sent, form_of, send
from people.models import Person

from .small_catalogue import change, run, write

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("english_terminal", "nobody_listens"),
]


@pytest.fixture
def imported(tmp_path):
    run(write(tmp_path))
    return tmp_path


@pytest.fixture
def film(imported):
    return Film.objects.get(slug="t-one")


def edit(desk, film, **given):
    """Save the film's form with these fields changed."""
    assert send(desk, film, form_of(desk, film, **given)).status_code == 302
    film.refresh_from_db()


def row_of(desk, film, credit):
    """The beginning of the names of the credit's fields in the form."""
    sent, key = form_of(desk, film), [str(credit.pk)]
    [name] = [
        n for n, v in sent.items() if re.fullmatch(r"credits-\d+-id", n) and v == key
    ]
    return name.removesuffix("id")


def test_a_corrected_value_stays_and_is_named(editor_client, imported, film):
    edit(editor_client, film, year="1991")

    out, err = run(imported)

    film.refresh_from_db()
    assert film.year == 1991
    assert out.endswith("\n0 changes\n")
    assert "films.csv: 1 change stays as editors made it: t-one (year)" in err


def test_what_the_table_says_anew_beside_a_correction_goes_in(
    editor_client, imported, film
):
    edit(editor_client, film, year="1991")
    change(imported, "films.csv", "Su,1990,90,", "Su,1990,95,")

    run(imported)
    run(imported)

    film.refresh_from_db()
    assert (film.year, film.runtime) == (1991, 95)


def test_a_correction_stays_though_the_table_changed_the_same_value(
    editor_client, imported, film
):
    edit(editor_client, film, year="1991")
    change(imported, "films.csv", "Su,1990,90,", "Su,1992,90,")

    for _time in range(2):
        _out, err = run(imported)
        film.refresh_from_db()
        assert film.year == 1991
        assert "t-one (year)" in err


def test_what_an_editor_emptied_stays_empty_and_what_nobody_filled_is_filled(
    editor_client, imported, film
):
    edit(editor_client, film, runtime="")
    other = Film.objects.get(slug="t-two")
    edit(editor_client, other, title_en="Water")
    change(imported, "films.csv", "t-two,Су,,,,,", "t-two,Су,Вода,,,1980,")

    run(imported)

    film.refresh_from_db(), other.refresh_from_db()
    assert film.runtime is None
    assert (other.title_ru, other.title_en, other.year) == ("Вода", "Water", 1980)


def test_a_value_that_the_editor_did_not_touch_follows_its_table(
    editor_client, imported, film
):
    edit(editor_client, film, title_en="The Great River")
    change(imported, "films.csv", "Su,1990,90,", "Su,1992,90,")

    _out, err = run(imported)

    film.refresh_from_db()
    assert (film.year, film.title_en) == (1992, "The Great River")
    assert "(year)" not in err


def test_a_credit_that_an_editor_deleted_does_not_come_back(
    editor_client, imported, film
):
    credit = film.credits.get(role="actor")
    row = row_of(editor_client, film, credit)
    edit(editor_client, film, **{f"{row}DELETE": "on"})
    assert not film.credits.filter(role="actor").exists()

    out, err = run(imported)

    assert not film.credits.filter(role="actor").exists()
    assert out.endswith("\n0 changes\n")
    assert "credits.csv: 1 change stays as editors made it: t-one, t-bek" in err


def test_a_credit_given_to_another_person_stays_with_them(
    editor_client, imported, film
):
    credit = film.credits.get(role="actor")
    other = Person.objects.get(slug="t-asel")
    row = row_of(editor_client, film, credit)
    edit(editor_client, film, **{f"{row}person": str(other.pk)})

    run(imported)

    actors = film.credits.filter(role="actor")
    assert [(c.pk, c.person) for c in actors] == [(credit.pk, other)]
    assert Credit.objects.filter(film=film).count() == 3


def test_a_credit_that_an_editor_worked_on_stays_without_its_line(
    editor_client, imported, film
):
    credit = film.credits.get(role="actor")
    row = row_of(editor_client, film, credit)
    edit(editor_client, film, **{f"{row}character_ru": "Хан Кене"})
    change(imported, "credits.csv", "t-one,t-bek,actor,Хан,1,\n", "")

    _out, err = run(imported)

    assert film.credits.get(role="actor").character_ru == "Хан Кене"
    assert "credits.csv: 1 change stays" in err


def test_a_credit_that_no_editor_touched_goes_with_its_line(
    editor_client, imported, film
):
    edit(editor_client, film, title_en="The Great River")
    change(imported, "credits.csv", "t-one,t-bek,actor,Хан,1,\n", "")

    _out, err = run(imported)

    assert not film.credits.filter(role="actor").exists()
    assert "credits.csv" not in err


def test_a_source_that_an_editor_took_away_does_not_come_back(
    editor_client, imported, film
):
    book = film.citations.get(source__slug="t-book")
    part = "kinoportal-citation-content_type-object_id-0"
    sent = form_of(editor_client, film)
    assert sent[f"{part}-id"] == [str(book.pk)]
    send(editor_client, film, sent | {f"{part}-DELETE": "on"})

    out, err = run(imported)

    assert [c.source.slug for c in film.citations.all()] == ["t-paper"]
    assert out.endswith("\n0 changes\n")
    assert "films.csv: 1 change stays as editors made it: t-one: t-book" in err


def test_a_source_that_an_editor_took_from_a_credit_does_not_come_back(
    editor_client, imported, film
):
    credit = film.credits.get(role="director")
    sent = form_of(editor_client, credit)
    part = "kinoportal-citation-content_type-object_id-0"
    send(editor_client, credit, sent | {f"{part}-DELETE": "on"}, "_save")
    assert not credit.citations.exists()

    out, err = run(imported)

    assert not credit.citations.exists()
    assert out.endswith("\n0 changes\n")
    assert "credits.csv: 1 change stays" in err


def test_a_source_with_a_page_that_an_editor_gave_stays_without_its_line(
    editor_client, imported, film
):
    part = "kinoportal-citation-content_type-object_id-0"
    edit(editor_client, film, **{f"{part}-position": "б. 14"})
    change(imported, "films.csv", "bw,t-book;t-paper", "bw,")

    _out, err = run(imported)

    left = film.citations.values_list("source__slug", "position")
    assert list(left) == [("t-book", "б. 14")]
    assert "films.csv: 1 change stays" in err


def test_awards_that_an_editor_chose_beside_the_first_stay(
    editor_client, imported, film
):
    won = film.recognitions.get()
    assert [award.slug for award in won.further_awards.all()] == ["t-press"]
    edit_row = form_of(editor_client, won) | {"further_awards": []}
    assert send(editor_client, won, edit_row, "_save").status_code == 302

    out, err = run(imported)

    assert not won.further_awards.exists()
    assert out.endswith("\n0 changes\n")
    assert "recognitions.csv: 1 change stays" in err


def test_what_an_editor_judged_of_a_claim_stays(editor_client, imported):
    claim = Claim.objects.get(subject_key="t-one")
    sent = form_of(editor_client, claim, status="accepted")
    assert send(editor_client, claim, sent, "_save").status_code == 302

    _out, err = run(imported)

    claim.refresh_from_db()
    assert claim.status == "accepted"
    assert "claims.csv: 1 change stays" in err


def test_a_film_made_at_the_desk_keeps_its_words_and_gains_from_the_table(
    editor_client, imported
):
    page = editor_client.get("/admin/films/film/add/")
    sent = as_sent(page, "film_form") | {"title_kk": "Аққу", "slug": "t-three"}
    editor_client.post("/admin/films/film/add/", sent | {"_save": "1"})
    with (imported / "films.csv").open("a") as table:
        table.write("t-three,Қаз,Гусь,,,1999,,,,,,\n")

    run(imported)

    film = Film.objects.get(slug="t-three")
    assert (film.title_kk, film.title_ru, film.year) == ("Аққу", "Гусь", 1999)


def test_a_corrected_value_taken_back_follows_the_table_again(
    editor_client, imported, film
):
    edit(editor_client, film, year="1991")
    edit(editor_client, film, year="1990")

    out, err = run(imported)

    assert out.endswith("\n0 changes\n")
    assert "editors" not in err


def test_two_people_merged_at_the_desk_stay_one(editor_client, imported, film):
    """Though each of them has a line of its own in the tables."""
    stay, other = (Person.objects.get(slug=key) for key in ("t-asel", "t-bek"))
    url = "/admin/people/person/"
    asked = {"action": "merge", "_selected_action": [stay.pk, other.pk]}
    page = editor_client.post(url, asked)
    seen = [side["seen"] for side in page.context["sides"]]
    sent = asked | {"confirmed": "1", "seen": seen, "stay": stay.pk}
    editor_client.post(url, sent)
    assert not Person.objects.filter(pk=other.pk).exists()

    out, _err = run(imported)

    stay.refresh_from_db()
    assert (stay.name_kk, stay.birth_year) == ("Әсел Нұр", 1960)
    assert not Person.objects.filter(slug="t-bek").exists()
    assert set(film.credits.values_list("person", flat=True)) == {stay.pk}
    assert film.credits.count() == 3
    assert out.endswith("\n0 changes\n")
