from django.core.management.base import BaseCommand
from tqdm import tqdm

from kinoportal.search import documents


class Command(BaseCommand):
    help = "Write the search index anew; readers see the old one until the end."

    def handle(self, **options):
        bars = {}

        def progress(kind, done, total):
            if kind not in bars:
                bars[kind] = tqdm(total=total, desc=kind, unit="", disable=None)
            bars[kind].update(done - bars[kind].n)
            if done == total:
                bars[kind].close()

        documents.rebuild(progress)
        number = documents.SearchDocument.objects.count()
        self.stdout.write(f"documents: {number}")
