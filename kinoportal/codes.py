"""Countries and languages by their ISO codes, named in the reader's language.

Names come from CLDR (Babel). The Soviet Union left ISO 3166-1 in 1992 and CLDR
with it, but half of this cinema was made there.
"""

from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

from .languages import current
from .text import sort_key

FORMER = {
    "SU": {"kk": "КСРО", "ru": "СССР", "en": "Soviet Union"},
}
# CLDR says whose it is, which nobody says in Kazakhstan.
OWN_CURRENCY = {"KZT": {"kk": "теңге", "ru": "тенге", "en": "tenge"}}


@cache
def countries(language):
    """Every country's name by its two-letter code, in kk, ru or en."""
    names = Locale(language).territories
    found = {code: name for code, name in names.items() if _is_country(code)}
    return found | {code: name[language] for code, name in FORMER.items()}


def _is_country(code):
    return len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ"}


@cache
def languages(language):
    """Every language's name by its ISO 639 code, in kk, ru or en."""
    names = Locale(language).languages
    return {code: name for code, name in names.items() if 2 <= len(code) <= 3}


def country_name(code, language=None):
    return countries(language or current()).get(code, code)


def language_name(code, language=None):
    return languages(language or current()).get(code, code)


def currency_name(code, count):
    """As it stands after the amount: “2 378 долларов США”, “1 000 000 000 теңге”."""
    if code in OWN_CURRENCY:
        return OWN_CURRENCY[code][current()]
    return get_currency_name(code, count, locale=current())


def country_choices():
    return _in_order(countries, current())


def language_choices():
    return _in_order(languages, current())


@cache
def _in_order(names, language):
    """Sorted once: a form asks for each list dozens of times."""
    return sorted(names(language).items(), key=lambda pair: sort_key(pair[1]))
