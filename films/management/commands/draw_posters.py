from django.core.management.base import BaseCommand

from films.models import DrawnPosters, Film


class Command(BaseCommand):
    help = "Draws the posters of films that look otherwise than when they were saved."

    def handle(self, **options):
        DrawnPosters.renew(Film.objects.all())
        self.stdout.write(f"films with drawn posters: {DrawnPosters.objects.count()}")
