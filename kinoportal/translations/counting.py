"""How many texts are in which state, in the whole catalogue."""

from django.core.cache import cache
from django.db.models import Count, Q

from .. import catalogue
from .models import Marked, TextMark
from .texts import State, columns_of, texts_of


def counts(models, languages):
    """By state; of the rows of records, drafts and outdated texts alone."""
    missing, total = 0, 0
    for model, lacking in lacking_of(models).items():
        missing += number_missing(lacking, languages)
        total += lacking["total"] * len(texts_of(model)) * len(languages)
    marked = TextMark.objects.filter(language__in=languages).exclude(state="")
    by_state = dict(marked.order_by().values_list("state").annotate(Count("pk")))
    draft, outdated = (by_state.get(state, 0) for state in Marked.values)
    return {
        State.MISSING: missing,
        State.DRAFT: draft,
        State.OUTDATED: outdated,
        State.DONE: max(0, total - missing - draft - outdated),
    }


def number_missing(lacking, languages, text=""):
    """Of all texts, or of the one that is named."""
    ends = tuple(f"{text}_{code}" for code in languages)
    return sum(lacking[name] for name in lacking if name.endswith(ends))


def lacking_of(models):
    """For each model, how many records it has and how many lack each column.

    A scan of each table, so once per state of the catalogue.
    """
    version = catalogue.version()
    keys = {f"lacking-{model._meta.label_lower}-{version}": model for model in models}
    known = cache.get_many(keys)
    for key, model in keys.items():
        if key not in known:
            known[key] = _lacking(model)
            cache.set(key, known[key])
    return {model: known[key] for key, model in keys.items()}


def _lacking(model):
    empty = {column: Count("pk", Q(**{column: ""})) for column in columns_of(model)}
    return model._base_manager.aggregate(total=Count("pk"), **empty)
