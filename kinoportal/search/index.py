"""The index of terms: SQLite FTS5 or a PostgreSQL tsvector behind three verbs.

Both hold the same terms, made in Python (`kinoportal/text`), in three columns: the
words of names as they stand, the further terms of names, and texts. So both give the
same matches. A third engine needs `write`, `erase`, `match` and `count` again.

A query is a tree: `Term`, `All` (and), `Any` (or).
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from .places import KIND_BITS, RECORD_BITS

TABLE = "kinoportal_search_index"
WORD, NAME, TEXT = "word", "name", "text"
COLUMNS = (WORD, NAME, TEXT)
NAMES = (WORD, NAME)
BATCH = 500


class Term(NamedTuple):
    term: str
    columns: tuple[str, ...] = COLUMNS


class All(NamedTuple):
    parts: tuple


class Any(NamedTuple):
    parts: tuple


class Row(NamedTuple):
    id: int
    word: list[str]
    name: list[str]
    text: list[str]


# Letters up to U+052F are letters to every version of SQLite's tokenizer too.
_SAFE = re.compile("[0-9a-z_\u00aa-\u052f]+")


def token(term: str) -> str:
    """The term as one token for any engine; a rare script is written in hex."""
    return term if _SAFE.fullmatch(term) else "u" + term.encode().hex()


def tokens(terms: Iterable[str]) -> list[str]:
    distinct = list(dict.fromkeys(terms))
    if not distinct or _SAFE.fullmatch("".join(distinct)):
        return distinct
    return [token(term) for term in distinct]


def kind_in(key: str) -> str:
    """The kind of the document, in SQL."""
    return f"(({key} >> {RECORD_BITS}) & {(1 << KIND_BITS) - 1})"


class SQLiteIndex:
    CREATE = (
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(word, name, text, detail=column,"
        " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")",
    )
    # Row by row FTS5 would forget each term of 100,000 documents by itself.
    EMPTY = (f"DROP TABLE {TABLE}", *CREATE)
    KEY = "rowid"
    FOUND = f"{TABLE} WHERE {TABLE} MATCH %s"

    def ways(self, cursor, asked, limit):
        """Where matches are read, the next if one gives fewer than the limit."""
        return [self.FOUND]

    def counting(self, kinds, hidden):
        found = f"{self.FOUND} AND {_among(self.KEY, kinds, hidden)}"
        return f"SELECT {kind_in(self.KEY)}, count(*) FROM {found} GROUP BY 1"

    def insert(self, cursor, rows: list[Row]):
        cursor.executemany(
            f"INSERT INTO {TABLE}(rowid, word, name, text) VALUES (%s, %s, %s, %s)",
            [
                (row.id, *(" ".join(tokens(column)) for column in row[1:]))
                for row in rows
            ],
        )

    def compile(self, query) -> str:
        if isinstance(query, Term):
            columns = " ".join(query.columns)
            return f'{{{columns}}} : "{token(query.term)}"'
        joint = " AND " if isinstance(query, All) else " OR "
        return "(" + joint.join(self.compile(part) for part in query.parts) + ")"


class PostgreSQLIndex:
    CREATE = (
        f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, terms tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_terms ON {TABLE} USING gin (terms)"
        " WITH (fastupdate = off)",
    )
    # Readers need not wait, as they would for TRUNCATE.
    EMPTY = (f"DELETE FROM {TABLE}",)
    # The planner does not know that most terms lie outside of their rows. Where it
    # reads the rows in their order, or all of them, an answer takes a hundred times as
    # long as by the index of terms; the function leaves it no choice.
    CREATE_FOUND = (
        f"CREATE FUNCTION {TABLE}_found(asked tsquery) RETURNS SETOF bigint"
        " LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off"
        f" AS 'SELECT id FROM {TABLE} WHERE terms @@ asked'"
    )
    # Counted where they are found, for 100,000 numbers are not handed on for nothing.
    CREATE_COUNTED = (
        f"CREATE FUNCTION {TABLE}_counted(asked tsquery, kinds bigint[],"
        " hidden bigint[]) RETURNS TABLE(kind bigint, total bigint)"
        " LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off"
        f" AS 'SELECT {kind_in('id')}, count(*) FROM {TABLE} WHERE terms @@ asked"
        f" AND {kind_in('id')} = ANY (kinds) AND id <> ALL (hidden) GROUP BY 1'"
    )
    KEY = "id"
    FOUND = f"{TABLE}_found(%s::tsquery) AS found(id) WHERE true"
    # Words of texts may stand in so many rows, by the planner's own guess, that enough
    # of these are soon met in their order.
    FIRST = (
        f"(SELECT id, terms FROM {TABLE} ORDER BY id LIMIT 5000) AS first"
        " WHERE terms @@ %s::tsquery"
    )
    # Of a word that stands nowhere some 2,000 rows are guessed: no reason to look.
    MANY = 20_000
    # A lexeme says its column itself. PostgreSQL's own weights stand outside of the
    # index, so that every row with a common word would be read for a word in names.
    LETTERS = {WORD: "A", NAME: "B", TEXT: "D"}

    def insert(self, cursor, rows: list[Row]):
        cursor.executemany(
            f"INSERT INTO {TABLE}(id, terms) VALUES (%s, %s::tsvector)",
            [(row.id, self._vector(row)) for row in rows],
        )

    def _vector(self, row: Row) -> str:
        return " ".join(
            f"'{self.LETTERS[column]}{term}'"
            for column in COLUMNS
            for term in tokens(getattr(row, column))
        )

    def compile(self, query) -> str:
        if isinstance(query, Term):
            term = token(query.term)
            found = [f"'{self.LETTERS[column]}{term}'" for column in query.columns]
            return "(" + " | ".join(found) + ")"
        joint = " & " if isinstance(query, All) else " | "
        return "(" + joint.join(self.compile(part) for part in query.parts) + ")"

    def ways(self, cursor, asked, limit):
        if limit is None or f"'{self.LETTERS[TEXT]}" not in asked:
            return [self.FOUND]
        cursor.execute(
            f"EXPLAIN (FORMAT JSON) SELECT FROM {TABLE} WHERE terms @@ %s::tsquery",
            [asked],
        )
        [[[guess]]] = cursor.fetchall()
        is_many = guess["Plan"]["Plan Rows"] > self.MANY
        return [self.FIRST, self.FOUND] if is_many else [self.FOUND]

    def counting(self, kinds, hidden):
        given = [f"ARRAY[{_list(numbers)}]::bigint[]" for numbers in (kinds, hidden)]
        return f"SELECT * FROM {TABLE}_counted(%s::tsquery, {', '.join(given)})"


ENGINES = {"sqlite": SQLiteIndex(), "postgresql": PostgreSQLIndex()}


def engine():
    return ENGINES[connection.vendor]


def write(rows: list[Row]):
    with connection.cursor() as cursor:
        engine().insert(cursor, rows)


def erase(ids: list[int]):
    with connection.cursor() as cursor:
        for start in range(0, len(ids), BATCH):
            some = ids[start : start + BATCH]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(
                f"DELETE FROM {TABLE} WHERE {engine().KEY} IN ({marks})", some
            )


def erase_all():
    with connection.cursor() as cursor:
        for statement in engine().EMPTY:
            cursor.execute(statement)


def stored_ids() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {engine().KEY} FROM {TABLE}")
        return {row[0] for row in cursor.fetchall()}


def match(query, kinds, *, hidden=(), limit: int | None = None) -> list[int]:
    """Numbers of the documents that match, the most prominent first.

    `kinds` are numbers of kinds, which stand in the documents' own numbers.
    """
    asked, key = engine().compile(query), engine().KEY
    among = _among(key, kinds, hidden)
    end = f" LIMIT {int(limit)}" if limit is not None else ""
    with connection.cursor() as cursor:
        for found in engine().ways(cursor, asked, limit):
            cursor.execute(
                f"SELECT {key} FROM {found} AND {among} ORDER BY {key}{end}", [asked]
            )
            numbers = [row[0] for row in cursor.fetchall()]
            if len(numbers) == limit:
                break
    return numbers


def count(query, kinds, *, hidden=()) -> dict[int, int]:
    """How many documents of each kind match, by the kind's number."""
    counting = engine().counting(kinds, hidden)
    with connection.cursor() as cursor:
        cursor.execute(counting, [engine().compile(query)])
        return dict(cursor.fetchall())


def _among(key, kinds, hidden):
    among = f"{kind_in(key)} IN ({_list(kinds)})"
    return f"{among} AND {key} NOT IN ({_list(hidden)})" if hidden else among


def _list(numbers):
    return ", ".join(str(int(number)) for number in numbers)
