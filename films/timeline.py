"""Recognition by year and festival: the marks of the chart, the lines of the list."""

from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from kinoportal.charts import Dots, Mark
from kinoportal.languages import LANGUAGES

from .models import Recognition, Result

OWN_ROWS = 16  # festivals with a row of their own; the others share the last one


def ledger(festivals, results):
    """Ids of public lines under a filter, the newest year first, the unknown last.

    Only ids are sorted, for the rows of a whole ledger with their films are wide.
    """
    lines = Recognition.objects.published_throughout()
    if festivals:
        lines = lines.filter(edition__festival__in=festivals)
    if results:
        lines = lines.filter(result__in=results)
    return lines.by_year_and_film().values_list("pk", flat=True)


def load(ids):
    """The lines by id, with what the chart and the list print of them."""
    lines = Recognition.objects.for_lines().select_related("film")
    return lines.defer(*(f"film__synopsis_{code}" for code in LANGUAGES)).in_bulk(ids)


class OfYear(NamedTuple):
    year: int | None
    lines: list

    @property
    def wins(self):
        return sum(line.result == Result.WON for line in self.lines)

    @property
    def selections(self):
        return len(self.lines) - self.wins


def years(lines):
    """What the list prints of each year; lines come by year."""
    return [
        OfYear(year, list(group))
        for year, group in groupby(lines, key=lambda r: r.edition.year)
    ]


def chart(lines):
    """The lines that have a year, festival by festival; None without any."""
    by_festival = {}
    for line in lines:
        if line.edition.year:
            by_festival.setdefault(line.edition.festival, []).append(line)
    ranked = sorted(by_festival, key=lambda f: (-len(by_festival[f]), f.slug))
    rows = [(f.name, by_festival[f]) for f in ranked[:OWN_ROWS]]
    if others := [line for f in ranked[OWN_ROWS:] for line in by_festival[f]]:
        rows.append((_("Other festivals and prizes"), others))
    if not rows:
        return None
    return Dots([(name, marks(of)) for name, of in rows], grass=True)


def marks(lines):
    """A mark for each line; prizes stand below what was only chosen."""
    return [
        Mark(
            line.edition.year,
            f"{line.film.title}, {line.edition.festival.name}"
            f" {line.edition.year}: {line.honour}",
            line.film.get_absolute_url(),
            line.result == Result.WON,
        )
        for line in sorted(lines, key=lambda line: line.weight)
    ]
