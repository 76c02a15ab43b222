"""The whole way: check every table, then write all of them in one transaction."""

from collections import Counter
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from kinoportal import catalogue

from .columns import Reference
from .problems import Problem
from .writing import Writer


class Refused(Exception):
    """The tables have problems; nothing was written."""

    def __init__(self, problems):
        super().__init__(len(problems))
        self.problems = problems


class _DryRun(Exception):
    pass


class Import:
    """One import of a folder. `plan` is a list of `Rows` in the order of writing."""

    def __init__(self, folder, tables, plan, *, progress=iter):
        self.folder, self.plan, self.progress = Path(folder), plan, progress
        self.tables = {table.name: table for table in tables}
        self.paths = {
            table.name: path for table in tables if (path := table.find(self.folder))
        }
        self.warnings, self.changes = [], []
        self._keys = {}

    def run(self, *, dry_run=False, prune=False):
        """Check and write; `changes` then tells what was, or would be, written.

        Raises `Refused` with every problem found, before anything is written.
        With prune, rows that hang on a record and stand in no table go.
        """
        self.check()
        try:
            with transaction.atomic():
                self._write(prune)
                if dry_run:
                    raise _DryRun
        except _DryRun:
            pass
        return self.changes

    def check(self):
        problems = []
        if not self.paths:
            problems.append(
                Problem(str(self.folder), 0, "", "", _("a folder with tables"))
            )
        for name, path in self.paths.items():
            table = self.tables[name]
            if unknown := table.unknown(path):
                self.warnings.append(
                    _("%(file)s: columns nobody reads: %(names)s")
                    % {"file": table.file, "names": ", ".join(unknown)}
                )
            problems += self._check_table(table, path)
        if problems:
            raise Refused(problems)

    def _check_table(self, table, path):
        problems, seen, lines = [], {}, []
        references = [c for c in table.columns if isinstance(c, Reference)]
        for line, row in self.progress(table.rows(path, problems)):
            identity = tuple(row[name] for name in table.unique)
            if first := seen.setdefault(identity, line) != line:
                first = seen[identity]
                shown = ", ".join(str(part) for part in identity if part)
                expected = _("each row once; it stands in line %d already") % first
                problems.append(
                    Problem(table.file, line, ", ".join(table.unique), shown, expected)
                )
            problems += self._dangling(table, line, row, references)
            if table.check:
                lines.append((line, row))
        if table.check:
            problems += table.check(lines)
        return problems

    def _dangling(self, table, line, row, references):
        for column in references:
            for key in column.keys(row[column.name]):
                if key not in self.keys(column.table):
                    expected = _("a key of %s.csv") % column.table
                    yield Problem(table.file, line, column.name, key, expected)

    def keys(self, name):
        """The keys that a table has, in the folder or in the database already."""
        if name not in self._keys:
            model = next(
                rows.model
                for rows in self.plan
                if rows.table == name and rows.identity == ("slug",)
            )
            known = set(model.objects.values_list("slug", flat=True))
            if name in self.paths:
                known |= self.tables[name].keys(self.paths[name])
            self._keys[name] = known
        return self._keys[name]

    def _write(self, prune):
        from . import catalogue_imported

        writer = Writer(self)
        for rows in self.plan:
            if rows.table in self.paths:
                change = writer.write(rows, prune=prune)
                self.changes.append(change)
                if change.left_over:
                    self.warnings.append(change.left_over_sentence())
        if any(change.count for change in self.changes):
            catalogue.changed()
            catalogue_imported.send(sender=Import, changes=self.changes)

    def rows(self, name):
        """The checked rows of a table, read once more."""
        for _line, row in self.tables[name].rows(self.paths[name], []):
            yield row

    def totals(self):
        """Counts of created, updated, removed and unchanged rows over all tables."""
        total = Counter()
        for change in self.changes:
            total.update(change.counts)
        return total
