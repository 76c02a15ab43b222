"""{% text_state record column as state %}: one text in one language."""

from django import template
from django.contrib import admin
from django.urls import reverse

from ..revisions.snapshots import owner_of
from ..search.documents import kinds_of
from ..translations.reading import source_for, state_of
from ..translations.texts import State, columns_of

register = template.Library()


@register.simple_tag
def text_state(record, column):
    """Nothing for a record that is not saved yet, or that nobody translates."""
    text, _, language = column.rpartition("_")
    if not record or not record.pk or not getattr(record, "is_translated", True):
        return ""
    return state_of(record, text, language)


@register.simple_tag(takes_context=True)
def draft_box(context, record, column):
    """Whether the box “still a draft” is ticked, and was when the form was opened."""
    if column not in columns_of(context["opts"].model):
        return None
    sent = context["request"].POST
    if "was-draft" in sent:
        names = f"draft-{column}", f"was-draft-{column}"
        return {"ticked": names[0] in sent, "was": names[1] in sent}
    is_draft = text_state(record, column) == State.DRAFT
    return {"ticked": is_draft, "was": is_draft}


@register.simple_tag(takes_context=True)
def translating_url(context, record, column):
    """Where the text is read beside the one it is made from.

    A row's stands among those of its record; nothing for what has no such page, or
    where the editor may not change the record.
    """
    holder = record if kinds_of(type(record)) else owner_of(record)
    if not kinds_of(type(holder)) or not _may_change(context["request"], holder):
        return ""
    text, _, language = column.rpartition("_")
    pair = f"{source_for(record, text, language)}-{language}"
    args = [holder._meta.model_name, holder.pk, pair]
    url = reverse("admin:side_by_side", args=args)
    return f"{url}#{record._meta.model_name}-{record.pk}-{text}"


def _may_change(request, record):
    desk = admin.site.get_model_admin(type(record))
    return desk.has_change_permission(request, record)
