from django.core.management.base import BaseCommand, CommandError

from kinoportal.search import documents

SHOWN = 20


class Command(BaseCommand):
    help = "Compare the search index with the records; fail if it differs."

    def handle(self, **options):
        found = documents.differences()
        for difference in found[:SHOWN]:
            self.stdout.write(difference)
        if found:
            raise CommandError(f"differences: {len(found)}")
        self.stdout.write("differences: 0")
