"""A record with its rows as saved: who, when, how and why."""

import json

from django.contrib.contenttypes.fields import GenericRelation
from django.core import serializers
from django.db import transaction
from django.db.models import CASCADE

from .models import Revision


def record(instance, *, user, origin, note=""):
    """Keep the record as it now stands, in the transaction that saved it."""
    return Revision.objects.create(
        record=instance, saved=as_saved(instance), user=user, origin=origin, note=note
    )


def turn(instance, step, *, user):
    """Take a step of publishing and keep what it left."""
    with transaction.atomic():
        step(instance)
        record(instance, user=user, origin=Revision.Origin.ACTION)


def as_saved(instance):
    """The record and the rows that live and die with it, as plain data."""
    rows = [row for name in row_names(type(instance)) for row in _rows(instance, name)]
    whole, *parts = json.loads(serializers.serialize("json", [instance, *rows]))
    return {"record": whole, "rows": parts}


def _rows(instance, name):
    return getattr(instance, name).order_by("pk")


def row_names(model):
    """The relations whose rows go when the record goes, less what is computed."""
    meta = model._meta
    owned = [
        relation.get_accessor_name()
        for relation in meta.related_objects
        if relation.one_to_many
        and relation.on_delete is CASCADE
        and not relation.hidden
        and not getattr(relation.related_model, "is_derived", False)
    ]
    generic = [f.name for f in meta.private_fields if isinstance(f, GenericRelation)]
    return owned + generic
