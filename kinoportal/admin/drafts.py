"""Texts that an editor calls drafts in the ordinary form, by a box beside each."""

from django.contrib.contenttypes.models import ContentType

from ..translations.models import Marked, TextMark
from ..translations.texts import columns_of


def wanted(model, sent):
    """Columns whose box the editor ticked or cleared, and whether it is ticked now.

    What the form was opened with comes along, so that a box nobody touched undoes
    nothing that was said elsewhere meanwhile.
    """
    return {
        column: f"draft-{column}" in sent
        for column in columns_of(model)
        if (f"draft-{column}" in sent) != (f"was-draft-{column}" in sent)
    }


def mark(record, columns):
    """Drafts from now on, or done; a text that is somebody's to write is so no more."""
    kind = ContentType.objects.get_for_model(record)
    for column, is_draft in columns.items():
        text, _, language = column.rpartition("_")
        place = {"content_type": kind, "object_id": record.pk}
        place |= {"field": text, "language": language}
        if is_draft:
            given = {"state": Marked.DRAFT}
            TextMark.objects.update_or_create(**place, defaults=given)
        else:
            TextMark.objects.filter(**place, state=Marked.DRAFT).delete()
