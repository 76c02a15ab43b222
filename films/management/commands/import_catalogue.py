import os
import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from films import tables
from kinoportal.importing import Import, Refused
from kinoportal.languages import LANGUAGES

MOST_PROBLEMS = 200


class Command(BaseCommand):
    help = "Read the catalogue's tables from a folder: all of them, or nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="the folder with films.csv and the others")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would change"
        )

    def handle(self, folder, *, dry_run, verbosity, **options):
        with translation.override(terminal_language()):
            process = Import(
                folder,
                tables.TABLES,
                tables.PLAN,
                progress=progress if verbosity else lambda rows, name, total: rows,
            )
            self.run(process, dry_run)
            if verbosity:
                self.report(process, dry_run, examples=dry_run or verbosity > 1)

    def run(self, process, dry_run):
        try:
            process.run(dry_run=dry_run)
        except Refused as refused:
            self.refuse(refused.problems)
        except DatabaseError as error:
            sentence = _("Nothing was written, the database refused it: %s")
            raise CommandError(sentence % error) from error

    def refuse(self, problems):
        for problem in problems[:MOST_PROBLEMS]:
            self.stderr.write(str(problem))
        if len(problems) > MOST_PROBLEMS:
            self.stderr.write(_("… and %d more") % (len(problems) - MOST_PROBLEMS))
        sentence = ngettext(
            "Nothing was written: %d problem.",
            "Nothing was written: %d problems.",
            len(problems),
        )
        raise CommandError(sentence % len(problems))

    def report(self, process, dry_run, *, examples):
        for change in process.changes:
            self.stdout.write(str(change))
            for example in change.examples if examples else ():
                self.stdout.write(f"    {example}")
        for warning in process.warnings:
            self.stderr.write(self.style.WARNING(warning))
        total = ngettext("%d change", "%d changes", process.count) % process.count
        if dry_run:
            total = _("%s, shown only: nothing was written") % total
        self.stdout.write(self.style.SUCCESS(total))


def progress(rows, name, total):
    """A bar on a terminal; a log wants the report alone."""
    return tqdm(rows, name, total, file=sys.stderr, disable=None, leave=False)


def terminal_language():
    """The language in which the terminal speaks, for reports are read there."""
    words = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return words[:2] if words[:2] in LANGUAGES else "en"
