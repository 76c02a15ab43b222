"""Filters of the desk's lists that editors save, each for themselves."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedFilterQuerySet(models.QuerySet):
    def in_list(self, user, model):
        return self.filter(user=user, table=model._meta.label_lower)


class SavedFilter(models.Model):
    """What a list was narrowed by, as its address says it."""

    MOST = 20  # of one editor in one list

    is_catalogued = False

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    table = models.CharField(max_length=60)  # films.film
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1_000)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "table", "name"], name="kinoportal_saved_filter_once"
            )
        ]

    def __str__(self):
        return self.name
