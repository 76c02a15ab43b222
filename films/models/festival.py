"""Festivals and what the ledger of recognition is written with."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kinoportal import codes
from kinoportal.fields import SortKeyField
from kinoportal.languages import LANGUAGES, Translated, shown
from kinoportal.models import Sourced
from kinoportal.publishing import Publishable
from kinoportal.text import sort_key

from ..querysets.loading import table
from .film import YEARS


class Festival(Publishable, Sourced):
    """A festival, an award body (Oscars, Nika) or a state prize."""

    decides = Publishable.SHOWN_BY

    class Kind(models.TextChoices):
        FESTIVAL = "festival", _("festival")
        AWARD_BODY = "award_body", _("award")
        STATE_PRIZE = "state_prize", _("state prize")

    name = Translated(models.CharField(_("name"), max_length=200, blank=True))
    kind = models.CharField(
        _("kind"), max_length=11, choices=Kind, default=Kind.FESTIVAL
    )
    city = Translated(models.CharField(_("city"), max_length=100, blank=True))
    country = models.CharField(
        _("country"), max_length=2, blank=True, choices=codes.country_choices
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    sort_key = Translated(SortKeyField())

    class Meta(Publishable.Meta):
        verbose_name = _("festival")
        verbose_name_plural = _("festivals")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(name_kk__gt="") | Q(name_ru__gt="") | Q(name_en__gt=""),
                name="films_festival_has_a_name",
                violation_error_message=_("Give the name in at least one language."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("films:festival_detail", args=[self.slug])

    def prepare(self):
        for code in LANGUAGES:
            name = shown(self, "name", code)[0].lstrip("«“„\"' ")
            setattr(self, f"sort_key_{code}", sort_key(name)[:400])


class Edition(models.Model):
    """One holding of a festival; a year may have none or several.

    Where the year of a recognition is not known, it hangs on the festival's
    one edition without a year.
    """

    decides = ("festival_id",)

    festival = models.ForeignKey(
        Festival, models.CASCADE, related_name="editions", verbose_name=_("festival")
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    number = models.PositiveSmallIntegerField(
        _("which in the year"), default=1, help_text=_("1, or 2 for a second one.")
    )
    title = Translated(models.CharField(_("title"), max_length=200, blank=True))
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    has_no_prizes = models.BooleanField(_("held without prizes"), default=False)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["festival", "-year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["festival", "year", "number"], name="films_edition_once"
            ),
            models.UniqueConstraint(
                fields=["festival"],
                condition=Q(year__isnull=True),
                name="films_edition_one_without_year",
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=YEARS),
                name="films_edition_year",
                violation_error_message=_("The year must be 1890 to 2100."),
            ),
        ]

    def __str__(self):
        return f"{self.festival}, {self.year}" if self.year else str(self.festival)

    def get_absolute_url(self):
        if self.year is None:
            return self.festival.get_absolute_url()
        return reverse("films:edition_detail", args=[self.festival.slug, self.year])


class LedgerWord(models.Model):
    """A canonical, translated name; without a festival, several use it."""

    slug = models.SlugField(_("key"), max_length=120, unique=True)
    festival = models.ForeignKey(
        Festival,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("festival"),
        help_text=_("Empty where several festivals use the name."),
    )
    name = Translated(models.CharField(_("name"), max_length=200, blank=True))

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug


class Section(LedgerWord):
    touches = {}

    class Meta(LedgerWord.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class Award(LedgerWord):
    """Its page is public with the first public line of the ledger that names it."""

    touches = {}

    class Meta(LedgerWord.Meta):
        verbose_name = _("award")
        verbose_name_plural = _("awards")

    def get_absolute_url(self):
        return reverse("films:award_detail", args=[self.slug])

    @property
    def is_public(self):
        return table("Recognition").naming(self).published().exists()
