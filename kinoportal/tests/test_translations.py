"""The interface is complete in Kazakh, Russian and English, Django's part included."""

import io
import re
from pathlib import Path

import django
import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
DJANGO = Path(django.__file__).parent
# gettext's functions by the names under which the code imports them.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


def entries(language):
    path = ROOT / f"kinoportal/locale/{language}/LC_MESSAGES/django.po"
    with path.open("rb") as lines:
        return [entry for entry in read_po(lines, locale=language) if entry.id]


def key(entry_id, context):
    first = entry_id if isinstance(entry_id, str) else entry_id[0]
    return first, context


def sources():
    for top in ("kinoportal", "people", "films", "templates"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "tests" not in path.parts:
                yield path


def texts_in(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = templatize(text, origin=str(path))
    file = io.BytesIO(text.encode())
    options = {"encoding": "utf-8"}
    for found in extract("python", file, keywords=KEYWORDS, options=options):
        yield key(found[1], found[3])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_text_is_translated(language):
    untranslated = [
        entry.id
        for entry in entries(language)
        if entry.fuzzy or not entry.string or not all(_forms(entry))
    ]

    assert not untranslated


def _forms(entry):
    return [entry.string] if isinstance(entry.string, str) else entry.string


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_translation_keeps_its_placeholders(language):
    wrong = [
        entry.id
        for entry in entries(language)
        for form in _forms(entry)
        if set(PLACEHOLDER.findall(form)) != _placeholders(entry)
        # A singular may say “one” in words.
        and isinstance(entry.id, str)
    ]

    assert not wrong


def _placeholders(entry):
    last = entry.id if isinstance(entry.id, str) else entry.id[-1]
    return set(PLACEHOLDER.findall(last))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_text_of_code_and_templates_is_in_the_catalogue(language):
    known = {key(entry.id, entry.context) for entry in entries(language)}

    missing = {
        (text, str(path.relative_to(ROOT)))
        for path in sources()
        for text in texts_in(path)
        if text not in known
    }

    assert not missing


def test_django_speaks_kazakh_at_the_desk_too():
    """Every word of the admin and of signing in, in our catalogue where not in its."""
    spoken = _django_texts()
    with translation.override("kk"):
        catalogue = translation.trans_real.catalog()
        missing = [text for text in spoken if not _has(catalogue, text)]

    assert len(spoken) > 250
    assert not missing


def _django_texts():
    found = []
    for app in ("admin", "auth"):
        path = DJANGO / f"contrib/{app}/locale/en/LC_MESSAGES/django.po"
        with path.open("rb") as lines:
            found += [entry for entry in read_po(lines, locale="en") if entry.id]
    return [key(entry.id, entry.context) for entry in found]


def _has(catalogue, text):
    words, context = text
    name = f"{context}\x04{words}" if context else words
    return catalogue._catalog.get(name) or catalogue._catalog.get((name, 0))
