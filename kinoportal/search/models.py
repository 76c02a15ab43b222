"""What search keeps in the database beside the index of terms itself."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


class SearchDocumentQuerySet(models.QuerySet):
    def dated(self):
        """Number, beginning and end of the documents that are shown for a time."""
        # For IS NOT NULL alone SQLite would read every row.
        dated = Q(publish_at__gt=LONG_AGO) | Q(unpublish_at__gt=LONG_AGO)
        return self.filter(dated).values_list("pk", "publish_at", "unpublish_at")


class SearchDocument(models.Model):
    """A record as search knows it; its terms stand in the index.

    The number is composed in `places.py`, so that the index gives prominent records
    first and tells kind and record without another table.
    """

    is_catalogued = False

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    object_id = models.PositiveBigIntegerField()
    publish_at = models.DateTimeField(null=True, db_index=True)
    unpublish_at = models.DateTimeField(null=True, db_index=True)
    names = models.JSONField()  # [[language or "", name], ...]
    texts = models.JSONField()  # [[language, text], ...]
    digest = models.CharField(max_length=32)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        # Covers the way from records to their numbers without the wide rows.
        indexes = [
            models.Index(fields=["kind", "object_id", "id"], name="search_place")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id"], name="kinoportal_document_once"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"


class SearchWord(models.Model):
    """A word of a name or title and in how many public documents it stands.

    Typing errors are repaired by these words alone, never by running text.
    """

    is_catalogued = False

    word = models.CharField(max_length=40, unique=True)
    skeleton = models.CharField(max_length=40)
    start = models.CharField(max_length=1)
    ending = models.CharField(max_length=2)
    documents = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["start"], name="search_word_start"),
            models.Index(fields=["ending"], name="search_word_ending"),
        ]

    def __str__(self):
        return self.word


class SynonymGroup(models.Model):
    """Words and phrases, in any language, that readers may use for one another."""

    touches = {}

    words = models.TextField(
        _("words"),
        help_text=_(
            "One word or phrase per line, in any language. A reader who types one of"
            " them also finds the others."
        ),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self):
        return ", ".join(self.entries)

    @property
    def entries(self):
        return [line.strip() for line in self.words.splitlines() if line.strip()]


class UnansweredQuery(models.Model):
    """A query that found nothing: its text and how often, nothing of who asked."""

    MOST = 10_000

    is_catalogued = False

    text = models.CharField(_("text"), max_length=100, unique=True)
    count = models.PositiveIntegerField(_("how often"), default=1)

    class Meta:
        verbose_name = _("query without an answer")
        verbose_name_plural = _("queries without an answer")
        ordering = ["-count", "text"]

    def __str__(self):
        return self.text
