"""Pictures: what is kept of an upload, and what readers are told about it."""

import secrets

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import uploads
from .languages import Translated

ASKED_AGAIN = 3600  # seconds


def address_of(name):
    """Where readers are sent the file of this name."""
    return f"{settings.MEDIA_URL}{name}"


def stored_name(instance, filename):
    """A name nobody can guess: 128 random bits, nothing of the original."""
    suffix = filename.rpartition(".")[2].lower()[:5]
    return f"{instance._meta.model_name}/{secrets.token_hex(16)}.{suffix}"


class KeptImageField(models.ImageField):
    """Leaves the measures as they are where the file has gone from the disk."""

    def update_dimension_fields(self, instance, force=False, *args, **kwargs):
        try:
            super().update_dimension_fields(instance, force, *args, **kwargs)
        except FileNotFoundError:
            return

    def deconstruct(self):
        """To the database it is Django's own."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs


class Picture(models.Model):
    """An uploaded picture with its texts, rights and focal point.

    A file that is replaced or whose row is deleted stays: an older revision may be
    restored. `manage.py empty_trash` removes files that nothing names any more.
    """

    image = KeptImageField(
        _("picture"),
        upload_to=stored_name,
        width_field="width",
        height_field="height",
        max_length=120,
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    alt = Translated(
        models.CharField(_("text for who cannot see it"), max_length=250, blank=True)
    )
    is_decorative = models.BooleanField(_("decorative"), default=False)
    credit = models.CharField(_("author or owner"), max_length=200, blank=True)
    licence = models.CharField(_("licence or permission"), max_length=200, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, % from the left"),
        default=50,
        validators=[MaxValueValidator(100)],
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, % from the top"),
        default=50,
        validators=[MaxValueValidator(100)],
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self):
        return self.alt or self.credit or str(self._meta.verbose_name)

    def save(self, *args, **kwargs):
        is_new_file = bool(self.image) and not self.image._committed
        super().save(*args, **kwargs)
        if is_new_file:
            uploads.make_sizes(self.image)

    @property
    def is_there(self):
        """False when the file has gone; pages then show a placeholder.

        A storage on another machine is asked about each picture once an hour.
        """
        storage, name = self.image.storage, self.image.name
        if not name or isinstance(storage, FileSystemStorage):
            return bool(name) and storage.exists(name)
        found = cache.get_or_set(
            f"stored:{name}", lambda: storage.exists(name) or None, ASKED_AGAIN
        )
        return bool(found)

    @property
    def url(self):
        """Its address here, wherever it lies: readers are sent what is public."""
        return address_of(self.image.name)

    @property
    def srcset(self):
        return ", ".join(
            f"{address_of(uploads.size_name(self.image.name, width))} {width}w"
            for width in uploads.widths_for(self.width)
        )

    @property
    def focal_class(self):
        """The focal point to the nearest tenth, as classes of the style sheet."""
        return f"fx-{round(self.focal_x / 10)} fy-{round(self.focal_y / 10)}"
