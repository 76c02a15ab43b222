"""Which text to show in which language.

A record keeps its texts side by side in columns (``title_kk``, ``title_ru``,
``title_en``). A reader sees their own language, else the next one that has a
text, and is told which.
"""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import get_language
from translated_fields import TranslatedField

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
# How a language is marked where three stand side by side, each in its own.
SHORT = {"kk": "қаз", "ru": "рус", "en": "eng"}
# Who does not read Kazakh reads Russian more often than English in Kazakhstan;
# an English reader is best served by the original form.
FALLBACKS = {
    "kk": ("kk", "ru", "en"),
    "ru": ("ru", "kk", "en"),
    "en": ("en", "kk", "ru"),
}


def labelled(label, code):
    """A field's label with the language of its column, as the desk marks it."""
    return format_lazy("{}, {}", label, SHORT[code])


def current():
    """The reader's language, one of kk, ru, en."""
    language = (get_language() or LANGUAGES[0])[:2]
    return language if language in FALLBACKS else LANGUAGES[0]


def shown(record, field, language=None):
    """The text a reader sees and the language it is in; ("", "") if none has one."""
    for code in FALLBACKS[language or current()]:
        text = getattr(record, f"{field}_{code}")
        if text:
            return text, code
    return "", ""


def others(record, field):
    """Pairs of a language and its text, where it differs from the one shown."""
    text, code = shown(record, field)
    found = {text: code}
    for other in LANGUAGES:
        found.setdefault(getattr(record, f"{field}_{other}"), other)
    return [(other, words) for words, other in found.items() if words and words != text]


def available(record, field):
    """The languages in which the field has a text."""
    return [code for code in LANGUAGES if getattr(record, f"{field}_{code}")]


class Translated(TranslatedField):
    """A text in three columns; reading it gives the reader's, or the next one."""

    def __init__(self, field, specific=None):
        super().__init__(field, specific, attrgetter=_shown_attribute)


def _shown_attribute(name, field):
    return lambda record: shown(record, name)[0]
