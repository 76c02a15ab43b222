"""What the board is asked for: the words of its address."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from ...languages import LANGUAGES
from ...translations.texts import OPEN, State
from ..choosing import is_key
from .board import marks_of

ME, NOBODY = "me", "nobody"
# Prominence as the search index counts it: 10 for being a film, 2 for a recognition.
IMPORTANCE = {"1": (12, _("important")), "2": (20, _("very important"))}


@dataclass(frozen=True)
class Wanted:
    user: object
    language: str = ""
    state: str = ""
    kind: str = ""
    importance: str = ""
    text: str = ""
    to: str = ""
    after: int = 0

    @classmethod
    def read(cls, given, user, kinds):
        """What makes no sense is as if it had not been asked."""
        known = {
            "language": LANGUAGES,
            "state": [state.value for state in OPEN],
            "kind": kinds,
            "importance": IMPORTANCE,
        }
        chosen = {name: given[name] for name in known if given.get(name) in known[name]}
        # A text of a kind is asked for as film.synopsis.
        kind, _dot, text = given.get("kind", "").partition(".")
        if kind in kinds and text in kinds[kind].texts:
            chosen |= {"kind": kind, "text": text}
        to, after = given.get("to", ""), given.get("after", "")
        if to in (ME, NOBODY) or is_key(to):
            chosen["to"] = to
        if is_key(after):
            chosen["after"] = int(after)
        return cls(user=user, **chosen)

    @property
    def what(self):
        return f"{self.kind}.{self.text}" if self.text else self.kind

    @property
    def languages(self):
        return (self.language,) if self.language else LANGUAGES

    @property
    def states(self):
        return (State(self.state),) if self.state else OPEN

    @property
    def assignee(self):
        """Whose texts are wanted; None if anybody's or nobody's."""
        if self.to == ME:
            return self.user.pk
        return int(self.to) if self.to and self.to != NOBODY else None

    @property
    def asks_for_missing(self):
        return State.MISSING in self.states and not self.assignee

    @property
    def least(self):
        return IMPORTANCE[self.importance][0] if self.importance else 0

    def marks(self, model):
        """The marks that make a record of this model, or its row, wanted."""
        found = marks_of(model).filter(language__in=self.languages)
        if self.text:
            found = found.filter(field=self.text)
        if self.assignee:
            found = found.filter(assigned_to=self.assignee)
            wanted = [*self.states, ""] if State.MISSING in self.states else self.states
            return found.filter(state__in=wanted)
        if self.to == NOBODY:
            found = found.filter(assigned_to=None)
        return found.filter(state__in=self.states)

    def takes(self, line):
        """Whether one of the line's texts is in a state and with whom it is wanted."""
        if self.text and (self.text != line.text or line.of_rows):
            return False
        return any(
            line.state(code) in self.states and self._is_theirs(line, code)
            for code in self.languages
        )

    def _is_theirs(self, line, language):
        if not self.to:
            return True
        assigned = {mark.assigned_to_id for mark in line.marks([language])} - {None}
        return not assigned if self.to == NOBODY else self.assignee in assigned


def translators():
    """Whom a text may be given to: everybody who may sign in at the desk."""
    users = get_user_model().objects.filter(is_staff=True, is_active=True)
    return users.order_by("first_name", "username")
