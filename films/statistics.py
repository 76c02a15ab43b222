"""The questions that charts answer: each as a drawing and as the same in a table."""

from django.utils.translation import gettext as _

from kinoportal.charts import Bars, Columns, Matrix
from kinoportal.codes import country_name

from . import facets
from .models import Form, Theme

THEMES = 14  # rows of the chart of themes
COUNTRIES = 16
ENOUGH = 5  # films of a decade, of which a share says something


def figure(chart, head, rows):
    """What components/chart.html takes; None without anything to draw."""
    return {"chart": chart, "table": {"head": head, "rows": rows}} if rows else None


def films_by_year_and_form(first=None, last=None):
    """Of all public films, or of those of some years."""
    index = facets.films.current()
    years = [year for year in index.years.ids if (first or 0) <= year <= (last or 9999)]
    if not years:
        return None
    span = range(first or min(years), (last or max(years)) + 1)
    films = [index.years.any_of([year]) for year in span]
    series = [
        (str(form.label).capitalize(), [len(ids & each) for each in films])
        for form in Form
        if (ids := index.facets["form"].ids.get(form.value))
    ]
    series = [(name, numbers) for name, numbers in series if any(numbers)]
    rows = [
        (year, [numbers[place] for _name, numbers in series])
        for place, year in enumerate(span)
        if films[place]
    ]
    chart = Columns(span, series, every=10 if len(span) > 20 else 1)
    return figure(chart, [_("Year"), *(name for name, _numbers in series)], rows)


def themes_by_decade():
    """The most frequent themes below the branches of the tree, decade by decade."""
    index = facets.films.current()
    decades = sorted(index.facets["decade"].ids, key=int)
    sets = index.facets["theme"].ids
    named = Theme.objects.published().filter(broader__isnull=False)
    themes = sorted(named, key=lambda t: (-len(sets.get(t.slug, ())), t.slug))
    rows = [
        (
            theme.label,
            [len(sets[theme.slug] & index.facets["decade"].ids[d]) for d in decades],
        )
        for theme in themes[:THEMES]
        if theme.slug in sets
    ]
    return figure(Matrix(decades, rows), [_("Theme"), *decades], rows)


def festivals_by_country(festivals):
    """Films chosen at the festivals of a country, and those that won there."""
    index, films, won = facets.films.current(), {}, {}
    countries = {festival.slug: festival.country for festival in festivals}
    for (festival, result), ids in index.pairs.pairs.ids.items():
        if country := countries.get(festival):
            films[country] = films.get(country, ids) | ids
            if result == "won":
                won[country] = won.get(country, ids) | ids
    ranked = sorted(films, key=lambda code: (-len(films[code]), code))
    rows = [
        (country_name(code), len(won.get(code, ())), len(films[code]))
        for code in ranked
    ]
    names = [_("With a prize"), _("Chosen without a prize")]
    table = [(name, [every, strong]) for name, strong, every in rows]
    head = [_("Country"), _("Films"), _("With a prize")]
    return figure(Bars(rows[:COUNTRIES], names), head, table)


def rise_and_fall(index, ids):
    """What share of the films of each decade speaks of a theme."""
    decades = sorted(index.facets["decade"].ids, key=int)
    every = [len(index.facets["decade"].ids[decade]) for decade in decades]
    found = [len(index.facets["decade"].ids[decade] & ids) for decade in decades]
    if sum(map(bool, found)) < 2:
        return None
    shares = [round(100 * n / of) for n, of in zip(found, every, strict=True)]
    notes = [
        _("%(share)s%%, %(count)s of %(all)s") % {"share": s, "count": n, "all": of}
        for s, n, of in zip(shares, found, every, strict=True)
    ]
    enough = [place for place, of in enumerate(every) if of >= ENOUGH]
    if not any(found[place] for place in enough):
        return None
    chart = Columns(
        [decades[place] for place in enough],
        [(_("Share"), [shares[place] for place in enough])],
        notes=[notes[place] for place in enough],
        unit="%",
    )
    head = [_("Decade"), _("On the theme"), _("All films"), _("Share, %")]
    rows = list(zip(decades, zip(found, every, shares, strict=True), strict=True))
    return figure(chart, head, rows)
