"""axe-core finds nothing on any kind of page, by day and by night.

The suite looks at every kind of page in one language, by day on a phone and by night
on a desk; `make axe` in all languages and scripts, each time in all four ways.
"""

import os
from itertools import product
from pathlib import Path

import pytest

from .pages import LANGUAGES, PAGES, in_language

IS_WHOLE = os.environ.get("AXE") == "whole"
WIDTHS, SCHEMES = [390, 1280], ["light", "dark"]
WAYS = list(product(WIDTHS, SCHEMES)) if IS_WHOLE else [(390, "light"), (1280, "dark")]
# Without its tag axe-core leaves out what WCAG 2.2 brought: the size of targets.
LOOK = """axe.run({resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa",
    "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(
    result => result.violations)"""


@pytest.fixture(scope="session")
def axe():
    import axe_playwright_python

    path = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def looker(make_reader):
    """One page of a browser, in which all kinds are opened one after the other."""
    return make_reader()


def violations(page):
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in page.evaluate(LOOK)
        for node in violation["nodes"]
    ]


def violations_in_all_ways(page, axe):
    page.evaluate(axe)
    found = []
    for width, scheme in WAYS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme} {fault}" for fault in violations(page)]
    return found


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_no_violation_by_day_or_night(looker, axe, kind):
    paths = [PAGES[kind]]
    if IS_WHOLE:
        paths = [in_language(PAGES[kind], language) for language in LANGUAGES]
    for path in paths:
        answer = looker.open(path)

        assert answer.status == (404 if kind == "not found" else 200)
        assert violations_in_all_ways(looker.page, axe) == [], path


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/en/films/the-fierce-one-1973/", id="a sun beside its decades"),
        pytest.param("/ru/films/native-dancer-2008/", id="a name of three letters"),
        pytest.param("/kk/films/poet-2021/", id="a theme of three letters"),
        pytest.param("/kk/films/harmony-lessons-2013/", id="pairs of sources"),
    ],
)
def test_axe_finds_no_violation_on_films_of_rare_measures(looker, axe, path):
    looker.page.emulate_media(color_scheme="light")
    looker.open(path)
    looker.page.evaluate(axe)

    for width in WIDTHS:
        looker.page.set_viewport_size({"width": width, "height": 900})
        assert violations(looker.page) == []


OPENED = {
    "menu": ("/ru/", 390, ".menu summary", "Enter", ".menu__panel"),
    "filters": ("/kk/films/", 390, "[popovertarget]", "Enter", "#filters"),
    "suggestions": ("/en/search/", 1280, "#q", "t u l p", "[role=option]"),
    "values that differ": ("/en/films/tulpan-2008/", 390)
    + (".disp summary", "Enter", ".disp ul"),
}


@pytest.mark.parametrize("what", OPENED)
def test_axe_finds_no_violation_in_what_opens_over_a_page(looker, axe, what):
    path, width, control, keys, opened = OPENED[what]
    page = looker.page
    page.set_viewport_size({"width": width, "height": 900})
    looker.open(path)
    page.locator(control).first.focus()
    for key in keys.split():
        page.keyboard.press(key)
    page.locator(opened).first.wait_for()
    page.evaluate(axe)

    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("cite", "1"),
        ("cite cite--on", "1,"),
        ("cite cite--wide", "1,\u00a02"),
        ("cite cite--on cite--wide", "1,\u00a02,"),
    ],
)
def test_each_form_of_a_source_number_is_a_target_of_24_pixels(looker, form, text):
    looker.open("/en/films/tulpan-2008/")
    looker.page.evaluate("document.fonts.ready.then(() => true)")
    mark = looker.page.locator(".facts a + .cite").first

    width, height = mark.evaluate(
        """(mark, [form, text]) => {
            mark.className = form;
            mark.textContent = text;
            const box = mark.getBoundingClientRect();
            return [box.width, box.height];
        }""",
        [form, text],
    )

    assert width >= 24 and height >= 24


@pytest.mark.parametrize("table", ["film", "article", "collection", "filmpicture"])
def test_axe_finds_no_violation_on_forms_and_lists_of_the_desk(desk, axe, table):
    editor = desk(width=820, color_scheme="light")
    page = editor.page
    editor.open(f"/admin/films/{table}/")
    assert found_at_the_desk(page, axe) == []

    editor.click(page.locator("#result_list tbody th a, .object-tools .addlink").last)
    assert found_at_the_desk(page, axe) == []


def found_at_the_desk(page, axe):
    """At both widths; what reaches over the edge of the screen counts too.

    The screen is high, for the bar that stays at its foot covers what is below it.
    """
    page.evaluate(axe)
    found = []
    for width in (820, 1280):
        page.set_viewport_size({"width": width, "height": 6000})
        if page.evaluate("document.documentElement.scrollWidth") != width:
            found.append(f"{width} wider than the screen")
        found += violations(page)
    return found


def test_axe_finds_no_violation_where_translations_are_made(desk, axe):
    editor = desk(width=820, color_scheme="light")
    page = editor.page
    assert found_at_the_desk(page, axe) == []
    editor.open("/admin/translations/?kind=film&state=missing&language=kk")
    assert found_at_the_desk(page, axe) == []
    editor.click(page.locator(".board tbody tr").first.locator("td a").first)

    assert page.locator("#side-by-side").count() == 1
    assert found_at_the_desk(page, axe) == []


def test_axe_finds_no_violation_where_editors_come_and_go(desk, axe):
    editor = desk(width=820, color_scheme="light")
    page = editor.page
    editor.open("/admin/password_change/")
    page.get_by_label("Old password").fill("not this")
    page.get_by_label("New password", exact=True).fill("123")
    page.get_by_label("New password confirmation").fill("1234")
    page.get_by_role("button", name="Change password").click()
    page.get_by_text("The password is not changed").wait_for()
    assert found_at_the_desk(page, axe) == []
    editor.open("/admin/password_change/done/")
    assert found_at_the_desk(page, axe) == []

    page.locator("[popovertarget=me]").click()
    page.get_by_role("button", name="Log out").click()
    page.get_by_text("You have signed out").wait_for()
    assert found_at_the_desk(page, axe) == []
    page.get_by_role("link", name="Sign in again").click()
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password").fill("nothing")
    page.get_by_role("button", name="Log in").click()
    page.get_by_text("do not belong together").wait_for()
    assert found_at_the_desk(page, axe) == []


def test_axe_finds_no_violation_where_two_edits_are_joined(desk, axe):
    editor = desk(width=820, color_scheme="light")
    page = editor.page
    editor.open("/admin/films/film/?q=kelin")
    editor.click(page.locator("#result_list tbody th a").first)
    other = editor.context.new_page()
    other.goto(page.url)
    for one, title, column in (
        (other, "Theirs", "#id_title_ru"),
        (page, "Mine", "#id_runtime"),
    ):
        one.locator("#id_title_en").fill(title)
        one.locator(column).fill("99")
        one.get_by_role("button", name="Save draft").click()
        one.locator(".messagelist .success, .joined").first.wait_for()

    assert page.locator(".joined").get_by_text("Refuse").count() >= 2
    assert found_at_the_desk(page, axe) == []
