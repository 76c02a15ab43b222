"""{% counted display as name %}: a filter's choice and how many rows are behind it."""

import re

from django import template

register = template.Library()
# As Django's filters write both in one: “Yes (12)”.
COUNTED = re.compile(r"(.*) \((\d+)\)", re.DOTALL)


@register.simple_tag
def counted(display):
    found = COUNTED.fullmatch(str(display))
    words, count = found.groups() if found else (display, "")
    return {"words": words, "count": count}
