"""The whole way: check every table, then write all of them in one transaction."""

from pathlib import Path

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from kinoportal import catalogue, moved

from ..import_runs import ImportRun
from ..sqlite import keep_more_pages
from .columns import Reference
from .problems import Problem
from .signals import catalogue_imported
from .writing import Writer

# Of each index; SQLite's manual advises 100 to 1000.
ROWS_MEASURED = 1_000


class Refused(Exception):
    """The tables have problems; nothing was written."""

    def __init__(self, problems):
        super().__init__(len(problems))
        self.problems = problems


class _DryRun(Exception):
    pass


def _measure_tables():
    """Let the database plan by what the tables hold.

    SQLite never looks by itself, and takes the state of records for telling though
    nearly all are published: 20 ms instead of 0.2 for the names of a list's facet.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_MEASURED}")
        cursor.execute("ANALYZE")


def _silently(rows, name, total):
    return rows


class Import:
    """One import of a folder. `plan` is a list of `Rows` in the order of writing.

    What follows from removed lines: a row that hangs on a record (a credit, a
    theme of a film) and came from a table goes when its table no longer has it,
    though the folder still has the record. Rows that editors added stay, as do all
    of a record that the folder lacks. A record itself (a film, a source) is
    never removed, for editors may have worked on it and other sites link to it;
    a warning names it. What people changed or deleted at the desk stays so, and a
    warning names it. A table or a column that the folder lacks changes nothing.
    """

    def __init__(self, folder, tables, plan, *, progress=_silently):
        self.folder, self.plan, self.progress = Path(folder), plan, progress
        self.tables = {table.name: table for table in tables}
        self.paths = {
            table.name: path for table in tables if (path := table.find(self.folder))
        }
        self.warnings, self.changes = [], []
        self._keys, self._stamps = {}, {}

    def run(self, *, dry_run=False):
        """Check and write; `changes` then tells what was, or would be, written.

        Raises `Refused` with every problem found, before anything is written.
        """
        keep_more_pages()
        try:
            self.check()
            with transaction.atomic():
                self._write()
                if dry_run:
                    raise _DryRun
                self._announce()
                self._keep()
            self._measure()
        except _DryRun:
            pass
        except Refused as refused:
            if not dry_run:
                self._keep(problems=len(refused.problems))
            raise
        return self.changes

    def _measure(self):
        """What is written stays written, though somebody else writes just now."""
        try:
            _measure_tables()
        except OperationalError as error:
            sentence = _("The tables were not measured, the database refused it: %s")
            self.warnings.append(sentence % error)

    def _keep(self, problems=0):
        """Leave word of how it went, for the desk."""
        outcome = ImportRun.Outcome
        written = outcome.WRITTEN if self.count else outcome.UNCHANGED
        ImportRun.objects.create(
            folder=self.folder.name[:200],
            outcome=outcome.REFUSED if problems else written,
            changes=0 if problems else self.count,
            problems=problems,
            warnings=len(self.warnings),
        )

    @property
    def count(self):
        return sum(change.count for change in self.changes)

    def has(self, name, column):
        """Whether the table is there, with this column."""
        return name in self.paths and column in self.tables[name].header(
            self.paths[name]
        )

    def check(self):
        """Read every row of every table; raise `Refused` if anything is wrong."""
        problems = []
        if not self.paths:
            expected = _("a folder with tables such as films.csv")
            problems.append(Problem(str(self.folder), 0, "", "", expected))
        for name, path in self.paths.items():
            try:
                self._stamps[name] = self.tables[name].stamp(path)
                problems += self._check_table(self.tables[name], path)
            except OSError as error:
                expected = _("a file that can be read")
                problems.append(Problem(str(path), 0, "", error.strerror, expected))
        if problems:
            raise Refused(problems)

    def _check_table(self, table, path):
        if unknown := table.unknown(path):
            words = {"file": table.file, "names": ", ".join(unknown)}
            self.warnings.append(_("%(file)s: nothing reads %(names)s") % words)
        problems, seen, kept = [], {}, []
        rows = table.rows(path, problems)
        for line, row in self.progress(rows, table.file, table.length(path)):
            problems += self._repeated(table, line, row, seen)
            problems += self._dangling(table, line, row)
            if table.check:
                kept.append((line, row))
        if table.check:
            problems += table.check(kept)
        return problems

    def _repeated(self, table, line, row, seen):
        identity = tuple(row[name] for name in table.unique)
        first = seen.setdefault(identity, line)
        if first != line:
            shown = ", ".join(str(part) for part in identity if part)
            expected = _("each row once; it stands in line %d already") % first
            yield Problem(table.file, line, ", ".join(table.unique), shown, expected)

    def _dangling(self, table, line, row):
        for column in table.columns:
            if isinstance(column, Reference):
                known = self.keys(column.table)
                for key in column.keys(row[column.name]):
                    if known is not None and key not in known:
                        expected = _("a key of %s.csv") % column.table
                        file = row.get("file", table.file)
                        yield Problem(file, line, column.name, key, expected)

    def keys(self, name):
        """The keys that a table has, in the folder or in the database already.

        None where the file cannot be read: that is a problem of its own.
        """
        if name not in self._keys:
            model = next(
                rows.model
                for rows in self.plan
                if rows.table == name and rows.identity == ("slug",)
            )
            known = set(model.objects.values_list("slug", flat=True))
            known.update(moved.past_slugs(model))
            if name in self.paths:
                given = self.tables[name].keys(self.paths[name])
                known = None if given is None else known | given
            self._keys[name] = known
        return self._keys[name]

    def keys_of(self, model):
        """The keys of the model's own table in the folder, None without one."""
        for rows in self.plan:
            if rows.model is model and rows.is_record and rows.table in self.paths:
                return self.tables[rows.table].keys(self.paths[rows.table])
        return None

    def rows(self, name):
        """The checked rows of a table, read once more."""
        table, path, problems = self.tables[name], self.paths[name], []
        yield from (row for _line, row in table.rows(path, problems))
        if problems or table.stamp(path) != self._stamps[name]:
            expected = _("a file that stays as it is while it is read")
            raise Refused([Problem(table.file, 0, "", "", expected)])

    def _write(self):
        writer = Writer(self)
        for rows in self.plan:
            if rows.table in self.paths and (
                not rows.needs or self.has(rows.table, rows.needs)
            ):
                change = writer.write(rows)
                self.changes.append(change)
                self.warnings += change.warnings()
        writer.keeping.after(self.folder.name)

    def _announce(self):
        if self.count:
            catalogue.changed()
            catalogue_imported.send(sender=Import, changes=self.changes)
