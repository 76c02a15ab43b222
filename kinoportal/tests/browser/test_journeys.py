"""Readers find their way; each page keeps to the site and to the screen."""

import pytest

from .pages import PAGES


def slugs(paths):
    return {path.rstrip("/").rpartition("/")[2] for path in paths}


@pytest.fixture
def corruption_films_that_won(catalogue_tables):
    below = {"corruption"}
    for _level in range(5):
        below |= {t["key"] for t in catalogue_tables["themes"] if t["broader"] in below}
    won = {r["film"] for r in catalogue_tables["recognitions"] if r["result"] == "won"}
    about = {
        row["film"] for row in catalogue_tables["film_themes"] if row["theme"] in below
    }
    return won & about


def test_films_about_corruption_that_won_are_under_four_clicks_away(
    reader, corruption_films_that_won
):
    reader = reader(locale="en")
    reader.open("/")
    page = reader.page

    menu = page.get_by_role("navigation", name="Main menu")
    reader.click(menu.get_by_role("link", name="Themes"))
    reader.click(page.locator("main").get_by_role("link", name="Corruption").first)
    with_a_prize = page.locator("dl.facts div").filter(has_text="With a prize")
    reader.click(with_a_prize.get_by_role("link"))

    assert slugs(reader.film_paths()) == corruption_films_that_won
    assert reader.total() == len(corruption_films_that_won)
    assert reader.clicks < 4


def narrow_to_winners(reader):
    """In place: no page is loaded, the address changes when the answer is there."""
    reader.click(reader.page.locator("#facets label").filter(has_text="Won"))
    reader.page.wait_for_url("**result=won")


def test_the_list_narrows_in_place_with_javascript(reader):
    reader = reader()
    reader.open("/en/films/")
    everything = reader.total()
    reader.page.evaluate("window.stayed = true")

    narrow_to_winners(reader)

    assert reader.page.evaluate("window.stayed")
    assert "result=won" in reader.path
    assert 0 < reader.total() < everything


def test_filters_set_in_place_stay_when_the_language_changes(reader):
    reader = reader()
    reader.open("/en/films/")
    narrow_to_winners(reader)
    found = reader.total()

    reader.click(reader.page.locator("header").get_by_role("link", name="Русский"))

    assert reader.path.endswith("/ru/films/?result=won")
    assert reader.total() == found


def test_back_returns_to_the_wider_list(reader):
    reader = reader()
    reader.open("/en/films/")
    everything = reader.total()
    narrow_to_winners(reader)

    reader.page.go_back()
    reader.page.wait_for_load_state("networkidle")

    assert "result=won" not in reader.path
    assert reader.total() == everything


def test_the_night_view_is_kept_in_the_browser_and_no_cookie_is_set(reader):
    reader = reader(color_scheme="light")
    reader.open("/kk/")
    reader.page.locator("[data-theme-toggle]").click()
    reader.open("/kk/films/")

    assert reader.page.locator("html").get_attribute("data-theme") == "dark"
    assert reader.context.cookies() == []


def test_the_first_tab_offers_to_skip_to_the_content(reader):
    reader = reader()
    reader.open("/ru/films/")

    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")

    assert reader.page.evaluate("document.activeElement.id") == "main"


WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def looker(make_reader):
    """One page of a browser, in which all kinds are opened one after the other."""
    return make_reader()


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_moves_or_scrolls_sideways_on_a_small_phone(looker, kind):
    page = looker.page
    page.set_viewport_size({"width": 360, "height": 900})
    looker.open(PAGES[kind])

    assert page.evaluate(WIDTH) == 360
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = 1)")
    assert page.evaluate(WIDTH) == 320
    assert looker.shift_of_a_second_visit() == 0


@pytest.mark.parametrize("kind", PAGES)
def test_the_browser_has_nothing_to_complain_about(looker, kind):
    looker.complaints.clear()
    looker.page.set_viewport_size({"width": 1280, "height": 900})

    answer = looker.open(PAGES[kind])
    moved = looker.shift_of_a_second_visit()
    looker.page.wait_for_load_state("networkidle")

    is_missing = kind == "not found"
    assert answer.status == (404 if is_missing else 200)
    # Chromium reports the status of the page itself.
    told = [c for c in looker.complaints if not (is_missing and "404" in c)]
    assert told == []
    assert looker.context.cookies() == []
    assert moved == 0


def test_a_list_of_films_is_kept_saved_and_taken_back_in(reader, tmp_path):
    reader = reader()
    reader.open("/en/films/")
    card = reader.page.locator(".card").nth(2)
    title = card.locator("a.hit").inner_text()
    card.hover()
    card.locator(".pin").click()
    reader.open("/en/films/tulpan-2008/")
    reader.page.locator("button[data-slug]").first.click()
    reader.open("/en/my-list/")
    listed = reader.page.locator("[data-films] a.hit")
    listed.nth(1).wait_for()
    assert listed.all_inner_texts() == ["Tulpan", title]

    with reader.page.expect_download() as saved:
        reader.page.get_by_role("button", name="Save as a table").click()
    saved.value.save_as(tmp_path / "list.csv")
    reader.page.evaluate("localStorage.clear()")
    reader.open("/en/my-list/")
    assert reader.page.locator("[data-empty]").is_visible()
    reader.page.locator("input[type=file]").set_input_files(tmp_path / "list.csv")

    listed.nth(1).wait_for()
    assert listed.all_inner_texts() == ["Tulpan", title]
    assert reader.context.cookies() == []


def test_a_list_that_does_not_come_says_so_and_keeps_the_choice(reader):
    reader = reader()
    reader.open("/en/films/")
    reader.page.route("**/en/films/?*", lambda route: route.abort())
    won = reader.page.locator("#facets label").filter(has_text="Won")

    won.click()

    reader.page.locator("[data-not-loaded]").wait_for()
    assert won.locator("input").is_checked()
    # Chromium reports the request itself.
    reader.complaints.clear()


def test_a_list_of_films_loads_little_more_than_its_words(reader):
    """Bytes as they travel, of a first visit that looks at all of the page."""
    reader = reader(width=390)
    reader.open("/kk/films/")
    reader.page.keyboard.press("End")
    reader.page.wait_for_load_state("networkidle")
    loaded = reader.page.evaluate(
        """performance.getEntriesByType("resource").map(
            entry => [entry.name, entry.encodedBodySize])"""
    )

    for kind, most in {"woff2": 110_000, "css": 10 * 1024, "js": 20 * 1024}.items():
        sizes = [size for name, size in loaded if name.endswith(f".{kind}")]
        assert sizes and sum(sizes) <= most, kind


SETTLED = "document.fonts.ready.then(() => true)"
MADE_AS_WIDE = [
    "local('Arial'), local('Liberation Sans')",
    "local('Georgia'), local('Liberation Serif')",
]
HAS = "source => new FontFace('asked', source).load().then(() => true, () => false)"
LATE = ["home", "films", "film", "people", "themes", "theme", "article", "timeline"]


@pytest.mark.parametrize("kind", LATE)
def test_letters_that_come_late_hardly_move_a_first_visit(reader, kind):
    """Until then letters of the machine stand there, made as wide as ours.

    Half of what is held to be good (0.1): one line more or less of an opening
    sentence, where two words fall otherwise.
    """
    reader = reader(width=390)
    page, held = reader.page, []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(reader.portal + PAGES[kind], wait_until="domcontentloaded")
    if not all(page.evaluate(HAS, source) for source in MADE_AS_WIDE):
        pytest.skip("No letters of this machine are made as wide as ours.")
    page.wait_for_timeout(1_000)
    page.route("**/*.woff2", lambda route: route.continue_())
    for font in held:
        font.continue_()
    page.wait_for_load_state()
    page.evaluate(SETTLED)
    page.wait_for_timeout(200)

    assert held
    shifts = page.evaluate("window.shifts")
    assert sum(size for size, *_what in shifts) < 0.05, shifts


def test_rare_letters_are_fetched_where_a_page_has_them(reader):
    reader = reader(width=390)
    reader.open("/en/about/")
    rare = """performance.getEntriesByType("resource").map(entry => entry.name)
        .filter(name => name.includes("-ext")).length"""
    reader.page.evaluate(SETTLED)
    assert reader.page.evaluate(rare) == 0

    reader.page.evaluate("document.querySelector('h1').append('Ř')")

    reader.page.wait_for_function(f"() => {rare} === 1")
