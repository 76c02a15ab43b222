"""The catalogue's version: one number that grows with every change.

A public page is a function of its URL and of this number, so whatever is
derived from the catalogue (facets, cached pages) asks for it and knows
whether it is still true.
"""

import secrets
from collections import defaultdict

from django.db import connection, models, transaction
from django.db.models import F, Q
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_save,
    pre_delete,
    pre_save,
)

from .versions import CatalogueChange, CatalogueVersion

REMEMBERED = 1_000  # changes; what stands further back is built anew


def version():
    """The current version as text; "0" while nothing was ever written.

    Every public page asks for it several times; as plain SQL that is a tenth of the
    work of a queryset.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, token FROM {CatalogueVersion._meta.db_table}")
        row = cursor.fetchone()
    return "-".join(map(str, row)) if row else "0"


def changed(touched=None):
    """Count one change, in the transaction of the change itself.

    `touched` names the records whose part in lists may differ, as ids by kind; None
    means any.
    """
    token = secrets.token_hex(8)
    with transaction.atomic():
        rows = CatalogueVersion.objects.filter(pk=1)
        if not rows.update(number=F("number") + 1, token=token):
            CatalogueVersion.objects.create(pk=1, number=1, token=token)
        number = rows.values_list("number", flat=True).get()
        log = CatalogueChange.objects
        # A number that a restored backup gives out again replaces what stood there.
        log.filter(Q(number__gte=number) | Q(number__lte=number - REMEMBERED)).delete()
        log.create(number=number, token=token, touched=touched)


def touched_since(before):
    """Ids by kind that changes since that version touched; None where it may be any."""
    number, _, token = before.partition("-")
    changes = CatalogueChange.objects.filter(number__gte=int(number)).order_by("number")
    first, *later = changes.values_list("number", "token", "touched") or [(0, "", None)]
    if first[:2] != (int(number), token):
        return None
    found = defaultdict(set)
    for _number, _token, touched in later:
        if touched is None:
            return None
        for kind, ids in touched.items():
            found[kind].update(ids)
    return found


def watch(app_config):
    """Count every change of the app's models; bulk writers call `changed`.

    A model's `touches` names the kinds of record whose part in lists a row decides,
    each by the attribute with its id; a model without it may decide anything, or, if
    it `decides` by some columns, nothing while they stay as they are.
    """
    for model in app_config.get_models(include_auto_created=True):
        if getattr(model, "is_catalogued", True):
            for signal in (post_save, post_delete):
                signal.connect(_on_change, sender=model, dispatch_uid=(model, "count"))
            if _columns_remembered(model):
                for signal in (pre_save, pre_delete):
                    uid = (model, "count")
                    signal.connect(_remember, sender=model, dispatch_uid=uid)
    m2m_changed.connect(_on_change, dispatch_uid="count-m2m")


def _columns_remembered(model):
    touches = getattr(model, "touches", None) or {}
    return [*set(touches.values()) - {"pk"}, *getattr(model, "decides", ())]


def _remember(sender, instance, raw=False, **kwargs):
    """A row that moves to another record touches the one that it leaves, too."""
    if instance.pk and not raw:
        rows = sender._base_manager.filter(pk=instance.pk)
        instance.stood_at = rows.values(*_columns_remembered(sender)).first()


def _on_change(sender, instance, signal, raw=False, created=False, **kwargs):
    if raw or not isinstance(instance, models.Model):
        return
    if created and not getattr(sender, "is_catalogued_when_added", True):
        return
    changed(_touched(instance, created, is_gone=signal is post_delete))


def _touched(instance, is_new, is_gone):
    touches = getattr(instance, "touches", None)
    before = getattr(instance, "stood_at", None) or {}
    if touches is None:
        decides = getattr(instance, "decides", ())
        kept = before and all(before[n] == getattr(instance, n) for n in decides)
        # What is new has no films yet.
        return {} if decides and (is_new or kept) and not is_gone else None
    return {
        kind: list({getattr(instance, name), before.get(name)} - {None})
        for kind, name in touches.items()
    }
