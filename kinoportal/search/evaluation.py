"""How many queries of a table are answered, by kind and language, and every miss."""

import csv
from collections import defaultdict
from typing import NamedTuple


class Asked(NamedTuple):
    query: str
    language: str
    kind: str
    expected: list[str]
    top: int


class Outcome(NamedTuple):
    asked: Asked
    found: list[str]
    missed: list[str]


class Unreadable(Exception):
    """Not such a table; says where and why."""


def read(path) -> list[Asked]:
    """Columns query, lang, kind, expected (`film:key`; several by ;), top_k."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            return list(_rows(path, csv.DictReader(table)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"{path}: {error}") from error


def _rows(path, rows):
    needed = {"query", "lang", "kind", "expected", "top_k"}
    if missing := needed - {*(rows.fieldnames or ())}:
        raise Unreadable(f"{path}: without the columns {', '.join(sorted(missing))}")
    for row in rows:
        top = row["top_k"] or ""
        if not (top.isascii() and top.isdigit()):
            raise Unreadable(f"{path}, line {rows.line_num}: top_k is {top!r}")
        keys = [key.strip() for key in row["expected"].split(";") if key.strip()]
        yield Asked(row["query"], row["lang"], row["kind"], keys, int(top))


def evaluate(asked: list[Asked], find) -> list[Outcome]:
    """`find(query)` gives keys, best first."""
    outcomes = []
    for row in asked:
        found = find(row.query)[: row.top]
        missed = [key for key in row.expected if key not in found]
        outcomes.append(Outcome(row, found, missed))
    return outcomes


def shares(outcomes: list[Outcome], column: str) -> dict[str, tuple[int, int]]:
    """Answered and all, by a column of the table."""
    counted = defaultdict(lambda: [0, 0])
    for outcome in outcomes:
        pair = counted[getattr(outcome.asked, column)]
        pair[0] += not outcome.missed
        pair[1] += 1
    return {value: tuple(pair) for value, pair in sorted(counted.items())}
