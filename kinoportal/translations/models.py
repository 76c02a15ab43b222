"""What the columns of a record do not tell about a text in one language."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Manager, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Marked(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("text", "draft")
    OUTDATED = "outdated", pgettext_lazy("text", "outdated")


class Everywhere(Manager):
    """Marks of what is gone among them."""


class Present(Manager):
    def get_queryset(self):
        return super().get_queryset().filter(is_away=False)


class TextMark(models.Model):
    """A text in one language that is a draft, outdated, or somebody's to write.

    A mark goes when the text is done; a text without one is missing if its column
    is empty and done otherwise. `base` is the source text that the translation
    was made from: kept whole, so that the translator can be shown what changed.
    """

    is_catalogued = False

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    field = models.CharField(_("text"), max_length=40)
    language = models.CharField(_("language"), max_length=2)
    state = models.CharField(_("state"), max_length=8, choices=Marked, blank=True)
    source = models.CharField(_("translated from"), max_length=2, blank=True)
    base = models.TextField(blank=True)
    marked_at = models.DateTimeField(auto_now=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    # Its record or row was deleted and may come back from the history or the trash.
    is_away = models.BooleanField(default=False, editable=False)

    objects = Present()
    everywhere = Everywhere()

    class Meta:
        verbose_name = _("mark of a text")
        verbose_name_plural = _("marks of texts")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "language"],
                name="kinoportal_text_mark_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["", *Marked.values]),
                name="kinoportal_text_mark_known_state",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "language", "content_type"], name="text_mark_state"
            )
        ]

    def __str__(self):
        return f"{self.field}_{self.language}: {self.state}"

    @staticmethod
    def place(row, text, language):
        """The columns by which the mark of one text is known, for a filter."""
        return {
            "content_type": ContentType.objects.get_for_model(row),
            "object_id": row.pk,
            "field": text,
            "language": language,
        }
