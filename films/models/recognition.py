"""The ledger: festival, edition, section, award, result, film and person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinoportal.languages import current, labelled
from kinoportal.models import Sourced, Tabled
from people.models import Person

from ..querysets import RecognitionQuerySet
from .festival import Award, Edition, Section
from .film import Film


class Result(models.TextChoices):
    """From the highest honour to the plain showing."""

    WON = "won", _("won")
    SPECIAL_MENTION = "special_mention", _("special mention")
    NOMINATED = "nominated", _("nominated")
    COMPETITION = "competition", _("in competition")
    OFFICIAL_SELECTION = "official_selection", _("official selection")


class Premiere(models.TextChoices):
    WORLD = "world", _("world premiere")
    INTERNATIONAL = "international", _("international premiere")
    CONTINENTAL = "continental", _("continental premiere")
    NATIONAL = "national", _("national premiere")


class Recognition(Sourced, Tabled):
    """A film, or a person for a film, chosen at an edition.

    The wording of section and award stays as the source gives it, beside the
    canonical, translated ones; where there is none of these (an opening film, a
    premiere), the wording itself stands in the reader's language.
    """

    touches = {"film": "film_id"}

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="recognitions", verbose_name=_("film")
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recognitions",
        verbose_name=_("person"),
        help_text=_("Empty when the film as a whole was chosen."),
    )
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="recognitions", verbose_name=_("edition")
    )
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recognitions",
        verbose_name=_("section"),
    )
    section_as_given = models.CharField(
        _("section as given"), max_length=200, blank=True
    )
    section_as_given_kk = models.CharField(
        labelled(_("section as given"), "kk"), max_length=200, blank=True
    )
    section_as_given_ru = models.CharField(
        labelled(_("section as given"), "ru"), max_length=200, blank=True
    )
    award = models.ForeignKey(
        Award,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recognitions",
        verbose_name=_("award"),
    )
    further_awards = models.ManyToManyField(
        Award,
        blank=True,
        related_name="+",
        verbose_name=_("further awards"),
        help_text=_("Where one line of a source names several prizes."),
    )
    award_as_given = models.CharField(_("award as given"), max_length=200, blank=True)
    award_as_given_kk = models.CharField(
        labelled(_("award as given"), "kk"), max_length=200, blank=True
    )
    award_as_given_ru = models.CharField(
        labelled(_("award as given"), "ru"), max_length=200, blank=True
    )
    result = models.CharField(_("result"), max_length=18, choices=Result)
    premiere = models.CharField(
        _("premiere"), max_length=13, choices=Premiere, blank=True
    )

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["edition", "result", "film"], name="recognition_at"),
            models.Index(fields=["result", "film"], name="recognition_result"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "film",
                    "person",
                    "edition",
                    "section_as_given",
                    "award_as_given",
                    "result",
                ],
                name="films_recognition_of_person_once",
            ),
            models.UniqueConstraint(
                fields=[
                    "film",
                    "edition",
                    "section_as_given",
                    "award_as_given",
                    "result",
                ],
                condition=Q(person__isnull=True),
                name="films_recognition_of_film_once",
            ),
            models.CheckConstraint(
                condition=Q(result__in=Result.values),
                name="films_recognition_known_result",
            ),
        ]

    def __str__(self):
        return f"{self.edition}: {self.award_name or self.get_result_display()}"

    @property
    def award_name(self):
        """The award in the reader's language, else as the source gives it."""
        if self.award is None:
            return self._as_given("award")
        further = (award.name for award in self.further_awards.all())
        return "; ".join([self.award.name, *further])

    @property
    def section_name(self):
        return self.section.name if self.section else self._as_given("section")

    def _as_given(self, what):
        words = getattr(self, f"{what}_as_given_{current()}", "")
        return words or getattr(self, f"{what}_as_given")

    @property
    def honour(self):
        """What a laurel prints: the award that was won, else what came of it."""
        if self.result == Result.WON and self.award_name:
            return self.award_name
        words = [self.get_result_display().capitalize()]
        return ": ".join(filter(None, [*words, self.award_name or self.section_name]))

    @property
    def weight(self):
        """Sorts the highest honour first, then the earlier year."""
        return (Result.values.index(self.result), self.edition.year or 9999, self.pk)
