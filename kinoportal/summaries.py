"""What each app's summaries of its records share."""

from django.utils.text import Truncator

from .languages import current

LONGEST = 200  # characters; search engines print some 160 of them
SOME = 3  # names that stand for many


def own(record, field):
    """The text in the reader's own language, else nothing."""
    return getattr(record, f"{field}_{current()}")


def shortened(*sentences):
    text = " ".join(" ".join(sentences).split())
    return Truncator(text).chars(LONGEST)
