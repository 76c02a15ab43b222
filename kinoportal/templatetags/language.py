"""Texts in the reader's language, and the same page in another."""

import re
from datetime import date

from django import template
from django.template.defaultfilters import stringfilter
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, pgettext_lazy

from kinoportal import addresses, codes
from kinoportal.languages import LANGUAGES, SHORT, current, others, shown
from kinoportal.script import CODE, in_script

register = template.Library()
register.simple_tag(others, name="other_texts")
register.filter("country_name", codes.country_name)
register.filter("language_name", codes.language_name)
register.filter("currency_name", codes.currency_name)

NAMES = {"kk": "Қазақша", CODE: "Qazaqşa", "ru": "Русский", "en": "English"}
LONG_LINK = '<li><a href="{1}" lang="{0}" hreflang="{0}"{2}>{4}</a></li>'
SHORT_LINK = (
    '<a href="{1}" lang="{0}" hreflang="{0}"{2}><span aria-hidden="true">{3}</span>'
    '<span class="vh">{4}</span></a>'
)
HOURS = {
    1930: pgettext_lazy("hour", "night"),
    1940: pgettext_lazy("hour", "first light"),
    1950: pgettext_lazy("hour", "dawn"),
    1960: pgettext_lazy("hour", "morning"),
    1970: pgettext_lazy("hour", "noon"),
    1980: pgettext_lazy("hour", "afternoon"),
    1990: pgettext_lazy("hour", "late afternoon"),
    2000: pgettext_lazy("hour", "sunset"),
    2010: pgettext_lazy("hour", "dusk"),
    2020: pgettext_lazy("hour", "new dawn"),
}


@register.simple_tag
def text(record, field):
    """The record's text; in another language than the page's it says which."""
    words, language = shown(record, field)
    if not words or language == current():
        return words
    return format_html('<span lang="{}">{}</span>', language, words)


@register.simple_tag
def language_shown(record, field):
    """The code of the language that `text` shows; "" when there is no text."""
    return shown(record, field)[1]


@register.inclusion_tag("components/paragraphs.html")
def paragraphs(record, field):
    """The text as paragraphs, each with its language where it is not the page's."""
    words, language = shown(record, field)
    return {
        "parts": [part.strip() for part in words.split("\n") if part.strip()],
        "language": "" if language == current() else language,
        "record": record,
        "field": field,
    }


@register.filter
@stringfilter
def as_recorded(words):
    """What the catalogue has in one language only: in Latin letters that is English."""
    if current() == "en" or not words.isascii() or not re.search("[A-Za-z]", words):
        return words
    return format_html('<span lang="en">{}</span>', words)


@register.filter
def language_tag(code):
    """Three letters for a language of the portal: Қаз, Рус, Eng."""
    return SHORT[code].capitalize() if code in SHORT else code


@register.filter
def words(value):
    return value.split()


@register.filter
@stringfilter
def is_long(title):
    """Too long, or of too long a word, for the largest heading on a phone."""
    return len(title) > 24 or any(len(word) > 11 for word in title.split())


@register.filter
def grouped(number):
    """12 345 with a narrow no-break space, as all three languages print it."""
    return f"{number:,}".replace(",", "\u202f") if isinstance(number, int) else number


@register.filter
@stringfilter
def partial_date(text):
    """2018, 2018-05 or 2018-05-19 as the reader's language writes it."""
    parts = text.split("-")
    if not 2 <= len(parts) <= 3:
        return text
    try:
        day = date(*map(int, [*parts, 1][:3]))
    except ValueError:
        return text
    form = "DATE_FORMAT" if len(parts) == 3 else "YEAR_MONTH_FORMAT"
    words = date_format(day, form)
    # Django's Russian and Kazakh months stand alone in capitals.
    return words if current() == "en" else words.lower()


@register.filter
@stringfilter
def decade_name(year):
    """“1990-жылдар”, “1990-е годы”, “1990s”."""
    return gettext("the %(decade)ss") % {"decade": year}


@register.filter
def hour(decade):
    """The decade's hour of the steppe day, as its colours have it."""
    return HOURS.get(decade, "")


@register.simple_tag(takes_context=True)
def in_language(context, code):
    """The address of this very page in another language, query included."""
    request = context.get("request")
    if request is None:
        return f"/{code}/"
    return addresses.in_language(request.get_full_path(), code)


@register.simple_tag(takes_context=True)
def language_links(context, form="short"):
    """Links to this page in each language of the portal, Kazakh in both its scripts.

    The short form offers the other script to readers of Kazakh alone.
    """
    here = get_language()
    codes_shown = [*LANGUAGES]
    if form == "long" or here == LANGUAGES[0]:
        codes_shown.insert(1, CODE)
    return format_html_join(
        "",
        LONG_LINK if form == "long" else SHORT_LINK,
        (
            (
                code,
                in_script(in_language(context, code[:2]), code),
                mark_safe(' aria-current="true"') if code == here else "",
                NAMES[code][:3],
                NAMES[code],
            )
            for code in codes_shown
        ),
    )


@register.simple_tag(takes_context=True)
def sections(context):
    """(name, url, aria-current) of the main menu's places."""
    path = getattr(context.get("request"), "path", "")
    places = [
        (gettext("Films"), reverse("films:film_list")),
        (gettext("People"), reverse("people:person_list")),
        (gettext("Themes"), reverse("films:theme_list")),
        (gettext("Festivals"), reverse("films:festival_list")),
        (gettext("Timeline"), reverse("films:timeline")),
        (gettext("Articles"), reverse("films:article_list")),
    ]
    return [(name, url, _state(url, path)) for name, url in places]


def _state(url, path):
    if path == url:
        return "page"
    return "true" if path.startswith(url) else ""
