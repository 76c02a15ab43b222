"""Draws the plain widgets of forms in Python, everything else from its template.

The desk's form of a film has 400 fields and 2,000 options, each of which Django draws
from templates of its own: half of the page's time. What is drawn is what Django's
templates draw, but for line breaks; a test holds the two side by side.
"""

from html import escape

from django.forms.renderers import DjangoTemplates
from django.templatetags.static import static
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

WIDGETS = "django/forms/widgets/"
CHOSEN_OR_ADDED = "admin/widgets/related_widget_wrapper.html"
ADD = "admin/img/icon-addlink.svg"


class FormRenderer(DjangoTemplates):
    def render(self, template_name, context, request=None):
        if draw := PLAIN.get(template_name):
            return mark_safe(draw(context["widget"]))
        if template_name == CHOSEN_OR_ADDED and _can_only_be_added(context):
            return mark_safe(_chosen_or_added(context))
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


def _can_only_be_added(context):
    """So it is in rows; the one field beside them is left to Django's template."""
    others = {"is_hidden", "model_has_limit_choices_to"}
    others |= {"can_change_related", "can_delete_related", "can_view_related"}
    return not any(map(context.get, others))


def _chosen_or_added(context):
    name, model = _shown(context["name"]), context["model"]
    of = f' data-model-ref="{context["model_name"]}"'
    start = f'<div class="related-widget-wrapper"{of}>{context["rendered_widget"]}'
    if not context["can_add_related"]:
        return f"{start}</div>"
    address = f"{context['add_related_url']}?{_shown(context['url_params'])}"
    title = _shown(_("Add another %(model)s") % {"model": model})
    return (
        f'{start}<a class="related-widget-wrapper-link add-related" id="add_id_{name}" '
        f'data-popup="yes" href="{address}" title="{title}">'
        f'<img src="{static(ADD)}" alt="" width="24" height="24"></a></div>'
    )


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
