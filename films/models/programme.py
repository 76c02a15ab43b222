from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kinoportal.fields import SortKeyField
from kinoportal.languages import LANGUAGES, Translated, shown
from kinoportal.models import Sourced, Tabled
from kinoportal.publishing import Publishable
from kinoportal.text import sort_key

from ..querysets import FilmProgrammeQuerySet
from .film import Film


class Programme(Publishable, Sourced):
    """What carries the industry: studios, funds, laws, rebates, schools, labs."""

    decides = Publishable.SHOWN_BY

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("association")
        FESTIVAL = "festival", _("festival")
        FUND = "fund", _("fund")
        LAB = "lab", _("laboratory")
        LAW = "law", _("law")
        REBATE = "rebate", _("rebate")
        SCHOOL = "school", _("school")
        STUDIO = "studio", _("studio")

    name = Translated(models.CharField(_("name"), max_length=200, blank=True))
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    description = Translated(models.TextField(_("description"), blank=True))
    sort_key = Translated(SortKeyField())

    class Meta(Publishable.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(name_kk__gt="") | Q(name_ru__gt="") | Q(name_en__gt=""),
                name="films_programme_has_a_name",
                violation_error_message=_("Give the name in at least one language."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("films:programme_detail", args=[self.slug])

    def prepare(self):
        for code in LANGUAGES:
            name = shown(self, "name", code)[0].lstrip("«“„\"' ")
            setattr(self, f"sort_key_{code}", sort_key(name)[:400])


class FilmProgramme(Sourced, Tabled):
    touches = {"film": "film_id"}

    class Relation(models.TextChoices):
        PRODUCED = "produced", _("produced")
        FUNDED = "funded", _("funded")
        REBATE = "rebate", _("rebate")
        DEVELOPED = "developed", _("developed")
        PREMIERED_AT = "premiered_at", _("premiered at")
        SUBMITTED_BY = "submitted_by", _("submitted by")

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="film_programmes", verbose_name=_("film")
    )
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        related_name="film_programmes",
        verbose_name=_("programme"),
    )
    relation = models.CharField(_("relation"), max_length=12, choices=Relation)

    objects = FilmProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme of the film")
        verbose_name_plural = _("programmes of the film")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "programme", "relation"], name="films_programme_once"
            )
        ]

    def __str__(self):
        return str(self.programme)
