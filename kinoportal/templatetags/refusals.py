"""{% refused_fields adminform inlines as places %}: what keeps a form from a save."""

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def refused_fields(adminform, inlines):
    """(anchor, name, sentence) of each refused field, rows after the record."""
    found = list(_of_form(adminform.form))
    for inline in inlines or ():
        formset = inline.formset
        rows = capfirst(inline.opts.verbose_name_plural)
        for number, form in enumerate(formset.forms, 1):
            for anchor, name, sentence in _of_form(form, f"{formset.prefix}-group"):
                told = _("%(rows)s, row %(number)d") % {"rows": rows, "number": number}
                found.append((anchor, f"{told}: {name}" if name else told, sentence))
    return found


def _of_form(form, whole=""):
    for name, errors in form.errors.items():
        sentence = " ".join(map(str, errors))
        if name in form.fields:
            field = form[name]
            yield field.id_for_label or field.auto_id, field.label, sentence
        elif whole:
            yield whole, "", sentence
