"""A festival's ledger laid out for reading: editions, sections, films, lines."""

from dataclasses import dataclass, field

from . import facets
from .models import Edition


@dataclass
class Held:
    """An edition with public films, and the part of its lines that a page prints."""

    pk: int
    year: int | None
    number: int
    film_count: int
    win_count: int
    line_count: int
    edition: Edition | None = None
    lines: list = field(default_factory=list)

    def sections(self):
        """Pairs of a section's name and its films, each film with its lines."""
        sections = {}
        for line in self.lines:
            films = sections.setdefault(line.section_name, {})
            films.setdefault(line.film, []).append(line)
        named = sorted(sections.items(), key=lambda pair: not pair[0])
        return [(name, list(films.items())) for name, films in named]


def editions_in(ledger):
    """Editions with public lines in it, the newest first, the unknown year last."""
    lines = ledger.published_throughout()
    rows = lines.counted_by("edition", "edition__year", "edition__number")
    held = [
        Held(
            row["edition"],
            row["edition__year"],
            row["edition__number"],
            row["film_count"],
            row["win_count"],
            row["line_count"],
        )
        for row in rows
    ]
    return sorted(held, key=lambda row: (row.year or 0, row.number), reverse=True)


def newest(editions, lines):
    """The first editions that together have at most so many lines; at least one."""
    printed = []
    for edition in editions:
        lines -= edition.line_count
        if printed and lines < 0:
            break
        printed.append(edition)
    return printed


def fill(editions, lines):
    """Give every edition its record and its lines, in their order."""
    by_pk = {edition.pk: edition for edition in editions}
    for line in lines:
        held = by_pk[line.edition_id]
        held.edition = line.edition
        held.lines.append(line)


def tally(festival, editions):
    """The numbers below the horizon: prizes, films, directors, years."""
    index = facets.films.current()
    films = index.select({"festival": [festival.slug]})
    directors = index.facets["director"].counts(films)
    years = [edition.year for edition in editions if edition.year]
    return {
        "wins": sum(edition.win_count for edition in editions),
        "films": len(films),
        "directors": sum(1 for count in directors.values() if count),
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
    }
