"""The numbers that the catalogue's changes are counted by."""

from django.db import models
from django.db.models import Q


class CatalogueVersion(models.Model):
    """One row, whose number grows with every change of the catalogue.

    The token is drawn anew each time: a number that a rollback or a restored
    backup gives out a second time does not pass for the first.
    """

    is_catalogued = False

    number = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="kinoportal_one_version"),
        ]

    def __str__(self):
        return f"{self.number}-{self.token}"


class CatalogueChange(models.Model):
    """What one change touched: ids by kind; none for what may be anything."""

    is_catalogued = False

    number = models.PositiveBigIntegerField(primary_key=True)
    token = models.CharField(max_length=16)
    touched = models.JSONField(null=True)

    def __str__(self):
        return f"{self.number}-{self.token}"
