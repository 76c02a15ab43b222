"""Draws posters when what they show was saved, so that no reader waits for it.

Every way of saving a record ends with a revision, and every import with its signal;
after anything else a page draws for itself.
"""

from django.db.models.signals import post_save

from kinoportal.importing import catalogue_imported
from kinoportal.models import Revision
from people.models import Person

from .models import Credit, DrawnPosters, Film, FilmTheme, Theme

SHOWN = {Film, Credit, FilmTheme, Person, Theme}


def register_all():
    post_save.connect(_after_saving, Revision, dispatch_uid="posters after saving")
    catalogue_imported.connect(_after_import, dispatch_uid="posters after import")


def _after_saving(instance, raw=False, **kwargs):
    if raw or instance.state != Revision.State.SAVED:
        return
    kind = instance.content_type.model_class()
    if kind is Film:
        DrawnPosters.renew(Film.objects.filter(pk=instance.object_id))
    elif kind is Person:
        DrawnPosters.renew(Film.objects.directed_by(instance.object_id))


def _after_import(changes, **kwargs):
    if SHOWN & {change.model for change in changes if change.count}:
        DrawnPosters.renew(Film.objects.all())
