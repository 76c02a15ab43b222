import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from films.models import DrawnPosters, Film
from kinoportal.search import documents

CATALOGUE = settings.BASE_DIR / "films" / "catalogue"
EDITOR = "editor"


class Command(BaseCommand):
    help = (
        "Brings database, translations and static files up to date. On the first"
        " run it loads the catalogue and opens the editor's account."
    )

    def handle(self, **options):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("compile_translations")
        if not settings.DEBUG:
            call_command("collectstatic", verbosity=0, interactive=False)
        if not Film.objects.exists():
            call_command("import_catalogue", str(CATALOGUE), stdout=self.stdout)
        DrawnPosters.renew(Film.objects.filter(drawn=None))
        if documents.is_outdated():
            documents.bring_up_to_date()
        if not get_user_model().objects.exists():
            self.open_account()

    def open_account(self):
        password = secrets.token_urlsafe(15)
        get_user_model().objects.create_superuser(EDITOR, password=password)
        self.stdout.write(
            f"The editors' desk is at /{settings.ADMIN_PATH}\n"
            f"  name:     {EDITOR}\n"
            f"  password: {password}\n"
            "The password is shown this once. To set another:"
            f" manage.py changepassword {EDITOR}"
        )
