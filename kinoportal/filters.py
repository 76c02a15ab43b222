"""Filter words of list pages: repeatable, checked, with a sentence for each mistake."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_VALUES = 50  # chosen values of one word; a reader never needs as many
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")


class RepeatedInput(forms.MultipleHiddenInput):
    """Reads every occurrence of a word; the page draws its own checkboxes."""


class RepeatedField(forms.Field):
    """Distinct words from a vocabulary, in the order in which they were sent.

    `known` is given the words and returns those that exist, as a dictionary of
    word -> whatever the filter's method wants.
    """

    widget = RepeatedInput
    default_error_messages = {
        "unknown": _("“%(value)s” is not known here."),
        "many": _("At most %(most)d values can be chosen at once."),
    }

    def __init__(self, *, known, **kwargs):
        self.known = known
        super().__init__(**kwargs)

    def to_python(self, value):
        return [word for word in dict.fromkeys(value or ()) if word]

    def clean(self, value):
        words = self.to_python(value)
        if not words:
            return {}
        if len(words) > MOST_VALUES:
            raise ValidationError(
                self.error_messages["many"], params={"most": MOST_VALUES}
            )
        found = self.known([word for word in words if "\0" not in word])
        for word in words:
            if word not in found:
                shown = word[:60].replace("\0", "�")
                raise ValidationError(
                    self.error_messages["unknown"], params={"value": shown}
                )
        return {word: found[word] for word in words}


class RepeatedFilter(django_filters.Filter):
    """A repeatable word; `method` names the filter set's word of the queryset."""

    field_class = RepeatedField


def records(queryset):
    """Records by slug, for a vocabulary of slugs."""

    def known(words):
        slugs = [word for word in words if SLUG.fullmatch(word)]
        return {record.slug: record for record in queryset().filter(slug__in=slugs)}

    return known


def choices(values):
    """A fixed vocabulary; it may be given as a callable."""

    def known(words):
        allowed = dict(values() if callable(values) else values)
        return {word: word for word in words if word in allowed}

    return known
