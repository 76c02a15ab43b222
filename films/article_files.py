"""Longreads as files: KEY.LANG.md with a few `key: value` lines on top."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from kinoportal.importing.problems import Problem
from kinoportal.languages import LANGUAGES

TEXTS = ("title", "lead", "author")


@dataclass
class ArticleFolder:
    """Reads like a table: one row per article, its languages side by side."""

    name: str
    columns = ()
    unique = ("key",)
    check = None

    @property
    def file(self):
        return f"{self.name}/"

    def find(self, folder):
        path = folder / self.name
        return path if path.is_dir() else None

    def unknown(self, path):
        return [
            file.name
            for file in sorted(path.glob("*.md"))
            if file.name.split(".")[1] not in LANGUAGES
        ]

    def rows(self, path, problems):
        files = {}
        for file in sorted(path.glob("*.*.md")):
            key, language = file.name.split(".")[:2]
            if language in LANGUAGES:
                files.setdefault(key, {})[language] = file
        for key, by_language in files.items():
            yield 1, self._row(key, by_language, problems)

    def _row(self, key, by_language, problems):
        row = {"key": key, "date": None, "hero_film": ""}
        row |= {f"{name}_{code}": "" for name in (*TEXTS, "text") for code in LANGUAGES}
        for language, file in by_language.items():
            head, text = self._read(file, problems)
            row[f"text_{language}"] = text
            for name in TEXTS:
                row[f"{name}_{language}"] = head.get(name, "")
            row["date"] = self._date(file, head, problems) or row["date"]
            row["hero_film"] = head.get("hero_film", row["hero_film"])
        return row

    def _read(self, file: Path, problems):
        try:
            words = file.read_text("utf-8")
        except UnicodeDecodeError:
            problems.append(self._problem(file, 1, "", "", _("text in UTF-8")))
            return {}, ""
        _nothing, _line, rest = words.partition("---\n")
        head, line, text = rest.partition("\n---\n")
        if not line:
            expected = _("“key: value” lines between two lines of ---")
            problems.append(self._problem(file, 1, "", words[:40], expected))
            return {}, ""
        pairs = (row.partition(":") for row in head.splitlines())
        return {name.strip(): value.strip() for name, _c, value in pairs}, text.strip()

    def _date(self, file, head, problems):
        try:
            return date.fromisoformat(head["date"]) if head.get("date") else None
        except ValueError:
            expected = _("a date such as 2026-11-22")
            problems.append(self._problem(file, 1, "date", head["date"], expected))
            return None

    def _problem(self, file, line, column, value, expected):
        return Problem(f"{self.name}/{file.name}", line, column, value, expected)
