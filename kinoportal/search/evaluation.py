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


def read(path) -> list[Asked]:
    """Columns query, lang, kind, expected (`film:key`; several by ;), top_k."""
    with path.open(encoding="utf-8", newline="") as table:
        return [
            Asked(
                row["query"],
                row["lang"],
                row["kind"],
                [key.strip() for key in row["expected"].split(";") if key.strip()],
                int(row["top_k"]),
            )
            for row in csv.DictReader(table)
        ]


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
