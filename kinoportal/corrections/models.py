"""What a reader holds to be wrong, and what an editor answered."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..languages import Translated
from . import subjects


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("correction", "open")
    ACCEPTED = "accepted", pgettext_lazy("correction", "corrected")
    DECLINED = "declined", pgettext_lazy("correction", "left as it was")


class CorrectionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=State.OPEN)

    def published(self):
        """What was answered about records that are public today."""
        public = Q(pk__in=[])
        for subject in subjects.SUBJECTS.values():
            kind = ContentType.objects.get_for_model(subject.model)
            records = subject.model.objects.published().order_by().values("pk")
            public |= Q(content_type=kind, record_number__in=records)
        return self.exclude(state=State.OPEN).filter(public)

    def newest_first(self):
        return self.order_by("-answered_at", "-pk")


class Correction(models.Model):
    """One fact of one record, in a reader's words; the record may be gone since.

    It is not called `object_id`, for this is no row of the record: it has a history
    of its own, and is not restored with the record.
    """

    touches = {}

    # What readers send changes no page; what editors answer does.
    is_catalogued_when_added = False
    # An answer is written once; none of its translations goes out of date.
    is_translated = False

    content_type = models.ForeignKey(
        ContentType,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("kind of record"),
    )
    record_number = models.PositiveBigIntegerField(
        _("number of the record"), editable=False
    )
    record = GenericForeignKey("content_type", "record_number")
    fact = models.CharField(_("fact"), max_length=40, editable=False)
    wrong = models.TextField(_("what is wrong"), max_length=2000, editable=False)
    right = models.TextField(_("the right value"), max_length=1000, editable=False)
    evidence = models.TextField(_("evidence"), max_length=1000, editable=False)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, editable=False
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    form_key = models.UUIDField(unique=True, editable=False)

    state = models.CharField(
        pgettext_lazy("correction", "state"),
        max_length=8,
        choices=State,
        default=State.OPEN,
        help_text=_("What is not open any more is public, with the answer."),
    )
    answer = Translated(models.TextField(_("answer"), blank=True))
    shows_words = models.BooleanField(
        _("show the reader’s words too"),
        default=False,
        help_text=_("The public page shows the answer alone unless this is chosen."),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("answered by"),
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction by a reader")
        verbose_name_plural = _("corrections by readers")
        # What waits has no date of an answer; the longest waiting stands first.
        ordering = [F("answered_at").desc(nulls_first=True), "sent_at", "pk"]
        indexes = [
            models.Index(fields=["state", "-answered_at"], name="correction_state")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="kinoportal_correction_known_state",
            ),
            models.CheckConstraint(
                condition=Q(state=State.OPEN)
                | Q(answer_kk__gt="")
                | Q(answer_ru__gt="")
                | Q(answer_en__gt=""),
                name="kinoportal_correction_answered_in_words",
                violation_error_message=_(
                    "Write the answer in at least one language: readers see it."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.record or '—'}: {self.label}"

    def save(self, *args, **kwargs):
        """With the answer the address to answer to is erased, whatever writes it."""
        if self.is_open:
            self.answered_at = self.answered_by = None
        elif self.answered_at is None:
            self.answered_at = timezone.now()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if not self.is_open:
                ReplyAddress.objects.filter(correction=self).delete()

    @property
    def is_open(self):
        return self.state == State.OPEN

    @property
    def about(self):
        """The fact; None when the record is gone, or nobody knows such a fact."""
        return self.record and subjects.about(self.record, self.fact)

    @property
    def label(self):
        """The fact by its name; that of a fact that nobody knows any more is lost."""
        kind = ContentType.objects.get_for_id(self.content_type_id)
        subject = subjects.SUBJECTS.get(kind.model)
        fact = subject and subject.fact(self.fact)
        return (fact or subjects.OTHER).label

    @property
    def title(self):
        """The name of the text that names the record."""
        return subjects.title_of(self.record)


class ReplyAddress(models.Model):
    """Where a reader wants the answer; erased with it.

    A table of its own, which no history and no trash reads.
    """

    is_catalogued = False

    correction = models.OneToOneField(
        Correction, models.CASCADE, related_name="reply_address"
    )
    email = models.EmailField(_("e-mail"))

    class Meta:
        verbose_name = _("reply address")
        verbose_name_plural = _("reply addresses")

    def __str__(self):
        return self.email
