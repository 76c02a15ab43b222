"""What a list at the desk says of its filters.

{% counted display as name %}: a filter's choice and how many rows are behind it.
{% conditions cl as chips %}: what the list is narrowed by, each with the way back.
{% saved_filters cl as tabs %}: what this editor saved of this list.
"""

import re

from django import template
from django.contrib.admin import SimpleListFilter
from django.utils.text import capfirst

from ..admin.saved_filters import asked_of
from ..models import SavedFilter

register = template.Library()
# As Django's filters write both in one: “Yes (12)”.
COUNTED = re.compile(r"(.*) \((\d+)\)", re.DOTALL)


@register.simple_tag
def counted(display):
    found = COUNTED.fullmatch(str(display))
    words, count = found.groups() if found else (display, "")
    return {"words": words, "count": count}


@register.simple_tag
def conditions(cl):
    found = []
    if cl.query:
        url = cl.get_query_string(remove=["q"])
        found.append({"words": cl.query, "url": url})
    for spec in cl.filter_specs:
        parameters = spec.expected_parameters()
        if cl.params.keys() & parameters and (words := _chosen(spec, cl)):
            url = cl.get_query_string(remove=parameters)
            found.append({"words": f"{capfirst(spec.title)}: {words}", "url": url})
    return found


def _chosen(spec, cl):
    if isinstance(spec, SimpleListFilter):
        names = {str(value): name for value, name in spec.lookup_choices}
        return names.get(spec.value(), "")
    _everything, *choices = spec.choices(cl)
    names = [choice["display"] for choice in choices if choice["selected"]]
    return counted(names[0])["words"] if names else ""


@register.simple_tag(takes_context=True)
def saved_filters(context, cl):
    """All of them, whether the list shows what one holds, and what to save it by."""
    request = context["request"]
    asked = asked_of(request.GET)
    saved = SavedFilter.objects.in_list(request.user, cl.model)
    return {
        "saved": saved,
        "asked": asked,
        "shown": [s for s in saved if s.query == asked],
    }
