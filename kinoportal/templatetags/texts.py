"""{% text_state record column as state %}: one text in one language."""

from django import template

from ..translations.reading import state_of

register = template.Library()


@register.simple_tag
def text_state(record, column):
    """Nothing for a record that is not saved yet."""
    text, _, language = column.rpartition("_")
    return state_of(record, text, language) if record and record.pk else ""
