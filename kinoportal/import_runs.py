"""What became of each import, for who comes to the desk afterwards."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportRun(models.Model):
    """One import that was meant to write, whether it wrote or was refused."""

    is_catalogued = False

    class Outcome(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("import", "written")
        UNCHANGED = "unchanged", pgettext_lazy("import", "nothing was new")
        REFUSED = "refused", pgettext_lazy("import", "refused, nothing written")

    ended_at = models.DateTimeField(_("when"), auto_now_add=True)
    folder = models.CharField(_("tables"), max_length=200)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome)
    changes = models.PositiveIntegerField(_("changes"), default=0)
    problems = models.PositiveIntegerField(_("problems"), default=0)
    warnings = models.PositiveIntegerField(_("warnings"), default=0)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.folder}: {self.get_outcome_display()}"
