"""Longreads as files: KEY.LANG.md with a few `key: value` lines on top."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kinoportal.importing import one_of
from kinoportal.importing.columns import ABSENT, Key, Reference, Text
from kinoportal.importing.problems import Problem, Unexpected
from kinoportal.languages import LANGUAGES

HEAD = (Text("title", 250), Text("lead", 2000), Text("author", 200))
TEXT = Text("text", 100_000)


@dataclass
class ArticleFolder:
    """Reads like a table: one row per article, its languages side by side.

    What stands in a language whose file is missing is left as it is.
    """

    name: str
    columns = (Reference("hero_film", "films"),)
    unique = ("key",)
    check = None

    @property
    def file(self):
        return f"{self.name}/"

    def find(self, folder):
        path = folder / self.name
        return path if path.is_dir() else None

    def stamp(self, path):
        return [
            (file.name, file.stat().st_size, file.stat().st_mtime_ns)
            for file in sorted(path.glob("*.md"))
        ]

    def length(self, path):
        return len({file.name.split(".")[0] for file in path.glob("*.md")})

    def header(self, path):
        return [f"{column.name}_{code}" for column in HEAD for code in LANGUAGES]

    def unknown(self, path):
        return [file.name for file in sorted(path.glob("*")) if _language(file) is None]

    def rows(self, path, problems):
        files = {}
        for file in sorted(path.glob("*.md")):
            if language := _language(file):
                files.setdefault(file.name.split(".")[0], {})[language] = file
        for key, by_language in files.items():
            before = len(problems)
            row = self._row(key, by_language, problems)
            if len(problems) == before:
                yield 1, row

    def _row(self, key, by_language, problems):
        row = {"key": key, "date": None, "hero_film": ""}
        row |= {f"{c.name}_{code}": ABSENT for c in (*HEAD, TEXT) for code in LANGUAGES}
        for language, file in by_language.items():
            lines = self._lines(file, problems)
            row["file"] = f"{self.name}/{file.name}"
            for column in (*HEAD, TEXT):
                text = self._cell(file, column, lines, problems)
                row[f"{column.name}_{language}"] = text
            row["date"] = self._date(file, lines, problems) or row["date"]
            row["hero_film"] = lines.get("hero_film", (0, row["hero_film"]))[1]
        self._cell(file, Key(), {"key": (0, key)}, problems)
        self._check_title(file, row, problems)
        return row

    def _check_title(self, file, row, problems):
        if wrong := one_of(*(f"title_{code}" for code in LANGUAGES))(row):
            problems.append(self._problem(file, 1, "title", "", wrong[2]))

    def _lines(self, file, problems):
        """The number and value of every line of the head, and of the text below."""
        try:
            words = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            bad = error.object[error.start : error.start + 8].hex(" ")
            problems.append(self._problem(file, 0, "", bad, _("text in UTF-8")))
            return {}
        if "\0" in words:
            problems.append(self._problem(file, 0, "", "NUL", _("text without NUL")))
        begin, _line, rest = words.partition("---\n")
        head, end, text = rest.partition("\n---\n")
        if begin.strip() or not end:
            expected = _("“key: value” lines between two lines of ---")
            problems.append(self._problem(file, 1, "", words[:40], expected))
            return {}
        lines = {"text": (0, text.strip())}
        for number, line in enumerate(head.splitlines(), 2):
            name, _colon, value = line.partition(":")
            lines[name.strip()] = (number, value.strip())
        return lines

    def _cell(self, file, column, lines, problems):
        number, text = lines.get(column.name, (0, ""))
        try:
            return column.clean(text)
        except Unexpected as error:
            problem = self._problem(file, number, column.name, text, str(error))
            problems.append(problem)
            return ""

    def _date(self, file, lines, problems):
        number, text = lines.get("date", (0, ""))
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            expected = _("a date such as 2026-11-22")
            problems.append(self._problem(file, number, "date", text, expected))
            return None

    def _problem(self, file, line, column, value, expected):
        return Problem(f"{self.name}/{file.name}", line, column, value, expected)


def _language(file):
    """The language that the file's name tells: KEY.kk.md; None of another file."""
    parts = file.name.split(".")
    is_text = len(parts) == 3 and parts[2] == "md" and parts[1] in LANGUAGES
    return parts[1] if is_text else None
