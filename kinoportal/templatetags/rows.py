"""The rows of a record's form."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from .said import said

register = template.Library()


@register.simple_tag
def cells(row):
    """The fields of a row of a formset, each in a cell of the table.

    In a template it would be a dozen nodes for each of a film's 400 fields.
    """
    fields = (field for fieldset in row for line in fieldset for field in line)
    return mark_safe("".join(map(_cell, fields)))


def _cell(cell):
    field = cell.field
    if cell.is_readonly:
        inside = format_html("<p>{}</p>", said(cell))
        return _drawn(field["name"], field["is_hidden"], inside)
    errors = field.errors.as_ul() if field.errors else ""
    return _drawn(field.name, field.is_hidden, f"{errors}{field}")


def _drawn(name, is_hidden, inside):
    return f'<td class="field-{name}{" hidden" * is_hidden}">{inside}</td>'
