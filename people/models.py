"""Who: persons under all the names they are known by."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kinoportal.fields import CodeListField, SortKeyField
from kinoportal.languages import LANGUAGES, Translated, shown
from kinoportal.models import ExternalId, Sourced, Tabled
from kinoportal.pictures import Picture
from kinoportal.publishing import Publishable, dated_indexes
from kinoportal.text import first_letter, sort_key

from .querysets import PersonQuerySet


class Profession(models.TextChoices):
    DIRECTOR = "director", _("director")
    SCREENWRITER = "screenwriter", _("screenwriter")
    SOURCE_AUTHOR = "source_author", _("author of the book")
    CINEMATOGRAPHER = "cinematographer", _("cinematographer")
    PRODUCTION_DESIGNER = "production_designer", _("production designer")
    COMPOSER = "composer", _("composer")
    EDITOR = "editor", _("film editor")
    PRODUCER = "producer", _("producer")
    ACTOR = "actor", _("actor")
    WRITER = "writer", _("writer")
    CRITIC = "critic", _("critic")
    ANIMATOR = "animator", _("animator")


class Gender(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")


class Person(Publishable, Sourced):
    touches = {"person": "pk"}

    name = Translated(
        models.CharField(pgettext_lazy("person", "name"), max_length=200, blank=True)
    )
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), null=True, blank=True
    )
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_place = Translated(
        models.CharField(_("place of birth"), max_length=200, blank=True)
    )
    death_year = models.PositiveSmallIntegerField(
        _("year of death"), null=True, blank=True
    )
    death_date = models.DateField(_("date of death"), null=True, blank=True)
    gender = models.CharField(_("gender"), max_length=6, choices=Gender, blank=True)
    professions = CodeListField(_("professions"), vocabulary=Profession.choices)
    biography = Translated(models.TextField(_("biography"), blank=True))
    style = Translated(models.TextField(_("manner of work"), blank=True))
    sort_key = Translated(SortKeyField())
    initial = Translated(
        models.CharField(max_length=2, editable=False, blank=True, db_index=True)
    )

    objects = PersonQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [
            *dated_indexes("person"),
            models.Index(fields=["-updated_at", "-id"], name="person_changed"),
            *(
                models.Index(
                    fields=[f"sort_key_{code}", "slug"], name=f"person_sort_{code}"
                )
                for code in LANGUAGES
            ),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(name_kk__gt="") | Q(name_ru__gt="") | Q(name_en__gt=""),
                name="people_person_has_a_name",
                violation_error_message=_("Give the name in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True)
                | Q(birth_year__range=(1700, 2100)),
                name="people_person_birth_year",
                violation_error_message=_("The year of birth must be 1700 to 2100."),
            ),
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True)
                | Q(death_year__isnull=True)
                | Q(death_year__gte=F("birth_year")),
                name="people_person_born_before_death",
                violation_error_message=_("The year of death is before that of birth."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:person_detail", args=[self.slug])

    @property
    def profession_names(self):
        names = dict(Profession.choices)
        return [names.get(word, word) for word in self.professions]

    def prepare(self):
        """A name is sorted by its last word, the surname, then by the rest."""
        for code in LANGUAGES:
            given, _space, surname = (
                shown(self, "name", code)[0].strip().rpartition(" ")
            )
            setattr(self, f"sort_key_{code}", sort_key(f"{surname} {given}")[:400])
            setattr(self, f"initial_{code}", first_letter(surname))
        if self.birth_date:
            self.birth_year = self.birth_date.year
        if self.death_date:
            self.death_year = self.death_date.year


class PersonName(Tabled):
    """A further spelling, pseudonym or romanisation under which readers search."""

    touches = {}

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="other_names", verbose_name=_("person")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"], name="people_other_name_once"
            )
        ]

    def __str__(self):
        return self.name


class Portrait(Picture):
    touches = {}

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="portraits", verbose_name=_("person")
    )

    class Meta(Picture.Meta):
        verbose_name = _("portrait")
        verbose_name_plural = _("portraits")


class PersonExternalId(ExternalId):
    touches = {}
    PAGES = ExternalId.PAGES | {
        "imdb": (r"nm\d{7,9}", "nm0000151", "https://www.imdb.com/name/{}/"),
        "tmdb": (r"[1-9]\d*", "192", "https://www.themoviedb.org/person/{}"),
        "kinopoisk": (r"[1-9]\d*", "6750", "https://www.kinopoisk.ru/name/{}/"),
    }

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="external_ids", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("number elsewhere")
        verbose_name_plural = _("numbers elsewhere")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"], name="people_external_id_once"
            )
        ]
