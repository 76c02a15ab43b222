"""{% correct record "year" %} leads to the form in which a reader corrects the fact."""

from django import template

from kinoportal.corrections import subjects

register = template.Library()


@register.inclusion_tag("components/correct.html")
def correct(record, name="other"):
    return {"about": subjects.about(record, str(name))}
