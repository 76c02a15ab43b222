from datetime import timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from kinoportal.admin import trash
from kinoportal.media import STORED
from kinoportal.models import Revision, Trashed
from kinoportal.pictures import Picture
from kinoportal.revisions.snapshots import items_of

# A file is on the disk before the row that names it is committed.
JUST_SENT = timedelta(hours=1)


class Command(BaseCommand):
    help = (
        "Delete for good what has lain in the trash for 30 days, and files left over."
    )

    def handle(self, *args, **options):
        count, _each = trash.overdue().delete()
        named = {name.partition(".")[0] for name in _named()}
        files = [name for name in _stored() if _stem(name) not in named]
        for name in files:
            default_storage.delete(name)
        text = _("Deleted for good: %(records)d records, %(files)d files.")
        self.stdout.write(text % {"records": count, "files": len(files)})


def _kinds():
    return [m for m in apps.get_models() if issubclass(m, Picture)]


def _named():
    """Names of pictures in rows, in the history and in the trash."""
    for model in _kinds():
        yield from model._base_manager.values_list("image", flat=True).iterator()
    for kept in (Revision, Trashed):
        for saved in kept.objects.values_list("saved", flat=True).iterator(100):
            for item in items_of(saved).values():
                yield item["fields"].get("image") or ""


def _stored():
    """Files of pictures that have lain for a while."""
    before = timezone.now() - JUST_SENT
    for kind in (model._meta.model_name for model in _kinds()):
        for name in _names_in(kind):
            path = f"{kind}/{name}"
            is_ours = STORED.fullmatch(name)
            if is_ours and default_storage.get_modified_time(path) < before:
                yield path


def _stem(path):
    kind, _slash, name = path.partition("/")
    return f"{kind}/{STORED.fullmatch(name)['stem']}"


def _names_in(folder):
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []
