"""axe-core finds nothing on any kind of page, by day and by night."""

from pathlib import Path

import pytest

from .pages import PAGES


@pytest.fixture(scope="session")
def axe():
    import axe_playwright_python

    path = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    return path.read_text(encoding="utf-8")


def violations(page, axe):
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_no_violation_by_day_or_night(reader, axe, kind, width):
    reader = reader(width=width, color_scheme="light")
    answer = reader.open(PAGES[kind])
    by_day = violations(reader.page, axe)
    reader.page.emulate_media(color_scheme="dark")
    by_night = violations(reader.page, axe)

    assert answer.status == (404 if kind == "not found" else 200)
    assert by_day == []
    assert by_night == []


@pytest.mark.parametrize("width", [820, 1280])
@pytest.mark.parametrize("table", ["film", "article", "collection", "filmpicture"])
def test_axe_finds_no_violation_on_forms_and_lists_of_the_desk(desk, axe, table, width):
    editor = desk(width=width, color_scheme="light")
    page = editor.page
    editor.open(f"/admin/films/{table}/")
    found = violations(page, axe)
    editor.click(page.locator("#result_list tbody th a, .object-tools .addlink").last)

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert found == []
    assert violations(page, axe) == []


@pytest.mark.parametrize("width", [820, 1280])
def test_axe_finds_no_violation_where_translations_are_made(desk, axe, width):
    editor = desk(width=width, color_scheme="light")
    page = editor.page
    front = violations(page, axe)
    editor.open("/admin/translations/?kind=film&state=missing&language=kk")
    board = violations(page, axe)
    editor.click(page.locator(".board tbody tr").first.locator("td a").first)

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("#side-by-side").count() == 1
    assert front == board == []
    assert violations(page, axe) == []
