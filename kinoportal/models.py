"""What both apps lean on: where a statement comes from, and what is disputed."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import codes
from .claimed import columns_of, name_of
from .corrections.models import Correction, ReplyAddress
from .desk_language import DeskLanguage
from .external_ids import ExternalId
from .import_runs import ImportRun
from .languages import Translated, current
from .revisions.models import (
    Assignment,
    PastAddress,
    Presence,
    PreviewLink,
    Revision,
    SentForm,
    Trashed,
)
from .saved_filters import SavedFilter
from .search.models import SearchDocument, SearchWord, SynonymGroup, UnansweredQuery
from .translations.models import TextMark
from .versions import CatalogueChange, CatalogueVersion

__all__ = [
    "Assignment",
    "CatalogueChange",
    "CatalogueVersion",
    "Citation",
    "Claim",
    "ClaimStatus",
    "ClaimSubject",
    "Correction",
    "DeskLanguage",
    "ExternalId",
    "ImportRun",
    "PastAddress",
    "Presence",
    "PreviewLink",
    "ReplyAddress",
    "Revision",
    "SavedFilter",
    "SearchDocument",
    "SearchWord",
    "SentForm",
    "Source",
    "Sourced",
    "SynonymGroup",
    "Tabled",
    "TextMark",
    "Trashed",
    "UnansweredQuery",
]

# The catalogue's mark for general knowledge for which no page has been found.
UNSOURCED = "unsourced"


class Source(models.Model):
    """Where a statement comes from: a page, a book, a letter."""

    touches = {}

    slug = models.SlugField(_("key"), max_length=120, unique=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=3, blank=True, choices=codes.language_choices
    )
    published_on = models.CharField(
        _("date"),
        max_length=10,
        blank=True,
        help_text=_("A year, a month or a day: 2018, 2018-05 or 2018-05-19."),
    )
    archived_url = models.URLField(_("archived copy"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["publisher", "title", "slug"]

    def __str__(self):
        return f"{self.title} ({self.publisher})" if self.publisher else self.title

    @property
    def is_unsourced(self):
        return self.slug == UNSOURCED


class Tabled(models.Model):
    """A row that a table of the catalogue may have brought.

    Such a row goes when its table no longer has it; what editors added stays.
    """

    is_imported = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True


class Citation(Tabled):
    """A record, or one field of it, rests on a source."""

    touches = {}

    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="+", verbose_name=_("kind of record")
    )
    object_id = models.PositiveBigIntegerField(_("number of the record"))
    record = GenericForeignKey()
    field = models.CharField(
        _("field"),
        max_length=60,
        blank=True,
        help_text=_("Empty when the source stands behind the record as a whole."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="citations", verbose_name=_("source")
    )
    position = models.CharField(_("page or place"), max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "source"],
                name="kinoportal_citation_once",
            ),
        ]

    def __str__(self):
        return str(self.source)

    def get_field_display(self):
        """The column of the record that the source stands behind, by its name."""
        model = self.content_type.model_class()
        named = dict(columns_of(model)) if model else {}
        return named.get(self.field, self.field)


class Sourced(models.Model):
    """A row that names its sources."""

    citations = GenericRelation(Citation)

    class Meta:
        abstract = True

    @property
    def is_unverified(self):
        """Marked as general knowledge: no page has been found for it."""
        return any(c.source.is_unsourced for c in self.citations.all())


class ClaimStatus(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    OPEN = "open", pgettext_lazy("claim", "open")
    REJECTED = "rejected", _("rejected")


class ClaimSubject(models.TextChoices):
    FILM = "film", _("film")
    PERSON = "person", _("person")
    FESTIVAL = "festival", _("festival")
    PROGRAMME = "programme", _("programme")
    RECOGNITION = "recognition", _("recognition")


class ClaimQuerySet(models.QuerySet):
    def about(self, *records):
        """Claims about any of these records, all of one model."""
        if not records:
            return self.none()
        kind = ContentType.objects.get_for_model(records[0])
        return self.filter(
            content_type=kind, object_id__in=[record.pk for record in records]
        )


class Claim(Sourced, Tabled):
    """A value that a source asserts for a field of a record.

    A claim about a record that does not exist is kept and publishes nobody.
    """

    touches = {}

    subject_kind = models.CharField(
        _("kind of record"), max_length=12, choices=ClaimSubject
    )
    subject_key = models.CharField(
        _("record's key"),
        max_length=300,
        help_text=_("A recognition's key is film/festival/year."),
    )
    content_type = models.ForeignKey(
        ContentType,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kind of record"),
    )
    object_id = models.PositiveBigIntegerField(
        _("number of the record"), null=True, blank=True
    )
    record = GenericForeignKey()
    field = models.CharField(_("field"), max_length=60)
    value = models.CharField(_("claimed value"), max_length=500)
    wording = Translated(
        models.CharField(_("claimed value in words"), max_length=500, blank=True)
    )
    status = models.CharField(
        _("status"), max_length=8, choices=ClaimStatus, default=ClaimStatus.OPEN
    )
    note = Translated(models.TextField(_("note"), blank=True))

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["subject_kind", "subject_key", "field", "pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="claim_record")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key", "field", "value"],
                name="kinoportal_claim_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ClaimStatus.values),
                name="kinoportal_claim_known_status",
            ),
        ]

    def __str__(self):
        return f"{self.subject_key}, {name_of(self.field)}: {self.value}"

    def get_field_display(self):
        return name_of(self.field)

    @property
    def worded(self):
        """The value in the reader's language, else as the source claims it."""
        return getattr(self, f"wording_{current()}") or self.value
