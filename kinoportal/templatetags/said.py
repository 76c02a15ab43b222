"""{{ field|said }}: a field of the desk that is only read, in words."""

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe

from .. import richtext
from ..fields import CodeListField

register = template.Library()


@register.filter
def said(field):
    """Codes and keys by their names, rich texts without their marks; the rest as
    Django says it."""
    row, name = field.form.instance, field.field["name"]
    column = {c.name: c for c in row._meta.concrete_fields}.get(name)
    value = getattr(row, name) if column else None
    if isinstance(column, CodeListField) and value:
        return column.said(value)
    if value and not column.choices and hasattr(row, f"get_{name}_display"):
        return getattr(row, f"get_{name}_display")()
    if isinstance(value, str) and richtext.is_written(value):
        return mark_safe(linebreaks(richtext.plain(value), autoescape=True))
    return field.contents()
