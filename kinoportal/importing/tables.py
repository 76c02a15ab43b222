"""What a file holds, and how its rows become records."""

import csv
import unicodedata
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .columns import ABSENT
from .problems import Problem, Unexpected

LONGEST_CELL = 1_000_000
csv.field_size_limit(LONGEST_CELL)


@dataclass
class Table:
    """A CSV file of the catalogue.

    unique: the columns that no two rows may share. each: functions that are
    given a row and return what is wrong with it as (column, value, expected),
    or None. check: a function that is given all (line, row) pairs and yields
    problems. A file may lack columns, unless they are required.
    """

    name: str
    columns: list
    unique: tuple = ("key",)
    each: tuple = ()
    check: object = None

    @property
    def file(self):
        return f"{self.name}.csv"

    def find(self, folder):
        """The file in the folder, or None where the source has no such table."""
        path = folder / self.file
        return path if path.is_file() else None

    def stamp(self, path):
        """Tells whether the file is still the one that was checked."""
        state = path.stat()
        return (state.st_size, state.st_mtime_ns)

    def length(self, path):
        """About how many rows: a text may run over several lines."""
        with path.open("rb") as lines:
            return max(sum(1 for _line in lines) - 1, 0)

    def header(self, path):
        """The names of the file's columns, without a check."""
        first = next((cells for _line, cells in self._cells(path, [])), [])
        return [name.strip() for name in first]

    def keys(self, path):
        """The keys of all rows, without a check; None where they cannot be read."""
        header, problems = self.header(path), self._unreadable(path)
        if problems or "key" not in header:
            return None
        place = header.index("key")
        rows = self._cells(path, problems)
        keys = {cells[place].strip() for _line, cells in rows if len(cells) > place}
        return None if problems else keys

    def rows(self, path, problems):
        """Checked rows as (line, dictionary); what is wrong is added to problems."""
        if unreadable := self._unreadable(path):
            problems += unreadable
            return
        header, lines = self.header(path), self._cells(path, problems)
        next(lines, None)
        if wrong := list(self._wrong_header(header)):
            problems += wrong
            return
        places = [self._place(column, header) for column in self.columns]
        for line, cells in lines:
            if len(cells) == len(header):
                row = self._clean(cells, places, line, problems)
                if row is not None:
                    yield line, row
            else:
                expected = _("%d cells in the row") % len(header)
                problems.append(self._problem(line, "", str(len(cells)), expected))

    def unknown(self, path):
        """Columns of the file that nothing reads."""
        known = {column.name for column in self.columns}
        return [name for name in self.header(path) if name and name not in known]

    def _problem(self, line, column, value, expected):
        return Problem(self.file, line, column, value, expected)

    def _unreadable(self, path):
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    text = line.decode("utf-8")
                except UnicodeDecodeError as error:
                    bad = line[error.start : error.start + 8].hex(" ")
                    return [self._problem(number, "", bad, _("text in UTF-8"))]
                if "\0" in text:
                    return [self._problem(number, "", "NUL", _("text without NUL"))]
        return []

    def _cells(self, path, problems):
        """Rows of cells, the header first, each with the line where it begins."""
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            line = 1
            try:
                for cells in reader:
                    if cells:
                        yield line, cells
                    line = reader.line_num + 1
            except csv.Error as error:
                problems.append(self._problem(line, "", str(error), _csv_rule(error)))

    def _wrong_header(self, header):
        named = [name for name in header if name]
        for name in sorted({name for name in named if named.count(name) > 1}):
            yield self._problem(1, name, name, _("every column once"))
        for column in self.columns:
            if column.required and column.name not in named:
                found = ", ".join(named)
                yield self._problem(1, column.name, found, _("this column"))

    def _place(self, column, header):
        """The column, where its cells stand, and what it reads as without any."""
        if column.name in header:
            return column, header.index(column.name), None
        return column, None, column.empty if column.name in self.unique else ABSENT

    def _clean(self, cells, places, line, problems):
        row, before = {}, len(problems)
        for column, place, absent in places:
            if place is None:
                row[column.name] = absent
                continue
            text = cells[place].strip()
            if not text.isascii():
                text = unicodedata.normalize("NFC", text)
            try:
                row[column.name] = column.clean(text)
            except Unexpected as error:
                problems.append(self._problem(line, column.name, text, str(error)))
        if len(problems) == before:
            wrong = filter(None, (check(row) for check in self.each))
            problems += [self._problem(line, *what) for what in wrong]
        return row if len(problems) == before else None


def _csv_rule(error):
    if "field larger" in str(error):
        return _("a cell of at most %d characters, every quote closed") % LONGEST_CELL
    return _("cells in quotes that open and close, quotes inside them doubled")


def one_of(*names):
    """A check of a row: at least one of these columns is filled."""

    def check(row):
        if not any(row[name] for name in names):
            return names[0], "", _("a value here or in %s") % ", ".join(names[1:])
        return None

    return check


@dataclass
class Rows:
    """How rows of a table become records of one model.

    build is given a row and the import, and yields the record's fields; related
    records are named by their natural key. identity: the fields by which a
    record is known again. near: how many of them, from the first, a changed row
    still shares with the record that it was. cited: the row's `sources` become
    citations. new: further fields of a record that is made, left alone
    afterwards. is_record: a record of its own, which an import never removes.
    needs: the column without which there is nothing to write. brought: which
    rows an import may remove. of: the way to the record that they hang on, without
    it the first field of identity. after: called when something was written.
    """

    table: str
    model: object
    build: object
    identity: tuple = ("slug",)
    near: int = 0
    cited: bool = False
    new: dict = field(default_factory=dict)
    is_record: bool = False
    needs: str = ""
    brought: str = "is_imported"
    of: str = ""
    after: object = None
