"""What readers come for, done in three ways: pointing, without scripts, by keys."""

import re

import pytest

from .hands import FAR, SHOWS_ITS_PLACE, WAYS
from .pages import PAGES


@pytest.fixture(scope="module", params=WAYS)
def hand(request, make_reader):
    """One browser for each way; no task leaves anything behind in it."""
    hand = WAYS[request.param](make_reader)
    yield hand
    assert hand.reader.context.cookies() == []


def slugs(paths):
    return {path.rstrip("/").rpartition("/")[2] for path in paths}


def narrow(hand, word, value):
    """Ticks a value of a facet; scripts apply it, else there is a button."""
    box = hand.page.locator(f"#f-{word}-{value}")
    if hand.script:
        hand.press(box)
        hand.page.wait_for_url(f"**{word}={value}**")
        hand.page.locator(
            f"#results .chip[href]:not([href*='{value}'])"
        ).first.wait_for()
    else:
        hand.press(box)
        hand.follow(hand.page.locator("#filters .apply button"))


def test_films_by_a_director(hand, catalogue_tables):
    directed = {
        row["film"]
        for row in catalogue_tables["credits"]
        if row["person"] == "darezhan-omirbaev" and row["role"] == "director"
    }
    hand.open("/en/films/")

    narrow(hand, "director", "darezhan-omirbaev")

    assert hand.reader.total() == len(directed)
    assert slugs(hand.reader.film_paths()) <= directed


def test_films_about_a_theme_that_won(hand, catalogue_tables):
    hand.open("/en/")
    menu = hand.page.get_by_role("navigation", name="Main menu")
    hand.follow(menu.get_by_role("link", name="Themes"))
    main = hand.page.locator("main")
    hand.follow(main.get_by_role("link", name="Corruption").first)
    with_a_prize = hand.page.locator("dl.facts div").filter(has_text="With a prize")
    hand.follow(with_a_prize.get_by_role("link").first)

    won = {r["film"] for r in catalogue_tables["recognitions"] if r["result"] == "won"}
    assert hand.reader.film_paths()
    assert slugs(hand.reader.film_paths()) <= won


def test_films_that_won_at_a_festival(hand, catalogue_tables):
    won = {
        row["film"]
        for row in catalogue_tables["recognitions"]
        if row["festival"] == "cannes" and row["result"] == "won"
    }
    hand.open("/en/festivals/")
    main = hand.page.locator("main")
    hand.follow(main.locator("a[href='/en/festivals/cannes/']").first)
    hand.follow(main.locator("a[href='/en/films/?festival=cannes&result=won']").first)

    assert slugs(hand.reader.film_paths()) == won


def test_a_filter_is_added_and_taken_away(hand):
    hand.open("/en/films/")
    everything = hand.reader.total()
    narrow(hand, "result", "won")
    assert 0 < hand.reader.total() < everything

    hand.follow(hand.page.locator("#results .chip--clear"))

    assert hand.reader.total() == everything


def test_a_search_finds_the_film(hand):
    hand.open("/en/people/")
    hand.write(hand.page.locator("#q0"), "тюльпан")
    if hand.script:
        hand.page.locator("[role=option]").first.wait_for()
        hand.page.keyboard.press("ArrowDown")
        with hand.page.expect_navigation():
            hand.page.keyboard.press("Enter")
    else:
        hand.follow(hand.page.locator(".quick button"))
        hand.follow(hand.page.locator("#found a[href='/en/films/tulpan-2008/']").first)

    assert hand.reader.path == "/en/films/tulpan-2008/"


def test_a_misspelt_word_is_understood(hand):
    hand.open("/en/search/")
    hand.write(hand.page.locator("#q"), "tulpn")
    with hand.page.expect_navigation():
        hand.page.keyboard.press("Enter")

    hand.follow(hand.page.locator("#found a[href='/en/films/tulpan-2008/']").first)

    assert hand.page.locator("h1").inner_text() == "Tulpan"


def test_the_language_changes_and_the_page_stays(hand):
    hand.open("/kk/films/?result=won")
    found = hand.reader.total()

    hand.follow(hand.page.locator("#languages a[hreflang=ru]"))

    assert hand.reader.path == "/ru/films/?result=won"
    assert hand.page.locator("html").get_attribute("lang") == "ru"
    assert hand.reader.total() == found


def test_a_list_is_read_page_by_page(hand):
    hand.open("/ru/films/")
    first = hand.reader.film_paths()

    hand.follow(hand.page.locator(".pages [rel=next]"))

    assert hand.reader.path == "/ru/films/?page=2"
    assert hand.reader.film_paths() and not first & hand.reader.film_paths()


def test_a_footnote_leads_to_its_source_and_back(hand):
    hand.open("/en/articles/the-new-wave/")
    mark = hand.page.locator(".article-body .cite").first
    number = mark.inner_text()

    hand.press(mark)
    source = hand.page.locator(":target")
    assert source.get_attribute("id") == f"s{number}"
    hand.press(source.locator("a.back"))

    assert hand.page.locator(":target").get_attribute("id") == f"c{number}"


def test_the_timeline_of_one_festival(hand, catalogue_tables):
    shown = [r for r in catalogue_tables["recognitions"] if r["festival"] == "cannes"]
    hand.open("/en/timeline/")
    before = hand.reader.total()

    if hand.script:
        with hand.page.expect_navigation(url=re.compile("festival=cannes")):
            hand.choose(hand.page.locator("#tf"), "cannes")
    else:
        hand.choose(hand.page.locator("#tf"), "cannes")
        hand.follow(hand.page.locator("[data-auto-submit]"))

    assert hand.reader.total() == len(shown) < before


def test_a_folded_year_of_the_timeline_is_opened(hand):
    hand.open("/en/timeline/")
    year = hand.page.locator(".years details").filter(has_text="1967")
    line = year.get_by_role("link", name="My Name Is Kozha")
    assert not line.is_visible()

    hand.press(year.locator("summary"))

    assert line.is_visible()


def test_the_timeline_is_printed_whole(reader):
    reader = reader()
    reader.open("/en/timeline/")
    page = reader.page
    page.emulate_media(media="print")

    lines = page.locator(".years a").all()
    assert lines and all(line.is_visible() for line in lines)


def test_a_reader_keeps_a_film_or_is_told_what_that_needs(hand):
    hand.open("/en/films/tulpan-2008/")
    button = hand.page.locator("button[data-slug]").first
    if not hand.script:
        assert not button.is_visible()
        hand.open("/en/my-list/")
        assert "needs JavaScript" in hand.page.locator("main").inner_text()
        return
    hand.press(button)
    hand.open("/en/my-list/")

    hand.page.locator("[data-films] a[href='/en/films/tulpan-2008/']").wait_for()
    hand.page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("kind", ["home", "film", "films", "search"])
def test_the_tabulator_leads_through_a_page_and_out_of_it(reader, kind):
    """It comes back to the first control, shows where it is, and skips what is shut."""
    reader = reader()
    reader.open(PAGES[kind])
    page = reader.page
    page.keyboard.press("Tab")
    first = page.evaluate_handle("document.activeElement")
    hidden = []
    for _step in range(FAR):
        if not page.evaluate(f"({SHOWS_ITS_PLACE})(document.activeElement)"):
            hidden.append(page.evaluate("document.activeElement.outerHTML"))
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            page.keyboard.press("Tab")
        if page.evaluate("first => first === document.activeElement", first):
            break
    else:
        raise AssertionError("the tabulator does not come round")

    assert hidden == []
