"""What a file holds, and how its rows become records."""

import csv
import unicodedata
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .problems import Problem, Unexpected

csv.field_size_limit(1_000_000)


@dataclass
class Table:
    """A CSV file of the catalogue.

    unique: the columns that no two rows may share. check: a function that is
    given all (line, row) pairs and yields further problems. A column that the
    file lacks reads as empty, unless it is required.
    """

    name: str
    columns: list
    unique: tuple = ("key",)
    check: object = None

    @property
    def file(self):
        return f"{self.name}.csv"

    def find(self, folder):
        """The file in the folder, or None where the source has no such table."""
        path = folder / self.file
        return path if path.is_file() else None

    def keys(self, path):
        """The keys of all rows, unchecked, for the references of other tables."""
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as lines:
            return {row.get("key", "").strip() for row in csv.DictReader(lines)}

    def rows(self, path, problems):
        """Checked rows as (line, dictionary); what is wrong is added to problems."""
        if unreadable := list(self._unreadable(path)):
            problems += unreadable
            return
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            try:
                yield from self._read(reader, problems)
            except csv.Error as error:
                problems.append(self._problem(reader.line_num, "", "", str(error)))

    def unknown(self, path):
        """Columns of the file that nothing reads."""
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as lines:
            header = next(csv.reader(lines), [])
        return [name for name in header if name not in {c.name for c in self.columns}]

    def _problem(self, line, column, value, expected):
        return Problem(self.file, line, column, value, expected)

    def _unreadable(self, path):
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    text = line.decode("utf-8")
                except UnicodeDecodeError as error:
                    bad = line[error.start : error.start + 8].hex(" ")
                    yield self._problem(number, "", bad, _("text in UTF-8"))
                    return
                if "\0" in text:
                    yield self._problem(number, "", "\\0", _("text without NUL"))
                    return

    def _read(self, reader, problems):
        header = [name.strip() for name in next(reader, [])]
        lacking = [c.name for c in self.columns if c.required and c.name not in header]
        for name in lacking:
            problems.append(self._problem(1, name, "", _("this column")))
        if len(set(header)) < len(header):
            problems.append(self._problem(1, "", "", _("every column once")))
        if lacking or len(set(header)) < len(header):
            return
        places = [
            (c, header.index(c.name) if c.name in header else None)
            for c in self.columns
        ]
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                expected = _("%d cells in the row") % len(header)
                problems.append(
                    self._problem(reader.line_num, "", str(len(cells)), expected)
                )
                continue
            row = self._clean(cells, places, reader.line_num, problems)
            if row is not None:
                yield reader.line_num, row

    def _clean(self, cells, places, line, problems):
        row, before = {}, len(problems)
        for column, place in places:
            text = "" if place is None else cells[place].strip()
            if not text.isascii():
                text = unicodedata.normalize("NFC", text)
            try:
                row[column.name] = column.clean(text)
            except Unexpected as error:
                problems.append(self._problem(line, column.name, text, str(error)))
        return row if len(problems) == before else None


@dataclass
class Rows:
    """How rows of a table become records of one model.

    build is given a row and the import, and yields the record's fields; related
    records are named by their natural key. identity: the fields by which a
    record is known again. cited: the row's `sources` become citations.
    new: further fields of a record that is made, left alone afterwards.
    is_record: a record of its own, which an import never removes.
    after: called when something was written.
    """

    table: str
    model: object
    build: object
    identity: tuple = ("slug",)
    cited: bool = False
    new: dict = field(default_factory=dict)
    is_record: bool = False
    after: object = None
