"""The film and the words it is described in."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kinoportal import codes
from kinoportal.fields import CodeListField, SortKeyField
from kinoportal.languages import LANGUAGES, Translated, shown
from kinoportal.models import Sourced
from kinoportal.posters import Sheet
from kinoportal.publishing import Publishable, dated_indexes
from kinoportal.text import sort_key

from ..querysets import FilmQuerySet

YEARS = (1890, 2100)


class Form(models.TextChoices):
    FEATURE = "feature", _("feature film")
    SHORT = "short", _("short film")
    DOCUMENTARY = "documentary", _("documentary film")
    ANIMATION = "animation", _("animated film")
    SERIES = "series", _("series")


class Genre(models.TextChoices):
    ACTION = "action", _("action")
    ADVENTURE = "adventure", _("adventure")
    ANIMATION = "animation", _("animation")
    BIOGRAPHY = "biography", _("biography")
    CHILDREN = "children", _("for children")
    COMEDY = "comedy", _("comedy")
    CRIME = "crime", _("crime")
    DETECTIVE = "detective", _("detective")
    DOCUMENTARY = "documentary", _("documentary")
    DRAMA = "drama", _("drama")
    EXPERIMENTAL = "experimental", _("experimental")
    FAMILY = "family", _("family film")
    FANTASY = "fantasy", _("fantasy")
    HISTORY = "history", _("history film")
    HORROR = "horror", _("horror")
    MELODRAMA = "melodrama", _("melodrama")
    MUSICAL = "musical", _("musical")
    ROMANCE = "romance", _("romance")
    SCIENCE_FICTION = "science_fiction", _("science fiction")
    SPORT = "sport", _("sport film")
    THRILLER = "thriller", _("thriller")
    WAR = "war", _("war film")
    WESTERN = "western", _("western")


class Colour(models.TextChoices):
    COLOUR = "colour", pgettext_lazy("film", "colour")
    BLACK_AND_WHITE = "bw", _("black and white")
    MIXED = "mixed", _("colour and black and white")


class Film(Publishable, Sourced):
    touches = {"film": "pk"}

    title = Translated(models.CharField(_("title"), max_length=300, blank=True))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    premiered_on = models.DateField(_("day of the premiere"), null=True, blank=True)
    runtime = models.PositiveSmallIntegerField(
        _("running time, minutes"), null=True, blank=True
    )
    form = models.CharField(_("form"), max_length=12, choices=Form, blank=True)
    colour = models.CharField(_("colour"), max_length=8, choices=Colour, blank=True)
    countries = CodeListField(_("countries"), vocabulary=codes.country_choices)
    languages = CodeListField(_("languages"), vocabulary=codes.language_choices)
    genres = CodeListField(_("genres"), vocabulary=Genre.choices)
    studio = models.CharField(
        _("studios"),
        max_length=300,
        blank=True,
        help_text=_("Several are separated by a semicolon."),
    )
    synopsis = Translated(models.TextField(_("synopsis"), blank=True))
    themes = models.ManyToManyField(
        "films.Theme", through="films.FilmTheme", related_name="films"
    )
    programmes = models.ManyToManyField(
        "films.Programme", through="films.FilmProgramme", related_name="films"
    )
    sort_key = Translated(SortKeyField())

    objects = FilmQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("film")
        verbose_name_plural = _("films")
        indexes = [
            *dated_indexes("film"),
            models.Index(models.F("year").desc(), "slug", name="film_newest"),
            models.Index(fields=["year", "slug"], name="film_oldest"),
            models.Index(fields=["-updated_at", "-id"], name="film_changed"),
            *(
                models.Index(
                    fields=[f"sort_key_{code}", "slug"], name=f"film_sort_{code}"
                )
                for code in LANGUAGES
            ),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(title_kk__gt="") | Q(title_ru__gt="") | Q(title_en__gt=""),
                name="films_film_has_a_title",
                violation_error_message=_("Give the title in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=YEARS),
                name="films_film_year",
                violation_error_message=_("The year must be 1890 to 2100."),
            ),
            models.CheckConstraint(
                condition=Q(runtime__isnull=True) | Q(runtime__range=(1, 6000)),
                name="films_film_runtime",
                violation_error_message=_(
                    "The running time must be 1 to 6000 minutes."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.year})" if self.year else self.title

    def get_absolute_url(self):
        return reverse("films:film_detail", args=[self.slug])

    def prepare(self):
        for code in LANGUAGES:
            title = shown(self, "title", code)[0]
            setattr(self, f"sort_key_{code}", sort_key(title)[:400])

    @property
    def decade(self):
        return self.year // 10 * 10 if self.year else None

    @property
    def studios(self):
        return [part.strip() for part in self.studio.split(";") if part.strip()]

    @property
    def genre_names(self):
        """(word, name) of each genre."""
        names = dict(Genre.choices)
        return [(genre, names.get(genre, genre)) for genre in self.genres]

    @property
    def directors(self):
        """Public directors in their order; a list page loads them by `for_cards`."""
        if not hasattr(self, "directing"):
            self.directing = list(
                self.credits.directing().published().select_related("person")
            )
        return [credit.person for credit in self.directing]

    @property
    def leading_theme(self):
        """The key of the first public theme; the poster leans on it."""
        if not hasattr(self, "shown_themes"):
            self.shown_themes = list(self.film_themes.published().with_theme())
        return self.shown_themes[0].theme.slug if self.shown_themes else None

    @property
    def poster(self):
        """The uploaded poster, if any; a list page loads it by `for_cards`."""
        if not hasattr(self, "posters"):
            self.posters = list(self.pictures.posters()[:1])
        return self.posters[0] if self.posters else None

    def sheet(self, *, mini=False):
        """What its poster is drawn from, in the reader's language."""
        names = ", ".join(person.name for person in self.directors[:2])
        theme = self.leading_theme
        return Sheet(self.slug, self.title, self.year, names, theme, mini)

    @property
    def sheets(self):
        """The posters drawn when it was saved, by their sheets, where a list page
        loaded them."""
        drawn = self._state.fields_cache.get("drawn")
        return drawn.posters if drawn else {}

    @property
    def best_recognition(self):
        """The highest honour, the earliest of equals; None without any."""
        if not hasattr(self, "honours"):
            self.honours = list(self.recognitions.honours().for_lines())
        return min(self.honours, key=lambda r: r.weight, default=None)
