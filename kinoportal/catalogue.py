"""The catalogue's version: one number that grows with every change.

A public page is a function of its URL and of this number, so whatever is
derived from the catalogue (facets, cached pages) asks for it and knows
whether it is still true.
"""

import secrets

from django.db import connection, models, transaction
from django.db.models import F
from django.db.models.signals import m2m_changed, post_delete, post_save

from .models import CatalogueVersion


def version():
    """The current version as text; "0" while nothing was ever written.

    Every public page asks for it several times; as plain SQL that is a tenth of the
    work of a queryset.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, token FROM {CatalogueVersion._meta.db_table}")
        row = cursor.fetchone()
    return "-".join(map(str, row)) if row else "0"


def changed():
    """Count one change, in the transaction of the change itself."""
    with transaction.atomic():
        rows = CatalogueVersion.objects.filter(pk=1)
        token = secrets.token_hex(8)
        if not rows.update(number=F("number") + 1, token=token):
            CatalogueVersion.objects.create(pk=1, number=1, token=token)


def watch(app_config):
    """Count every change of the app's models; bulk writers call `changed`."""
    for model in app_config.get_models(include_auto_created=True):
        if getattr(model, "is_catalogued", True):
            for signal in (post_save, post_delete):
                signal.connect(_on_change, sender=model, dispatch_uid=(model, "count"))
    m2m_changed.connect(_on_change, dispatch_uid="count-m2m")


def _on_change(sender, instance, raw=False, created=False, **kwargs):
    if raw or not isinstance(instance, models.Model):
        return
    if created and not getattr(sender, "is_catalogued_when_added", True):
        return
    changed()
