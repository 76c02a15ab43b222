from django.db import models
from django.utils.translation import gettext_lazy as _

from kinoportal import codes
from kinoportal.languages import Translated
from kinoportal.models import Source, Tabled

from ..querysets import FilmTableQuerySet
from .film import Film


class Reception(Tabled):
    """A review, interview or report on a film, and one sentence on its view."""

    touches = {}

    class Kind(models.TextChoices):
        REVIEW = "review", _("review")
        INTERVIEW = "interview", _("interview")
        REPORT = "report", _("report")
        ESSAY = "essay", _("essay")

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="reception", verbose_name=_("film")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="reception", verbose_name=_("source")
    )
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    author = models.CharField(_("author"), max_length=200, blank=True)
    published_on = models.CharField(
        _("date"),
        max_length=10,
        blank=True,
        help_text=_("A year, a month or a day: 2018, 2018-05 or 2018-05-19."),
    )
    language = models.CharField(
        _("language"), max_length=3, blank=True, choices=codes.language_choices
    )
    summary = Translated(models.CharField(_("its view"), max_length=400, blank=True))

    objects = FilmTableQuerySet.as_manager()

    class Meta:
        verbose_name = _("review or report")
        verbose_name_plural = _("reviews and reports")
        ordering = ["-published_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "source"], name="films_reception_once"
            )
        ]

    def __str__(self):
        return f"{self.film}: {self.author or self.source}"
