"""What an import did, or would do, to the records of one model."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

SHOWN = 50  # differences kept for the report, of each table and model
NAMED = 10  # keys in one sentence
LONGEST_VALUE = 60

WORDS = {
    "created": gettext_lazy("%d new"),
    "updated": gettext_lazy("%d changed"),
    "removed": gettext_lazy("%d removed"),
    "unchanged": gettext_lazy("%d as before"),
    "cited": gettext_lazy("%d sources added"),
    "uncited": gettext_lazy("%d sources removed"),
    "reordered": gettext_lazy("%d sources in another order"),
}


@dataclass
class Change:
    """written: the primary keys of the model's rows that were made or changed.

    rewritten: the texts of changed rows, as they stood and as they stand.
    kept: what the table has otherwise and editors changed.
    """

    file: str
    model: object
    counts: Counter = field(default_factory=Counter)
    examples: list = field(default_factory=list)
    written: set = field(default_factory=set)
    rewritten: dict = field(default_factory=dict)
    left_over: list = field(default_factory=list)
    held_back: list = field(default_factory=list)
    kept: list = field(default_factory=list)

    @property
    def count(self):
        return sum(n for word, n in self.counts.items() if word != "unchanged")

    @property
    def has_room(self):
        return len(self.examples) < SHOWN

    def __str__(self):
        counts = [
            WORDS[word] % self.counts[word] for word in WORDS if self.counts[word]
        ]
        name = self.model._meta.verbose_name_plural
        return f"{self.file} → {name}: {', '.join(counts) or _('nothing')}"

    def warnings(self):
        """Sentences on records that it lacks, that were deleted, or changed by hand."""
        if count := len(self.left_over):
            sentence = ngettext(
                "%(file)s: %(count)d record is not in the table and stays: %(names)s",
                "%(file)s: %(count)d records are not in the table and stay: %(names)s",
                count,
            )
            yield sentence % self._named(self.left_over)
        if count := len(self.held_back):
            sentence = ngettext(
                "%(file)s: %(count)d record was deleted at the desk and comes back as a"
                " draft: %(names)s",
                "%(file)s: %(count)d records were deleted at the desk and come back as"
                " drafts: %(names)s",
                count,
            )
            yield sentence % self._named(self.held_back)
        if count := len(self.kept):
            sentence = ngettext(
                "%(file)s: %(count)d change stays as editors made it: %(names)s",
                "%(file)s: %(count)d changes stay as editors made them: %(names)s",
                count,
            )
            yield sentence % self._named(self.kept)

    def _named(self, records):
        names = ", ".join(str(name) for name in records[:NAMED])
        more = "…" if len(records) > NAMED else ""
        return {"file": self.file, "count": len(records), "names": names + more}


def shown(value):
    """A value as a difference prints it."""
    text = repr(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
