"""What an editor chose, or wrote, for each clash of two edits."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from .. import richtext
from ..fields import CodeListField
from ..revisions.merging import MINE, THEIRS, Written
from ..translations.differences import joined
from .choosing import LONGEST

OWN = "own"


class Decisions:
    """The answer to a clash, from what the page of clashes sent.

    A text may be written anew. What was typed and not chosen leaves the clash open,
    so that it is not lost unseen. `errors` holds sentences by the clash's name.
    """

    def __init__(self, sent):
        self.sent, self.errors = sent, {}

    def __call__(self, clash):
        side = self.sent.get(clash.name)
        if not is_plain_text(clash):
            return side if side in (MINE, THEIRS) else None
        if side == OWN:
            return self._written(clash)
        is_left = self._typed(clash) in (None, offered(clash)[0])
        return side if is_left and side in (MINE, THEIRS) else None

    def _typed(self, clash):
        typed = self.sent.get(f"{clash.name}:{OWN}")
        return None if typed is None else typed.replace("\r\n", "\n")

    def _written(self, clash):
        typed = self._typed(clash) or ""
        try:
            MaxLengthValidator(LONGEST)(typed)
            return Written(_column(clash).formfield().clean(typed))
        except ValidationError as error:
            self.errors[clash.name] = error.messages
            return None

    def shown(self, clash, everywhere=""):
        """What the page shows of a clash beside both sides; `everywhere` is a side."""
        side = self.sent.get(clash.name)
        shown = {"chosen": everywhere or side, "errors": self.errors.get(clash.name)}
        if not is_plain_text(clash):
            return shown
        text, is_joined = offered(clash)
        typed = self._typed(clash)
        is_typed = typed not in (None, text)
        if not everywhere and (is_typed or (is_joined and not side)):
            shown["chosen"] = OWN
        written = typed if is_typed else text
        return shown | {"written": written, "is_joined": is_joined}


def offered(clash):
    """A text to begin from, and whether it has the changes of both."""
    both = joined(clash.base or "", clash.mine, clash.theirs)
    return (clash.mine, False) if both is None else (both, True)


def is_plain_text(clash):
    if not clash.field:
        return False
    column = _column(clash)
    is_text = isinstance(column, models.CharField | models.TextField)
    if not is_text or column.choices or isinstance(column, CodeListField):
        return False
    return not any(map(richtext.is_written, clash.sides))


def _column(clash):
    return apps.get_model(clash.key[0])._meta.get_field(clash.field)
