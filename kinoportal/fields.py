"""Columns that Django does not bring along."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.choices import BaseChoiceIterator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .text import CONTROL, without_controls


def clear(sender, instance, raw=False, **kwargs):
    """Before a row is saved: its texts without what no feed or picture could hold."""
    for field in sender._meta.concrete_fields:
        text = field.editable and getattr(instance, field.attname)
        if isinstance(text, str) and CONTROL.search(text):
            setattr(instance, field.attname, without_controls(text))


class SortKeyField(models.CharField):
    """A sort key of `kinoportal.text.sort_key`, compared by code point everywhere.

    SQLite does that by itself; PostgreSQL would sort by its own locale.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 400)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class Vocabulary(BaseChoiceIterator):
    """Pairs of word and name as they are, for fields that many forms copy.

    Django looks at every pair of a plain list again, in every copy of the field.
    """

    def __init__(self, options):
        self.options = options

    def __iter__(self):
        return iter(self.options())


class CodeListField(models.CharField):
    """A short ordered list of words from a fixed vocabulary.

    In Python a list (``["KZ", "FR"]``), in the database one text with a space
    around every word (``" KZ FR "``), so that a word is found by ``__has``.
    """

    def __init__(self, *args, vocabulary=(), **kwargs):
        self.vocabulary = vocabulary
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        if value is None:
            return []
        return value.split() if isinstance(value, str) else list(value)

    def get_prep_value(self, value):
        words = self.to_python(value)
        return f" {' '.join(words)} " if words else ""

    def value_to_string(self, obj):
        return " ".join(self.value_from_object(obj))

    def options(self):
        """The vocabulary as (word, name) pairs; it may be given as a callable."""
        return list(self.vocabulary() if callable(self.vocabulary) else self.vocabulary)

    def said(self, words):
        """The list by the names of its words."""
        names = dict(self.options())
        return ", ".join(str(names.get(word, word)) for word in self.to_python(words))

    def validate(self, value, model_instance):
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        unknown = [word for word in value if word not in dict(self.options())]
        if unknown:
            raise ValidationError(
                _("Unknown: %(words)s."), params={"words": ", ".join(unknown)}
            )

    def run_validators(self, value):
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=Vocabulary(self.options),
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            **kwargs,
        )


@CodeListField.register_lookup
class Has(models.Lookup):
    """``countries__has="KZ"``: the word stands in the list."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", [*params, f"% {self.rhs} %"]
