"""Pictures drawn from records, and the places of things on the horizon."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from kinoportal import posters

register = template.Library()

DECADES = range(1930, 2030, 10)
ICONS = {
    "brand": (
        "0 0 32 32",
        '<path d="M2 20a14 14 0 0 1 28 0z" fill="currentColor"/>'
        '<path d="M0 24h32M5 29h22" stroke="currentColor" stroke-width="3"/>',
    ),
    "search": (
        "0 0 24 24",
        '<circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor"'
        ' stroke-width="2"/><path d="M15.5 15.5 21 21" stroke="currentColor"'
        ' stroke-width="2"/>',
    ),
    "theme": (
        "0 0 24 24",
        '<path d="M12 5a7 7 0 0 1 0 14z" fill="currentColor"/><circle cx="12" cy="12"'
        ' r="7" fill="none" stroke="currentColor" stroke-width="2"/>',
    ),
    "menu": (
        "0 0 24 24",
        '<path d="M3 7h18M3 12h18M3 17h18" stroke="currentColor" stroke-width="2"/>',
    ),
    "x": (
        "0 0 10 10",
        '<path d="M1 1l8 8M9 1 1 9" stroke="currentColor" stroke-width="1.8"/>',
    ),
    "pen": (
        "0 0 12 12",
        '<path d="M1 11l.8-3.2L8.6 1l2.4 2.4-6.8 6.8zM7 2.6 9.4 5" fill="none"'
        ' stroke="currentColor"/>',
    ),
    "play": (
        "0 0 52 52",
        '<circle cx="26" cy="26" r="25" fill="none" stroke="currentColor"'
        ' stroke-width="2"/><path d="M21 16.5v19L37 26z" fill="currentColor"/>',
    ),
    "horn": (
        "0 0 24 24",
        '<path d="M12 22V11a4.6 4.6 0 0 1 9.2 0 3 3 0 0 1-6 0M12 11a4.6 4.6 0 0 0-9.2'
        ' 0 3 3 0 0 0 6 0" fill="none" stroke="currentColor" stroke-width="2.6"/>',
    ),
    "branch": (
        "0 0 42 112",
        '<path d="M40 106C14 98 4 74 6 48 7 30 14 8 28 8a10 10 0 0 1 0 20 5.5 5.5 0 0'
        ' 1-4-9M12 82c-6 0-9-4-9-9M24 98c-6 1-10-2-11-7" fill="none"'
        ' stroke="currentColor" stroke-width="5"/>',
    ),
}


def _drawn(svg):
    return mark_safe(svg)


@register.simple_tag
def icon(name):
    box, shape = ICONS[name]
    return _drawn(f'<svg viewBox="{box}" aria-hidden="true">{shape}</svg>')


@register.simple_tag
def poster(film, mini=False):
    """A film's poster, drawn where none was uploaded; `for_cards` loads it."""
    if film.poster:
        sizes = "4rem" if mini else "(min-width:48rem) 20vw, 45vw"
        context = {"picture": film.poster, "sizes": sizes}
        return render_to_string("components/image.html", context)
    sheet = film.sheet(mini=mini)
    kept = None if mini else film.sheets.get(sheet)
    return _drawn(kept or posters.poster(*sheet))


@register.simple_tag
def monogram(person):
    """A person's initials in the colours of the decade of their first film.

    `with_first_year` on the queryset gives that decade.
    """
    year = getattr(person, "first_year", None)
    return _drawn(posters.monogram(person.slug, person.name, year))


@register.simple_tag
def kurak(key, columns=6, rows=2, name="kurak"):
    return _drawn(posters.kurak(key, columns, rows, name=name))


@register.simple_tag
def steppe(films, honours):
    return _drawn(posters.steppe(films, honours))


@register.simple_tag
def tuft(key, blades):
    """A year in miniature: one blade for each recognition."""
    return _drawn(posters.tuft(key, blades))


@register.filter
def place(year):
    """Where a year stands on the horizon: 0 is 1930, 100 is 2030."""
    return min(max((year or 2020) - 1930, 0), 100)


@register.filter
def stand(year):
    """The classes that put a mark there: tens and units, for fewer rules."""
    tens, units = divmod(place(year), 10)
    return f"x-{tens} u-{units}"


@register.filter
def era(year):
    """The decade whose colours a year takes, for `era-1970`."""
    return posters.era_of(year)


@register.filter
def height(share):
    """A share of 1 as the step of a bar: 0 to 20, for `h-20`."""
    return round(min(max(share, 0), 1) * 20)


@register.simple_tag
def axis_marks(year=None):
    """(year, state) of the marks under a horizon; those near the marked year go."""
    if not year:
        return [(decade, "") for decade in DECADES]
    marks = []
    for decade in DECADES:
        distance = abs(decade - place(year) - 1930)
        if distance > 4:
            marks.append((decade, "near" if distance < 12 else ""))
    return [*marks, (year, "now")]
