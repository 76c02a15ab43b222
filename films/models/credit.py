from django.db import models
from django.utils.translation import gettext_lazy as _

from kinoportal.languages import current, labelled
from kinoportal.models import Sourced, Tabled
from people.models import Person

from ..querysets import CreditQuerySet
from .film import Film


class Role(models.TextChoices):
    """In the order in which the field prints credits."""

    DIRECTOR = "director", _("director")
    SCREENWRITER = "screenwriter", _("screenwriter")
    SOURCE_AUTHOR = "source_author", _("author of the book")
    CINEMATOGRAPHER = "cinematographer", _("cinematographer")
    PRODUCTION_DESIGNER = "production_designer", _("production designer")
    COMPOSER = "composer", _("composer")
    EDITOR = "editor", _("film editor")
    PRODUCER = "producer", _("producer")
    ACTOR = "actor", _("actor")


class Credit(Sourced, Tabled):
    """A person's part in a film, named as the field names it."""

    touches = {"film": "film_id", "credited": "person_id"}

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="credits", verbose_name=_("film")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="credits", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    # As the source has it, by which the row is known; beside it what readers call it.
    character = models.CharField(_("character"), max_length=200, blank=True)
    character_kk = models.CharField(
        labelled(_("character"), "kk"), max_length=200, blank=True
    )
    character_ru = models.CharField(
        labelled(_("character"), "ru"), max_length=200, blank=True
    )
    name_as_credited = models.CharField(_("as credited"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = CreditQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["order", "pk"]
        indexes = [
            models.Index(fields=["person", "role", "film"], name="credit_of_person"),
            models.Index(fields=["film", "role", "order"], name="credit_of_film"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "person", "role", "character"],
                name="films_credit_once",
                violation_error_message=_(
                    "This person already has this role in this film."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="films_credit_known_role"
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display()}"

    @property
    def character_shown(self):
        """In the reader's language, else as the source has it."""
        return getattr(self, f"character_{current()}", "") or self.character
