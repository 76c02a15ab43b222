"""Which texts a model has in three languages, and what their states are called."""

from functools import cache

from django.db import models
from django.utils.translation import pgettext_lazy

from ..languages import LANGUAGES


class State(models.TextChoices):
    MISSING = "missing", pgettext_lazy("text", "missing")
    DRAFT = "draft", pgettext_lazy("text", "draft")
    OUTDATED = "outdated", pgettext_lazy("text", "outdated")
    DONE = "done", pgettext_lazy("text", "done")


OPEN = (State.MISSING, State.DRAFT, State.OUTDATED)


@cache
def texts_of(model):
    """Names of the model's texts; what the computer fills in is none."""
    names = (
        field.name.removesuffix(f"_{LANGUAGES[0]}")
        for field in model._meta.concrete_fields
        if field.editable
        and getattr(field, "_translated_field_language_code", "") == LANGUAGES[0]
    )
    return tuple(names)


@cache
def columns_of(model):
    return tuple(f"{text}_{code}" for text in texts_of(model) for code in LANGUAGES)


def as_they_stand(record):
    return {column: getattr(record, column) for column in columns_of(type(record))}


def label_of(model, text):
    return model._meta.get_field(f"{text}_{LANGUAGES[0]}").verbose_name


def same(one, other):
    """Spaces and line ends are not the translator's matter; browsers rewrite them."""
    return one.split() == other.split()
