"""Draws the plain widgets of forms in Python, everything else from its template.

The desk's form of a film has 400 fields and 2,000 options, each of which Django draws
from templates of its own: half of the page's time. What is drawn is what Django's
templates draw, but for line breaks; a test holds the two side by side.
"""

from html import escape

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.safestring import mark_safe

WIDGETS = "django/forms/widgets/"


class FormRenderer(DjangoTemplates):
    def render(self, template_name, context, request=None):
        if draw := PLAIN.get(template_name):
            return mark_safe(draw(context["widget"]))
        if template_name in ERROR_LISTS and not context["errors"]:
            return ""
        return super().render(template_name, context, request)


def _input(widget):
    value = widget["value"]
    given = "" if value is None else f' value="{_as_text(value)}"'
    start = f'<input type="{widget["type"]}" name="{_shown(widget["name"])}"'
    return f"{start}{given}{_attributes(widget)}>"


def _textarea(widget):
    start = f'<textarea name="{_shown(widget["name"])}"{_attributes(widget)}>'
    return f"{start}\n{_shown(widget['value'] or '')}</textarea>"


def _select(widget):
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    start = f'<select name="{_shown(widget["name"])}"{_attributes(widget)}>'
    return f"{start}{groups}</select>"


def _group(name, options):
    drawn = "".join(map(_option, options))
    return f'<optgroup label="{_shown(name)}">{drawn}</optgroup>' if name else drawn


def _option(option):
    start = f'<option value="{_as_text(option["value"])}"{_attributes(option)}>'
    return f"{start}{_shown(option['label'])}</option>"


def _attributes(widget):
    return "".join(
        f" {name}" if value is True else f' {name}="{_as_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _as_text(value):
    """As it is sent: a number without its language's separators."""
    return _escaped(value if isinstance(value, str) else str(value))


def _shown(value):
    return _escaped(localize(value))


def _escaped(value):
    """As `conditional_escape`, which is slow where a page asks 5,000 times."""
    value = str(value) if isinstance(value, Promise) else value
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))


INPUTS = ["text", "number", "hidden", "email", "url", "password", "checkbox", "input"]
PLAIN = {f"{WIDGETS}{name}.html": _input for name in [*INPUTS, "date", "time"]}
PLAIN |= {f"{WIDGETS}textarea.html": _textarea, f"{WIDGETS}select.html": _select}
ERROR_LISTS = {
    "django/forms/errors/list/default.html",
    "django/forms/errors/list/ul.html",
}
