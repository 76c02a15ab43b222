from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from films.search.answers import answer
from kinoportal.search import documents, evaluation


class Command(BaseCommand):
    help = "Print the share of a table's queries that search answers, and every miss."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--found",
            action="store_true",
            help="print what each query finds instead, to compare two databases",
        )

    def handle(self, *, file, found, **options):
        try:
            rows = evaluation.read(file)
        except evaluation.Unreadable as error:
            raise CommandError(error) from error
        if found:
            for asked in rows:
                self.stdout.write(f"{asked.query}\t{' '.join(keys_found(asked.query))}")
            return
        outcomes = evaluation.evaluate(rows, keys_found)
        for outcome in outcomes:
            if outcome.missed:
                self._print_miss(outcome)
        for column in ("kind", "language"):
            for value, (good, number) in evaluation.shares(outcomes, column).items():
                self.stdout.write(f"{column} {value}: {good} of {number}")
        good = sum(not outcome.missed for outcome in outcomes)
        share = good / max(1, len(outcomes))
        self.stdout.write(f"answered: {good} of {len(outcomes)} ({share:.1%})")

    def _print_miss(self, outcome):
        asked = outcome.asked
        self.stdout.write(
            f"MISS {asked.query!r} ({asked.language}, {asked.kind}, top {asked.top}):"
            f" without {', '.join(outcome.missed)};"
            f" instead {', '.join(outcome.found) or 'nothing'}"
        )


def keys_found(text):
    return [
        f"{kind}:{documents.KINDS[kind].model.objects.get(pk=pk).slug}"
        for kind, pk in answer(text).found[:20]
    ]
