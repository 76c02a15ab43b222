"""Who may see a record: draft, in review, published, archived.

Visibility is computed in the query from the state and the two dates. No job
has to run for a record to appear or to go.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    ARCHIVED = "archived", _("archived")


def visible(relation="", now=None):
    """The condition that a record, or the one at the end of a relation, is public."""
    now = now or timezone.now()
    prefix = f"{relation}__" if relation else ""
    begun = {f"{prefix}publish_at__isnull": True}, {f"{prefix}publish_at__lte": now}
    lasting = (
        {f"{prefix}unpublish_at__isnull": True},
        {f"{prefix}unpublish_at__gt": now},
    )
    return (
        Q(**{f"{prefix}status": Status.PUBLISHED})
        & (Q(**begun[0]) | Q(**begun[1]))
        & (Q(**lasting[0]) | Q(**lasting[1]))
    )


def hidden():
    """The opposite of `visible`, in words that indexes answer: few records are."""
    now = timezone.now()
    others = [state for state in Status.values if state != Status.PUBLISHED]
    return Q(status__in=others) | Q(publish_at__gt=now) | Q(unpublish_at__lte=now)


def dated_indexes(kind):
    """Of the few records with dates; who comes or goes next is asked often."""
    return [
        models.Index(
            fields=[name],
            name=f"{kind}_{name}",
            condition=Q(**{f"{name}__isnull": False}),
        )
        for name in ("publish_at", "unpublish_at")
    ]


def next_change(*models):
    """The next moment at which a date shows or hides a record; None without one."""
    now, moments = timezone.now(), []
    for model in models:
        for name in ("publish_at", "unpublish_at"):
            later = model.objects.filter(**{f"{name}__gt": now})
            moments.append(later.aggregate(first=Min(name))["first"])
    return min(filter(None, moments), default=None)


class PublishableQuerySet(models.QuerySet):
    def published(self):
        return self.filter(visible())

    def hidden(self):
        return self.filter(hidden())


class Publishable(models.Model):
    """A record with a public page of its own."""

    # Where it stands and whether it does; its texts change no list.
    SHOWN_BY = ("slug", "status", "publish_at", "unpublish_at")

    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of the page's address, the same in every language."),
    )
    status = models.CharField(
        _("state"), max_length=10, choices=Status, default=Status.DRAFT, db_index=True
    )
    publish_at = models.DateTimeField(_("show from"), null=True, blank=True)
    unpublish_at = models.DateTimeField(_("hide from"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(publish_at__isnull=True)
                | Q(unpublish_at__isnull=True)
                | Q(publish_at__lt=models.F("unpublish_at")),
                name="%(app_label)s_%(class)s_shown_before_hidden",
                violation_error_message=_(
                    "“Hide from” must be later than “show from”."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="%(app_label)s_%(class)s_known_status",
            ),
        ]

    def save(self, *args, **kwargs):
        """The record and what is written along with it, or nothing."""
        self.prepare()
        with transaction.atomic():
            super().save(*args, **kwargs)

    def prepare(self):
        """Fill the columns that follow from others; bulk writers call it themselves."""

    def unique_error_message(self, model_class, unique_check):
        if unique_check == ("slug",):
            return ValidationError(_("Another record has this address."), "unique")
        return super().unique_error_message(model_class, unique_check)

    @property
    def is_public(self):
        now = timezone.now()
        return (
            self.status == Status.PUBLISHED
            and (self.publish_at is None or self.publish_at <= now)
            and (self.unpublish_at is None or self.unpublish_at > now)
        )

    def publish(self):
        """Show the record to readers, at once or from `publish_at` on."""
        self._turn(Status.PUBLISHED)

    def withdraw(self):
        """Make it a draft again; its address and texts stay."""
        self._turn(Status.DRAFT)

    def submit(self):
        """Ask an editor to look at it and publish it."""
        self._turn(Status.IN_REVIEW)

    def archive(self):
        self._turn(Status.ARCHIVED)

    def _turn(self, status):
        self.status = status
        self.save(update_fields=["status", "updated_at"])
