"""Finding a record at the desk by any of its names, in whatever script."""

import re
from functools import reduce
from operator import and_, or_

from django.core.validators import slug_re
from django.db.models import Q

from .search import documents, suggestions
from .text import skeleton

MOST = 1_000  # of the records a list shows; as many a database takes as keys


def found_by(model, text, fields):
    """The condition that a row is found by the text, drafts among them.

    Fields as in `search_fields`. A record that readers search is found through the
    index, a row by its own fields and by the records it hangs on: all words in one
    of them, or each word in any.
    """
    if _is_indexed(model):
        return Q(pk__in=keys_of(model, text, fields))
    words = text.split()
    whole = _row_found_by(model, text, fields)
    if len(words) < 2:
        return whole
    return whole | reduce(and_, (_row_found_by(model, w, fields) for w in words))


def keys_of(model, text, fields):
    """The keys of the indexed records that the text finds, best first."""
    kinds = [kind.name for kind in documents.kinds_of(model)]
    keys = dict.fromkeys(suggestions.at_the_desk(text, kinds, MOST))
    keys |= dict.fromkeys(_by_address(model, text) if "slug" in fields else ())
    return list(keys)[:MOST]


def _is_indexed(model):
    return documents.has_states(model) and bool(documents.kinds_of(model))


def _by_address(model, text):
    start = text.strip().lower()
    if not slug_re.match(start):
        return []
    found = model._base_manager.filter(slug__startswith=start)
    return found.values_list("pk", flat=True)[:MOST]


def _row_found_by(model, text, fields):
    """By the row's own fields, or by one of the records it hangs on."""
    own = [name for name in fields if "__" not in name]
    conditions = [Q(pk__in=_read_through(model, text, own))] if own else []
    for relation in dict.fromkeys(n.split("__")[0] for n in fields if "__" in n):
        related = model._meta.get_field(relation).related_model
        beyond = [
            name.removeprefix(f"{relation}__")
            for name in fields
            if name.startswith(f"{relation}__")
        ]
        there = related._base_manager.filter(found_by(related, text, beyond))
        conditions.append(Q(**{f"{relation}__in": there.values("pk")}))
    return reduce(or_, conditions)


def _read_through(model, text, fields):
    """Both sides in one Latin spelling, so that Қожықов and Kozhykov meet."""
    wanted = _spelling(text).split()
    rows = model._base_manager.values_list("pk", *fields)
    return [
        pk
        for pk, *texts in rows
        if _holds([str(text) for text in texts if text is not None], wanted)
    ][:MOST]


def _holds(texts, wanted):
    spelling = _spelling(" ".join(texts))
    return all(word in spelling for word in wanted)


def _spelling(text):
    return " ".join(skeleton(word) for word in re.findall(r"\w+", text))
