"""A page speaks one language; what is in another says so, or is a name.

Read are the visible text and what is shown or read aloud from attributes, outside of
elements with another `lang`.
"""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from .browser.pages import PAGES, in_language

pytestmark = pytest.mark.django_db

READ_ALOUD = {"alt", "title", "aria-label", "placeholder", "content", "data-light"}
READ_ALOUD |= {"data-dark", "data-list", "data-listed", "data-unlisted", "data-failed"}
# Scripts, and posters and monograms, whose letters are those of a title or name.
DRAWN = "zxx"
VOID = {"area", "br", "hr", "img", "input", "link", "meta", "source", "wbr", "path"}
VOID |= {"circle", "rect", "line", "use", "polygon"}
NUMERAL = re.compile(r"[IVXL]+")
LATIN = re.compile(r"[A-Za-z]{2,}")
# Names of formats, programs and databases; a language's sign, a prize's short name.
LISTED = {"Atom", "CSV", "JSON", "JavaScript", "Eng", "APSA"}


class Words(HTMLParser):
    """The texts of a page that are in its own language."""

    def __init__(self, language):
        super().__init__()
        self.language, self.open, self.texts = language, [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        if tag in {"script", "style"} or (tag == "svg" and "aria-hidden" in given):
            language = DRAWN
        if language == self.language:
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
        if self.open and self.open[-1][1] == self.language and text.strip():
            self.texts.append(text)


@pytest.fixture(scope="module")
def names(catalogue_tables):
    """All names and titles of the catalogue that have Latin letters, longest first."""
    columns = re.compile(
        r"^(name|title|publisher|author|studio|person|award)|titles|names"
    )
    found = {
        part.strip()
        for table in catalogue_tables.values()
        for row in table
        for column, value in row.items()
        if column and columns.search(column) and value
        for part in [value, *re.split(r"[;|]", value)]
    }
    latin = sorted(filter(LATIN.search, found), key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in latin))


def foreign(html, language, known):
    """The words in Latin letters beside what is known, each with its text."""
    reader = Words(language)
    reader.feed(html)
    for text in reader.texts:
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
    assert not list(foreign(said, "kk", names))
    assert not list(foreign(marked, "kk", names))
