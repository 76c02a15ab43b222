"""Countries in a query: their names in three languages, and what is of them."""

from functools import lru_cache

from kinoportal import codes
from kinoportal.languages import LANGUAGES
from kinoportal.text import word_terms, words

from .. import facets

# What is of a country; the countries' own names come from Babel.
_ADJECTIVES = {
    "SU": "soviet советский кеңестік совет",
    "RU": "russian российский ресейлік",
    "DE": "german немецкий неміс",
    "FR": "french французский француз",
    "PL": "polish польский поляк",
    "JP": "japanese японский жапон",
    "CN": "chinese китайский қытайлық",
    "KR": "korean корейский кәріс",
    "KG": "kyrgyz киргизский кыргызский қырғыз",
    "UZ": "uzbek узбекский өзбек",
    "MN": "mongolian монгольский моңғол",
    "TR": "turkish турецкий түрік",
    "IT": "italian итальянский италиялық",
    "US": "american американский америкалық",
    "GB": "british британский британдық",
}


def by_term():
    """Term to code of the countries that films are from, by their names alone."""
    return _country_terms(frozenset(facets.films.current().facets["country"].ids))


@lru_cache(4)
def _country_terms(present):
    names = [
        (name, code)
        for language in LANGUAGES
        for code, name in codes.countries(language).items()
        if code in present and len(words(name)) == 1
    ]
    for code in present & _ADJECTIVES.keys():
        names += [(name, code) for name in _ADJECTIVES[code].split()]
    return {term: code for name, code in names for term in word_terms(name)}
