"""A page speaks one language; what is in Latin letters on it is a name or a title.

Read are the visible text and what is shown or read aloud from attributes, what says
that it is English included: saying so translates nothing.
"""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from .browser.pages import PAGES, in_language
from .fixtures import CATALOGUE

pytestmark = pytest.mark.django_db

READ_ALOUD = {"alt", "title", "aria-label", "placeholder", "content", "data-light"}
READ_ALOUD |= {"data-dark", "data-list", "data-listed", "data-unlisted", "data-failed"}
# Nothing to be read: scripts; posters and monograms, whose letters are those of a title
# or name; links to other languages, in these; the words in which a search found its.
PASSED = "zxx"
VOID = {"area", "br", "hr", "img", "input", "link", "meta", "source", "wbr", "path"}
VOID |= {"circle", "rect", "line", "use", "polygon"}
NUMERAL = re.compile(r"[IVXL]+")
LATIN = re.compile(r"[A-Za-z]{2,}")
# Names of formats, programs and databases; a language's sign, a prize's short name.
LISTED = {"Atom", "CSV", "JSON", "JavaScript", "Eng", "APSA"}


class Words(HTMLParser):
    """The texts of a page that are in its own language, or in English."""

    def __init__(self, language):
        super().__init__()
        self.read, self.open, self.texts = {language, "en"}, [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        if _is_passed(tag, given):
            language = PASSED
        if language in self.read:
            self._read_aloud(tag, given)
        if tag not in VOID:
            self.open.append((tag, language))

    def _read_aloud(self, tag, given):
        if tag == "meta" and given.get("name") != "description":
            return
        self.texts += [given[name] for name in READ_ALOUD & set(given) if given[name]]

    def handle_endtag(self, tag):
        while self.open and any(tag == one for one, _language in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, text):
        if self.open and self.open[-1][1] in self.read and text.strip():
            self.texts.append(text)


def _is_passed(tag, given):
    return (
        tag in {"script", "style"}
        or (tag == "svg" and "aria-hidden" in given)
        or (tag == "a" and "hreflang" in given)
        or given.get("class") == "snippet"
    )


@pytest.fixture(scope="module")
def names(catalogue_tables):
    """All names and titles of the catalogue that have Latin letters, longest first."""
    columns = re.compile(r"^(name|title|label|alt|publisher|author|studio)")
    found = {
        part.strip()
        for table in catalogue_tables.values()
        for row in table
        for column, value in row.items()
        if column and columns.search(column) and value
        for part in [value, *re.split(r"[;|]", value)]
    }
    for path in (CATALOGUE / "articles").glob("*.md"):
        found.update(re.findall("^title: (.+)$", path.read_text(), re.MULTILINE))
    latin = sorted(filter(LATIN.search, found), key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in latin))


def foreign(html, language, known):
    """The words in Latin letters beside what is known, each with its text."""
    reader = Words(language)
    reader.feed(html)
    for text in filter(LATIN.search, reader.texts):
        for word in LATIN.findall(known.sub(" ", text)):
            if word not in LISTED and not NUMERAL.fullmatch(word):
                yield f"{word}: {text.strip()[:120]}"


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_page_in_cyrillic_has_no_latin_words_but_names(client, names, kind, language):
    path = in_language(PAGES[kind], language)
    page = client.get(path).content.decode()
    for asked in parse_qs(urlsplit(path).query).values():
        page = page.replace(asked[0], "")

    assert not (found := set(foreign(page, language, names))), "\n".join(found)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_the_catalogue_tells_is_told_in_the_readers_language(
    client, names, catalogue_tables, language
):
    """Disputed facts, characters, places of birth, manners of work, cities."""
    tables, found = catalogue_tables, []
    disputed = {row["subject"].partition("/")[0] for row in tables["claims"]}
    cast = {row["film"] for row in tables["credits"] if row["character"]}
    films = {row["key"] for row in tables["films"]} & (disputed | cast)
    people = [
        row["key"]
        for row in tables["people"]
        if row["birth_place_en"] or row["style_en"] or row["key"] in disputed
    ]
    festivals = [row["key"] for row in tables["festivals"] if row["city_en"]]
    assert len(films) > 60
    assert len(people) > 30

    for place, keys in [
        ("films", sorted(films)[::2]),
        ("people", people),
        ("festivals", festivals[::4]),
    ]:
        for key in keys:
            path = f"/{language}/{place}/{key}/"
            words = foreign(client.get(path).content.decode(), language, names)
            found += [f"{path} {word}" for word in set(words)]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("films", "synopsis"),
        ("people", "bio"),
        ("people", "style"),
        ("people", "birth_place"),
        ("festivals", "city"),
        ("claims", "note"),
        ("programmes", "description"),
        ("reception", "summary"),
    ],
)
def test_no_text_of_the_catalogue_stands_in_english_alone(
    catalogue_tables, table, text
):
    lacking = [
        row.get("key") or row.get("subject") or row["source"]
        for row in catalogue_tables[table]
        if row[f"{text}_en"] and not (row[f"{text}_kk"] and row[f"{text}_ru"])
    ]

    assert not lacking


@pytest.mark.parametrize(
    "words",
    [
        "Films",
        '<a title="Films">Фильмдер</a>',
        '<img alt="Films">',
        '<input placeholder="Films">',
        '<nav aria-label="Films"></nav>',
        '<meta name="description" content="Films">',
        '<svg role="img"><title>Films</title></svg>',
    ],
)
def test_a_word_of_another_language_would_be_seen(words, names):
    page = f'<html lang="kk"><body>{words}</body></html>'
    said = page.replace("Films", "Фильмдер")
    marked = f'<html lang="kk"><body><p lang="en">{words}</p></body></html>'

    assert list(foreign(page, "kk", names)) == ["Films: Films"]
    assert list(foreign(marked, "kk", names)) == ["Films: Films"]
    assert not list(foreign(said, "kk", names))


@pytest.mark.parametrize(
    "words",
    [
        '<span lang="en">The Needle</span>',
        '<a lang="en" hreflang="en" href="/en/">English</a>',
        '<p class="snippet" lang="en">shown in <mark>Cannes</mark></p>',
    ],
)
def test_titles_other_languages_and_finds_may_be_in_english(words, names):
    page = f'<html lang="kk"><body>{words}</body></html>'

    assert not list(foreign(page, "kk", names))
