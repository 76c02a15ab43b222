"""On the page of clashes what is joined already may be refused, change by change."""

import re

import pytest

from kinoportal.models import Citation
from kinoportal.tests.sending import address, form_of, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(desk_of):
    return desk_of("editor")


@pytest.fixture
def theirs(desk_of):
    return desk_of("editor")


@pytest.fixture
def film(make_film, make_credit):
    film = make_film(title_kk="Бастапқы", title_en="First", year=1990, runtime=80)
    for order in range(3):
        make_credit(film=film, order=order)
    return film


def added(sent, person, role):
    """The form with one more credit."""
    count = int(sent["credits-TOTAL_FORMS"][0])
    row = {
        "person": person.pk,
        "role": role,
        "order": 9,
        "film": sent["credits-0-film"],
    }
    named = {f"credits-{count}-{name}": value for name, value in row.items()}
    return sent | named | {"credits-TOTAL_FORMS": count + 1}


def join(desk, film, page, *refused, title="mine", **more):
    """What the page sends with these boxes ticked; every name of them is on it."""
    html = page.content.decode()
    boxes = set(re.findall(r'<input type="checkbox" name="(refuse[^"]*)"', html))
    assert boxes.issuperset(refused), (boxes, refused)
    sent = {"wish": page.context["wish"], f"films.film:{film.pk}:title_kk": title}
    return desk.post(address(film, "join"), sent | dict.fromkeys(refused, "1") | more)


def box(film, column):
    return f"refuse:films.film:{film.pk}:{column}"


@pytest.fixture
def page(mine, theirs, film):
    """Both changed the title; they the English one and the year, I the length."""
    wanted = form_of(mine, film, title_kk="Менікі", runtime="95")
    other = form_of(theirs, film, title_kk="Олардікі", title_en="Theirs", year="1991")
    assert send(theirs, film, other).status_code == 302
    return send(mine, film, wanted)


def test_every_change_that_is_joined_can_be_refused(page, film):
    html = page.content.decode()
    names = {line["name"] for line in page.context["taken"]}

    assert page.status_code == 409
    assert names == {box(film, name) for name in ("title_en", "year", "runtime")}
    assert html.count("Бас тарту</label>") == 3
    assert "checked" not in html.partition('class="t joined"')[2]


@pytest.mark.parametrize(
    ("refused", "kept"),
    [
        ([], ("Theirs", 1991, 95)),
        (["title_en"], ("First", 1991, 95)),
        (["runtime"], ("Theirs", 1991, 80)),
        (["title_en", "year", "runtime"], ("First", 1990, 80)),
    ],
)
def test_what_is_refused_stays_as_it_was_and_the_rest_enters(
    page, mine, film, refused, kept
):
    answer = join(mine, film, page, *(box(film, name) for name in refused))

    film.refresh_from_db()
    assert answer.status_code == 302
    assert film.title_kk == "Менікі"
    assert (film.title_en, film.year, film.runtime) == kept


def test_rows_added_and_removed_can_be_refused(
    mine, theirs, film, make_person, make_source
):
    composer, editor, gone = make_person(), make_person(), film.credits.get(order=1)
    wanted = form_of(mine, film, title_kk="Менікі")
    wanted = added(wanted, editor, "editor")
    other = form_of(theirs, film, title_kk="Олардікі")
    row = next(
        name
        for name, value in other.items()
        if re.fullmatch(r"credits-\d+-id", name) and value == [str(gone.pk)]
    )
    other[row.replace("-id", "-DELETE")] = "on"
    send(theirs, film, added(other, composer, "composer"))
    Citation.objects.create(
        record=film.credits.get(person=composer), source=make_source()
    )
    page = send(mine, film, wanted)
    rows = {
        (line["side"], bool(line["change"].before)): line["name"]
        for line in page.context["taken"]
        if line["name"].startswith("refuse:films.credit:")
    }
    assert len(rows) == 3

    answer = join(mine, film, page, *rows.values())

    assert answer.status_code == 302
    assert set(film.credits.values_list("order", "role")) == {
        (order, "actor") for order in range(3)
    }
    assert not Citation.objects.filter(source__slug__startswith="made-").exists()


def test_a_page_that_comes_back_keeps_what_was_refused_and_says_why(page, mine, film):
    name = f"films.film:{film.pk}:title_kk"
    typed = {f"{name}:own": "Терілген атау"}

    again = join(mine, film, page, box(film, "year"), title="theirs", **typed)

    html = again.content.decode()
    assert again.status_code == 409
    assert "Мәтін теріп, бірақ басқа нұсқаны таңдадыңыз: атауы." in html
    assert [line["name"] for line in again.context["taken"] if line["is_refused"]] == [
        box(film, "year")
    ]
    film.refresh_from_db()
    assert (film.title_kk, film.year) == ("Олардікі", 1991)


def test_who_is_asked_about_a_typed_text_may_choose_the_other_one(page, mine, film):
    name = f"films.film:{film.pk}:title_kk"
    typed = {f"{name}:own": "Терілген\r\nатау"}
    again = join(mine, film, page, title="theirs", **typed)
    html = again.content.decode()
    assert f'name="{name}:asked" value="Терілген\nатау"' in html

    asked = typed | {f"{name}:asked": "Терілген\r\nатау"}
    answer = join(mine, film, again, title="theirs", **asked)

    film.refresh_from_db()
    assert answer.status_code == 302
    assert film.title_kk == "Олардікі"


def test_what_a_third_editor_saves_meanwhile_is_shown_before_it_is_joined(
    page, mine, film, desk_of
):
    third = desk_of("editor")
    send(third, film, form_of(third, film, title_kk="Үшінші", year="1999"))

    again = join(mine, film, page, box(film, "year"))

    film.refresh_from_db()
    html = again.content.decode()
    assert again.status_code == 409
    assert "Осы аралықта тағы біреу сақтады." in html
    assert "Үшінші" in html and "1999" in html
    assert (film.title_kk, film.year) == ("Үшінші", 1999)
    assert join(mine, film, again).status_code == 302
    film.refresh_from_db()
    assert (film.title_kk, film.year) == ("Менікі", 1999)


def test_a_change_published_over_a_draft_can_be_refused(mine, theirs, film):
    send(mine, film, form_of(mine, film, title_en="Drafted"), "_draft")
    wanted = form_of(mine, film, title_kk="Менікі")
    film.title_kk, film.year = "Импорттан", 1971
    film.save()
    page = send(mine, film, wanted)
    name = f"refuse-published:films.film:{film.pk}:year"

    answer = join(mine, film, page, name)

    film.refresh_from_db()
    assert answer.status_code == 302
    assert (film.title_kk, film.title_en, film.year) == ("Менікі", "Drafted", 1990)
