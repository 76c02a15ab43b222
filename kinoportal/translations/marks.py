"""What a save does to the states of a record's texts.

Whoever rewrites a text leads: the translations that stood beside it and were not
touched in the same save are outdated from then on. No language is the source once
for all: films come with a Russian or an English text first as often as with a
Kazakh one. Who brings an outdated text up to date, fills an empty one, or works
in the translator's editor, leads nobody.

Signals see every single save. Who writes in bulk calls `rewritten`, as the import
does through `catalogue_imported`.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from ..languages import LANGUAGES
from ..models import Revision, Trashed
from ..revisions import owner_of
from .models import Marked, TextMark
from .texts import as_they_stand, columns_of, same, texts_of

AT_ONCE = 500

_into = ContextVar("the language that is being translated into", default=None)


@contextmanager
def translating(into):
    """Saves within are a translator's: a text in this language leads no other."""
    token = _into.set(into)
    try:
        yield
    finally:
        _into.reset(token)


def watch(app_config):
    """Follow every save of the app's models that have texts."""
    for model in app_config.get_models():
        if texts_of(model) and getattr(model, "is_translated", True):
            for signal, receiver in (
                (pre_save, _read),
                (post_save, _compare),
                (post_delete, _forget),
            ):
                signal.connect(receiver, model, dispatch_uid=("texts", model))


def after_import(changes, **kwargs):
    for change in changes:
        if change.rewritten:
            rewritten(change.model, change.rewritten)


def _read(sender, instance, update_fields=None, **kwargs):
    """The texts as they stand; a record restored as raw data is a save as well."""
    columns = columns_of(sender)
    touched = update_fields is None or not set(columns).isdisjoint(update_fields)
    instance._texts_before = None
    if touched and instance.pk:
        rows = sender._base_manager.filter(pk=instance.pk)
        instance._texts_before = rows.values(*columns).first()


def _compare(sender, instance, created=False, **kwargs):
    if created:
        _come_back(sender, instance)
    before = instance.__dict__.pop("_texts_before", None)
    if before:
        after = as_they_stand(instance)
        if before != after:
            rewritten(sender, {instance.pk: (before, after)})
            instance.__dict__.pop("text_marks", None)


def _come_back(model, record):
    """The marks of what was deleted and is restored, where they still say the truth."""
    texts = as_they_stand(record)
    for mark in of_record(model, [record.pk], TextMark.everywhere.filter(is_away=True)):
        if _is_settled(mark, _of(mark.field, texts)):
            mark.delete()
        else:
            mark.is_away = False
            mark.save(update_fields=["is_away"])


def _is_settled(mark, texts):
    """An older text was restored, and the source that it was made from."""
    return mark.state == Marked.OUTDATED and _holds_again(mark, texts)


def _forget(sender, instance, **kwargs):
    marks = of_record(sender, [instance.pk])
    if not marks.exists():
        return
    if Revision.objects.of(owner_of(instance)).exists():
        marks.update(is_away=True)
    else:
        marks.delete()


@receiver(post_delete, sender=Trashed)
def _empty(sender, instance, **kwargs):
    """What was not taken back is gone, and so are the marks of its texts."""
    gone = {}
    for item in (instance.saved["record"], *instance.saved["rows"]):
        gone.setdefault(item["model"], set()).add(item["pk"])
    for label, ids in gone.items():
        model = apps.get_model(label)
        found = model._base_manager.filter(pk__in=ids).values_list("pk", flat=True)
        of_record(model, ids - set(found), TextMark.everywhere.all()).delete()


def of_record(model, ids, marks=None):
    kind = ContentType.objects.get_for_model(model)
    marks = TextMark.objects.all() if marks is None else marks
    return marks.filter(content_type=kind, object_id__in=ids)


def rewritten(model, texts):
    """For bulk writers: by primary key, all texts as they stood and as they stand."""
    ids = list(texts)
    for start in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            _rewritten(model, {pk: texts[pk] for pk in ids[start : start + AT_ONCE]})


def _rewritten(model, texts):
    kind = ContentType.objects.get_for_model(model)
    known = {}
    for mark in of_record(model, texts):
        known.setdefault((mark.object_id, mark.field), {})[mark.language] = mark
    kept, gone = [], []
    for pk, (before, after) in texts.items():
        for text in texts_of(model):
            marks = known.get((pk, text), {})
            new = weigh(_of(text, before), _of(text, after), marks)
            kept += [
                _mark(marks.get(language), kind, pk, text, language, fields)
                for language, fields in new.items()
                if fields is not None
            ]
            gone += [marks[lang].pk for lang, fields in new.items() if fields is None]
    TextMark.objects.filter(pk__in=gone).delete()
    _write(kept)


def _of(text, columns):
    return {code: columns[f"{text}_{code}"] for code in LANGUAGES}


def _mark(mark, kind, pk, text, language, fields):
    mark = mark or TextMark(
        content_type=kind, object_id=pk, field=text, language=language
    )
    for name, value in fields.items():
        setattr(mark, name, value)
    return mark


def _write(marks):
    new, known = [], []
    for mark in marks:
        (known if mark.pk else new).append(mark)
    TextMark.objects.bulk_create(new)
    TextMark.objects.bulk_update(known, ["state", "source", "base"])


def weigh(before, after, marks):
    """What becomes of the marks of one text: fields to set, or None to drop it."""
    changed = [code for code in LANGUAGES if not same(before[code], after[code])]
    news = {
        code: _settled(after[code], marks[code]) for code in changed if code in marks
    }
    leading = [code for code in changed if _leads(code, before, after, marks)]
    for code in LANGUAGES:
        if code in changed or not after[code]:
            continue
        mark = marks.get(code)
        if mark and mark.state:
            if mark.state == Marked.OUTDATED and _holds_again(mark, after):
                news[code] = None
        elif leading:
            source = leading[0]
            news[code] = {
                "state": Marked.OUTDATED,
                "source": source,
                "base": before[source],
            }
    return news


def _settled(text, mark):
    """The mark of a text that was written: a draft stays one until said otherwise."""
    if not text and mark.assigned_to_id:
        return {"state": "", "source": "", "base": ""}
    if text and mark.state == Marked.DRAFT:
        return {"state": Marked.DRAFT}
    return None


def _leads(code, before, after, marks):
    """Whether this language's new text makes the others look again."""
    is_rewritten = before[code] and after[code]
    is_open = code in marks and marks[code].state
    return bool(is_rewritten and not is_open and code != _into.get())


def _holds_again(mark, after):
    """The source went back to what was translated, or is gone."""
    source = after.get(mark.source, "")
    return not source or same(source, mark.base)
