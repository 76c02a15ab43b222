"""What the desk keeps beside the catalogue so that nobody's work is lost."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AboutRecord(models.Model):
    """Hangs on a record of any table, and outlives it."""

    is_catalogued = False

    content_type = models.ForeignKey(
        ContentType, models.CASCADE, related_name="+", verbose_name=_("kind of record")
    )
    object_id = models.PositiveBigIntegerField(_("number of the record"))
    record = GenericForeignKey()

    class Meta:
        abstract = True


def _who():
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
    )


def name_of(user):
    return user.get_full_name() or user.get_username()


class RevisionQuerySet(models.QuerySet):
    def of(self, record):
        kind = ContentType.objects.get_for_model(record)
        return self.filter(content_type=kind, object_id=record.pk)

    def saved(self):
        return self.filter(state=Revision.State.SAVED)

    def pending(self):
        return self.filter(state=Revision.State.PENDING)


class Revision(AboutRecord):
    """A whole record, with its rows, as it was saved: who, when, how and why.

    A pending one is a change to a public record that readers do not see yet.
    """

    class Origin(models.TextChoices):
        FORM = "form", pgettext_lazy("how a record was saved", "form")
        LIST = "list", _("list")
        ACTION = "action", _("bulk action")
        IMPORT = "import", _("import")
        COMMAND = "command", _("command")
        RESTORE = "restore", _("restoring")
        MERGE = "merge", _("joining two edits")

    class State(models.TextChoices):
        SAVED = "saved", _("saved")
        PENDING = "pending", _("not published yet")
        APPLIED = "applied", _("published since")
        DISCARDED = "discarded", _("discarded")

    saved = models.JSONField(_("as saved"))
    saved_at = models.DateTimeField(_("when"), auto_now_add=True)
    user = _who()
    origin = models.CharField(_("how"), max_length=8, choices=Origin)
    note = models.CharField(_("why"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.SAVED
    )
    # The published revision that a pending one set out from.
    based_on = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="+"
    )

    batch = models.UUIDField(null=True, editable=False, db_index=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-pk"]
        permissions = [
            ("publish_record", _("Can publish records")),
            ("restore_record", _("Can restore and join records")),
        ]
        indexes = [
            models.Index(
                fields=["content_type", "object_id", "-saved_at"],
                name="revision_of_record",
            )
        ]

    def __str__(self):
        return f"{self.record}, {timezone.localtime(self.saved_at):%d.%m.%Y %H:%M}"

    @property
    def who(self):
        """The editor's name; empty for an import."""
        return name_of(self.user) if self.user else ""


class Trashed(AboutRecord):
    """A deleted record, kept for 30 days with all that went with it."""

    name = models.CharField(_("name"), max_length=300)
    saved = models.JSONField(_("as deleted"))
    user = _who()
    deleted_at = models.DateTimeField(_("deleted"), auto_now_add=True)

    class Meta:
        verbose_name = _("deleted record")
        verbose_name_plural = _("trash")
        ordering = ["-deleted_at", "-pk"]

    def __str__(self):
        return self.name


class PastAddress(AboutRecord):
    """The path below the language at which a record's page once stood."""

    path = models.CharField(_("address"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("past address")
        verbose_name_plural = _("past addresses")
        ordering = ["path"]

    def __str__(self):
        return self.path


class PreviewLinkQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class PreviewLink(AboutRecord):
    """A link by which somebody without an account sees what is not public."""

    user = _who()
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("ends"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.record}, {timezone.localtime(self.expires_at):%d.%m.%Y}"


class AssignmentQuerySet(models.QuerySet):
    def of(self, record):
        kind = ContentType.objects.get_for_model(record)
        return self.filter(content_type=kind, object_id=record.pk)

    def to_somebody(self, model):
        kind = ContentType.objects.get_for_model(model)
        return self.filter(content_type=kind, user__isnull=False)

    def holders(self, records):
        """Ids of records, and of the editors who have them."""
        kind = ContentType.objects.get_for_model(records.model)
        rows = self.filter(content_type=kind, object_id__in=records.values("pk"))
        return dict(rows.values_list("object_id", "user"))

    def holder_of(self, record):
        found = self.of(record).select_related("user").first()
        return found and found.user

    def give(self, record, user, *, batch):
        """To an editor, or with None to nobody."""
        before = self.holder_of(record)
        self.of(record).delete()
        self.create(record=record, user=user, before=before, batch=batch)

    def take_back(self, record, batch):
        """As it was before that step, unless it was given on since."""
        for given in self.of(record).filter(batch=batch):
            self.give(record, given.before, batch=batch)


class Assignment(AboutRecord):
    """A record that an editor shall work on; `before` had it until that step."""

    user = _who()
    before = _who()
    given_at = models.DateTimeField(auto_now_add=True)
    batch = models.UUIDField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="kinoportal_assigned_once"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.record}"


class Presence(AboutRecord):
    """Somebody has a record's form open."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "user"],
                name="kinoportal_present_once",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.record}"


class SentForm(AboutRecord):
    """The key of a form that made a record; the same form makes no second one."""

    key = models.UUIDField(unique=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.key)
