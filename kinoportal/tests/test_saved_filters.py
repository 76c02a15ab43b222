"""Filters of lists that an editor saves, and what a list says of its conditions."""

import re

import pytest
from django.urls import reverse

from kinoportal.models import SavedFilter

FILMS = "/admin/films/film/"
SAVE = reverse("admin:save_filter", args=["films", "film"])


@pytest.fixture
def author(desk_of):
    return desk_of("author", "en")


@pytest.fixture
def desk(editor_client):
    editor_client.cookies["django_language"] = "en"
    return editor_client


def tabs(page):
    """Name, address and whether it is the one shown."""
    found = re.search(r'<nav class="tabs".*?</nav>', page.content.decode(), re.DOTALL)
    links = r'<a href="([^"]*)"( aria-current="page")?>([^<]+)</a>'
    return [
        (name, address.replace("&amp;", "&"), bool(current))
        for address, current, name in re.findall(links, found.group() if found else "")
    ]


def test_a_filter_is_saved_as_it_is_shown_and_stands_above_the_list(desk):
    sent = {"name": "Unfinished nineties", "query": "missing=title_en&decade=1990&p=2"}

    page = desk.post(SAVE, sent, follow=True)

    address = "?decade=1990&missing=title_en"
    assert page.redirect_chain == [(FILMS + address, 302)]
    kept = ("Unfinished nineties", address, True)
    assert tabs(page) == [("All", "?", False), kept]
    assert tabs(desk.get(FILMS)) == [("All", "?", True), (*kept[:2], False)]
    assert tabs(desk.get("/admin/people/person/")) == []


def test_every_editor_sees_their_own_filters_alone(desk, author):
    desk.post(SAVE, {"name": "Mine", "query": "decade=1990"})
    saved = SavedFilter.objects.get()
    forget = reverse("admin:forget_filter", args=[saved.pk])

    assert tabs(author.get(FILMS)) == []
    author.post(forget)
    assert SavedFilter.objects.filter(pk=saved.pk).exists()

    page = desk.post(forget, follow=True)
    assert "“Mine” is no longer saved." in page.content.decode()
    assert tabs(page) == []
    assert desk.post(forget, follow=True).status_code == 200


def test_a_name_that_is_taken_holds_the_new_filter(desk):
    for decade in ("1990", "2000"):
        desk.post(SAVE, {"name": "Decade", "query": f"decade={decade}"})

    [(_all, *_), (name, address, _shown)] = tabs(desk.get(FILMS))
    assert (name, address) == ("Decade", "?decade=2000")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "", "query": "q=x"}, "Name of the filter: This field is required."),
        (
            {"name": "x" * 61, "query": "q=x"},
            "Name of the filter: Ensure this value has at most 60 characters",
        ),
        ({"name": "All", "query": "p=3"}, "Nothing is filtered in this list yet."),
        ({"name": "All"}, "This field is required."),
        ({"name": "Long", "query": "q=" + "x" * 1000}, "at most 1000 characters"),
    ],
)
def test_what_cannot_be_saved_is_told_and_nothing_is_written(desk, sent, said):
    page = desk.post(SAVE, sent, follow=True)

    assert said in page.content.decode()
    assert not SavedFilter.objects.exists()


def test_there_are_so_many_filters_and_no_more(desk):
    for number in range(SavedFilter.MOST + 1):
        page = desk.post(SAVE, {"name": f"No. {number}", "query": "q=x"}, follow=True)

    said = "You have 20 saved filters in this list; remove one first."
    assert said in page.content.decode()
    assert SavedFilter.objects.count() == 20


def test_only_who_may_see_a_list_saves_its_filters(author, client):
    of_accounts = reverse("admin:save_filter", args=["auth", "user"])
    sent = {"name": "x", "query": "q=x"}

    assert author.post(of_accounts, sent).status_code == 403
    assert author.post("/admin/filters/films/nothing/", sent).status_code == 404
    assert author.get(SAVE).status_code == 405
    assert client.post(SAVE, sent).status_code == 302
    assert not SavedFilter.objects.exists()
    author.post(SAVE, sent)
    assert SavedFilter.objects.get().user == author.user


def test_what_narrows_a_list_stands_above_it_each_with_a_way_back(desk, make_film):
    make_film(title_kk="Қойшыбайтау", year=1994)

    page = desk.get(
        FILMS, {"q": "Қойшыбайтау", "decade": "1990", "status__exact": "draft"}
    )

    chips = re.findall(
        r'class="chip" href="([^"]*)"><span[^>]*>[^<]*</span>(.*?) <svg',
        page.content.decode(),
    )
    assert {words for _, words in chips} == {
        "Қойшыбайтау",
        "State: draft",
        "Decade: 1990–1999",
    }
    [back] = [address for address, words in chips if words.startswith("State")]
    listed = desk.get(FILMS + back.replace("&amp;", "&")).content.decode()
    assert "Nothing here" in page.content.decode()
    assert "1 found" in listed and "Nothing here" not in listed
