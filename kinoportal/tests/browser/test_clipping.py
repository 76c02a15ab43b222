"""No word is cut off by its box, on any kind of page in any of the three languages."""

import pytest

from .pages import PAGES, in_language

LANGUAGES = ["kk", "ru", "en"]
WIDTHS = [360, 1280]  # CSS pixels
DRAWN_ALIKE = {
    "films with a filter that cannot be read",
    "alphabet, a letter that no title has",
    "timeline under a filter",
    "person with a long career",
    "search of people and themes",
    "search, misspelt",
}

# What lies folded on arrival is looked at too; what Chromium would draw only when it
# comes into sight would move while it is measured.
UNFOLD = """() => {
    document.querySelectorAll("details").forEach(d => d.open = true);
    document.querySelector("#filters")?.showPopover?.();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(sheet);
}"""

# Letters by their own rectangles, for a box also counts as too wide when padding or a
# drawn sun reaches over its edge. A letter may lose a quarter of its line's height,
# which is the air above and below it; a strip that scrolls hides nothing for good.
CUT_OFF = """() => {
    const SCROLLS = ".rail, .chart-box", UNSEEN = ".vh, script, style, option";
    const EDGES = [["left", "right", "overflowX"], ["top", "bottom", "overflowY"]];
    const limits = new Map(), found = [], range = document.createRange();
    const limitsAround = element => {
        if (!element) return [];
        if (!limits.has(element)) limits.set(element, element.matches(SCROLLS) ? []
            : [...limitsAround(element.parentElement), ...ownLimits(element)]);
        return limits.get(element);
    };
    const ownLimits = element => {
        const style = getComputedStyle(element);
        return EDGES.filter(([, , flow]) => style[flow] !== "visible"
            && !(flow === "overflowY" && style[flow] === "auto")
        ).map(edge => [element, edge, element.getBoundingClientRect()]);
    };
    const isOver = (letters, [, [start, end, flow], box]) => {
        const air = flow === "overflowY" ? letters.height / 4 : 1;
        return letters[start] < box[start] - air || letters[end] > box[end] + air;
    };
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
        const text = nodes.currentNode, parent = text.parentElement;
        const word = text.data.trim();
        const isDrawnLetter = word.length < 2 && parent.closest(".poster-art");
        if (!word || isDrawnLetter || parent.closest(UNSEEN)) continue;
        const around = limitsAround(parent);
        if (!around.length || !parent.checkVisibility()) continue;
        range.selectNodeContents(text);
        for (const letters of range.getClientRects())
            for (const limit of letters.width ? around : [])
                if (isOver(letters, limit))
                    found.push(`${limit[0].outerHTML.slice(0, 60)}: ${word}`);
    }
    for (const field of document.querySelectorAll("input, select, button"))
        if (field.checkVisibility() && field.scrollWidth > field.clientWidth + 1)
            found.push(`${field.outerHTML.slice(0, 60)}: ${field.value}`);
    return found;
}"""


@pytest.fixture(scope="module")
def looker(make_reader):
    """One page of a browser, in which all kinds are opened one after the other."""
    return make_reader()


def cut_off(page, widths):
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} {fault}" for fault in page.evaluate(CUT_OFF)]
    return found


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind not in DRAWN_ALIKE])
def test_no_word_is_cut_off_by_its_box(looker, kind):
    """Every other page begins with the width that the window has already."""
    page, widths = looker.page, WIDTHS
    for language in LANGUAGES:
        looker.open(in_language(PAGES[kind], language))
        page.evaluate(UNFOLD)

        assert cut_off(page, widths) == [], language
        widths = widths[::-1]


# Words that stand on two lines.
TORN = """selector => [...document.querySelectorAll(selector)].flatMap(element => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = new Range(), torn = [];
    while (nodes.nextNode())
        for (const word of nodes.currentNode.data.matchAll(/\\p{L}+/gu)) {
            range.setStart(nodes.currentNode, word.index);
            range.setEnd(nodes.currentNode, word.index + word[0].length);
            if (range.getClientRects().length > 1) torn.push(word[0]);
        }
    return torn;
})"""
NAMED = {"themes": "label", "festivals": "name", "films": "title"}


def with_the_longest_words(rows, column, most=3):
    """Keys of the records whose names have them."""
    longest = {
        row["key"]: max(map(len, row[column].split())) for row in rows if row[column]
    }
    return sorted(longest, key=lambda key: -longest[key])[:most]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NAMED)
def test_the_longest_words_of_the_catalogue_stay_whole_in_a_heading(
    looker, catalogue_tables, kind, language
):
    """Kazakh and Russian ones would be torn: the browser has no hyphens for Kazakh."""
    page = looker.page
    page.set_viewport_size({"width": 360, "height": 900})
    column = f"{NAMED[kind]}_{language}"
    for key in with_the_longest_words(catalogue_tables[kind], column):
        looker.open(f"/{language}/{kind}/{key}/")
        page.evaluate("document.fonts.ready.then(() => true)")

        assert page.evaluate(TORN, "h1") == []
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_themes_stay_whole_on_chips_strips_and_in_lists(
    looker, catalogue_tables, language
):
    page = looker.page
    page.set_viewport_size({"width": 360, "height": 900})
    themes = with_the_longest_words(catalogue_tables["themes"], f"label_{language}")
    told = {row["theme"]: row["film"] for row in catalogue_tables["film_themes"]}
    paths = [f"films/{told[key]}/" for key in themes if key in told]
    chosen = "&".join(f"theme={key}" for key in themes)
    for path in ["themes/", f"films/?{chosen}", *paths]:
        looker.open(f"/{language}/{path}")
        page.evaluate(UNFOLD)
        page.evaluate("document.fonts.ready.then(() => true)")

        assert page.evaluate(TORN, ".chip, .themes a, .index a, .opt span") == []


NEWEST = """box => {
    const marks = [...box.querySelectorAll("svg:first-child :is(rect, circle)")];
    const last = Math.max(...marks.map(mark => mark.getBoundingClientRect().right));
    const edge = box.getBoundingClientRect().right;
    return [box.scrollWidth > box.clientWidth, last <= edge && last > edge - 60];
}"""


@pytest.mark.parametrize("path", ["/kk/numbers/", "/ru/themes/society/"])
def test_a_chart_of_years_begins_with_the_newest_and_goes_back_by_key(looker, path):
    page = looker.page
    page.set_viewport_size({"width": 390, "height": 900})
    looker.open(path)
    boxes = page.locator(".chart-box--end:has(svg)")

    assert boxes.count()
    for box in boxes.all():
        assert box.evaluate(NEWEST) == [True, True]
        box.focus()
        page.keyboard.press("ArrowLeft")
        page.wait_for_function("box => box.scrollLeft < 0", arg=box.element_handle())


@pytest.mark.parametrize(
    ("style", "faults"),
    [
        ("overflow: hidden; width: 3em; white-space: nowrap", 1),
        ("overflow: hidden; height: .6em", 1),
        ("overflow-y: auto; height: .6em", 0),
        ("width: 3em; white-space: nowrap", 0),
        ("overflow: hidden; width: 20em", 0),
    ],
)
def test_a_box_that_cuts_a_word_off_is_found(looker, style, faults):
    page = looker.page
    page.goto("about:blank")
    page.set_content(f"<p style='{style}'>Қызғалдақтарымыз</p>")

    assert len(page.evaluate(CUT_OFF)) == faults
