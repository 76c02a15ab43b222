"""What an editor chose, or wrote, for each clash of two edits."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from .. import richtext
from ..fields import CodeListField
from ..revisions.merging import SIDES, Written
from ..translations.differences import joined
from .choosing import LONGEST

OWN = "own"


class Decisions:
    """The answer to a clash, from what the page of clashes sent.

    A text may be written anew. What was typed and not chosen leaves the clash open
    once, so that it is not lost unseen. `errors` holds sentences by the clash's name.
    """

    def __init__(self, sent):
        self.sent, self.errors = sent, {}

    def __call__(self, clash):
        side = self.sent.get(clash.name)
        if not is_plain_text(clash):
            return side if side in SIDES else None
        if side == OWN:
            return self._written(clash)
        return side if side in SIDES and not self.is_unchosen(clash) else None

    def is_unchosen(self, clash):
        """Whether a text was typed of which the editor was not asked yet."""
        if not is_plain_text(clash) or self.sent.get(clash.name) == OWN:
            return False
        known = None, offered(clash)[0], self._typed(clash, "asked")
        return self._typed(clash) not in known

    def _typed(self, clash, kind=OWN):
        typed = self.sent.get(f"{clash.name}:{kind}")
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
        if not everywhere and (self.is_unchosen(clash) or (is_joined and not side)):
            shown["chosen"] = OWN
        written = text if typed is None else typed
        asked = written if written != text and (everywhere or side in SIDES) else None
        return shown | {"written": written, "is_joined": is_joined, "asked": asked}


class Refusals:
    """Of the changes that no clash holds up, those that the editor refuses.

    `met` has all that may be refused: of both sides, or of those given.
    """

    def __init__(self, sent, kind="refuse", sides=SIDES):
        self.sent, self.kind, self.sides, self.met = sent, kind, sides, []

    def __call__(self, taken):
        if taken.side not in self.sides:
            return False
        name = f"{self.kind}:{taken.name}"
        is_refused = name in self.sent
        self.met.append((taken, {"name": name, "is_refused": is_refused}))
        return is_refused


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
