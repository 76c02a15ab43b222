"""Awards by the festivals that gave them, counted from the ledger."""

from typing import NamedTuple

from django.db.models import Count, Q

from kinoportal.text import sort_key

from .models import Award, Festival, Recognition


class Given(NamedTuple):
    """What one festival gave: (award, lines, prizes won) of each award."""

    festival: Festival
    rows: list

    @property
    def wins(self):
        return sum(wins for _award, _lines, wins in self.rows)

    @property
    def selections(self):
        return sum(lines for _award, lines, _wins in self.rows) - self.wins


def by_festival():
    """Festivals by name with their awards; only what public lines name."""
    counts = _counts()
    awards = Award.objects.in_bulk({award for award, _festival in counts})
    festivals = Festival.objects.published().in_bulk(
        {festival for _award, festival in counts}
    )
    found = {}
    for (award, festival), (lines, wins) in counts.items():
        rows = found.setdefault(festivals[festival], [])
        rows.append((awards[award], lines, wins))
    for rows in found.values():
        rows.sort(key=lambda row: (-row[2], -row[1], sort_key(row[0].name)))
    by_name = sorted(found.items(), key=lambda pair: sort_key(pair[0].name))
    return [Given(*pair) for pair in by_name]


def _counts():
    """[lines, prizes] by (award, festival); a line may name further awards."""
    counts = {}
    for column in ("award", "further_awards"):
        rows = (
            Recognition.objects.published_throughout()
            .filter(**{f"{column}__isnull": False})
            .order_by()
            .values_list(column, "edition__festival")
            .annotate(lines=Count("pk"), wins=Count("pk", Q(result="won")))
        )
        for award, festival, lines, wins in rows:
            one = counts.setdefault((award, festival), [0, 0])
            one[0] += lines
            one[1] += wins
    return counts


def lines_of(award):
    """Public lines that name the award, the newest first."""
    lines = Recognition.objects.naming(award)
    return lines.published().for_lines().select_related("film").by_year_and_film()
