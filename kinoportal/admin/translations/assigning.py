"""Who translates what."""

from django.db import transaction
from django.utils import timezone

from ...models import TextMark
from ...translations.reading import attach, state_of
from ...translations.texts import OPEN, texts_of
from ..choosing import is_key

MOST = 100  # lines at once; a page of the board has fewer


def assign(kinds, keys, languages, user, request):
    """Give the open texts of these lines to somebody, or with None to nobody.

    Returns how many texts changed hands. Keys are those of the board's lines.
    """
    given = 0
    with transaction.atomic():
        for key in keys[:MOST]:
            for row, text in _rows(kinds, key, request):
                given += sum(_give(row, text, code, user) for code in languages)
    return given


def _rows(kinds, key, request):
    """The rows of a line that the editor may change, and its text."""
    name, pk, model, text = (*key.split("-"), "", "", "")[:4]
    kind = kinds.get(name)
    if not kind or not is_key(pk):
        return
    record = kind.desk.get_queryset(request).filter(pk=pk).first()
    if not record or not kind.desk.has_change_permission(request, record):
        return
    for row in _of_model(kind, record, model, request):
        if text in texts_of(type(row)):
            yield row, text


def _of_model(kind, record, model, request):
    if model == kind.name:
        return attach([record])
    for part in kind.parts:
        if part.model._meta.model_name == model:
            return attach(part.rows(request, [record]))
    return []


def _give(row, text, language, user):
    if state_of(row, text, language) not in OPEN:
        return 0
    place = TextMark.place(row, text, language)
    if user:
        given = {"assigned_to": user, "assigned_at": timezone.now()}
        TextMark.objects.update_or_create(**place, defaults=given)
        return 1
    marks = TextMark.objects.filter(**place)
    marks.filter(state="").delete()
    return 1 if marks.update(assigned_to=None, assigned_at=None) else 0
