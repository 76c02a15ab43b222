from django.core.management.base import BaseCommand

from kinoportal.cards.icons import FILES, STATIC, icon


class Command(BaseCommand):
    help = "Draws the portal's icons anew from icon.svg."

    def handle(self, **options):
        for name, (size, box) in FILES.items():
            (STATIC / name).write_bytes(icon(size, box))
            self.stdout.write(name)
