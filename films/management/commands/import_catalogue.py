import sys

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from films import tables
from kinoportal.importing import Import, Refused

MOST_PROBLEMS = 200


class Command(BaseCommand):
    help = "Read the catalogue's tables from a folder: all of them, or nothing."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="the folder with films.csv and the others")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would change"
        )
        parser.add_argument(
            "--prune",
            action="store_true",
            help="also remove rows of records (credits, themes …) that no table has",
        )

    def handle(self, folder, *, dry_run, prune, verbosity, **options):
        process = Import(
            folder,
            tables.TABLES,
            tables.PLAN,
            progress=self.progress if verbosity else iter,
        )
        try:
            changes = process.run(dry_run=dry_run, prune=prune)
        except Refused as refused:
            self.refuse(refused.problems)
        if verbosity:
            self.report(process, changes, examples=dry_run or verbosity > 1)

    def progress(self, rows):
        # Only to a terminal: a log wants the report, not the bar.
        return tqdm(rows, unit=" rows", file=sys.stderr, disable=None, leave=False)

    def refuse(self, problems):
        for problem in problems[:MOST_PROBLEMS]:
            self.stderr.write(str(problem))
        if len(problems) > MOST_PROBLEMS:
            self.stderr.write(f"… and {len(problems) - MOST_PROBLEMS} more")
        raise CommandError(f"Nothing was written: {len(problems)} problems.")

    def report(self, process, changes, *, examples):
        for change in changes:
            counts = ", ".join(
                f"{n} {word}" for word, n in sorted(change.counts.items())
            )
            self.stdout.write(f"{change.name}: {counts or 'nothing'}")
            for example in change.examples if examples else ():
                self.stdout.write(f"    {example}")
        for warning in process.warnings:
            self.stdout.write(self.style.WARNING(warning))
        total = sum(change.count for change in changes)
        self.stdout.write(self.style.SUCCESS(f"{total} changes"))
