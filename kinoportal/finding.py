"""Finding a record at the desk by any of its names, in whatever script."""

import re

from .text import skeleton


def keys_of(model, text, fields):
    """The keys of the rows whose names hold every word of the text.

    Both sides are written in one Latin spelling, so that Қожықов and Kozhykov meet.
    """
    wanted = _spelling(text).split()
    names = {}
    for pk, *texts in model._base_manager.values_list("pk", *fields):
        names.setdefault(pk, []).extend(str(t) for t in texts if t is not None)
    return [pk for pk, texts in names.items() if _holds(texts, wanted)]


def _holds(texts, wanted):
    spelling = _spelling(" ".join(texts))
    return all(word in spelling for word in wanted)


def _spelling(text):
    return " ".join(skeleton(word) for word in re.findall(r"\w+", text))
