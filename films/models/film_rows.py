"""What hangs on a film alone: its other titles, pictures, links, takings, numbers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinoportal import codes
from kinoportal.fields import CodeListField
from kinoportal.models import ExternalId, Sourced, Tabled
from kinoportal.pictures import Picture

from ..querysets import FilmPictureQuerySet
from .film import Film, Form


class FilmTitle(Tabled):
    """A further title: at a festival, while at work, in another language."""

    touches = {}

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="other_titles", verbose_name=_("film")
    )
    title = models.CharField(_("title"), max_length=300)
    note = models.CharField(_("where or when"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("other title")
        verbose_name_plural = _("other titles")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "title"], name="films_other_title_once"
            )
        ]

    def __str__(self):
        return self.title


class FilmPicture(Picture):
    touches = {}

    class Kind(models.TextChoices):
        POSTER = "poster", _("poster")
        STILL = "still", _("still")

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="pictures", verbose_name=_("film")
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.STILL)

    objects = FilmPictureQuerySet.as_manager()

    class Meta(Picture.Meta):
        verbose_name = _("film picture")
        verbose_name_plural = _("film pictures")


class FilmLink(models.Model):
    """Where to watch, a trailer, an official page; always a link out."""

    touches = {}

    class Kind(models.TextChoices):
        WATCH = "watch", _("where to watch")
        TRAILER = "trailer", _("trailer")
        OFFICIAL = "official", _("official page")

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="links", verbose_name=_("film")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    url = models.URLField(_("address"), max_length=500)
    title = models.CharField(_("name"), max_length=200)
    languages = CodeListField(_("languages"), vocabulary=codes.language_choices)
    terms = models.CharField(_("terms"), max_length=100, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["kind", "title"]
        constraints = [
            models.UniqueConstraint(fields=["film", "url"], name="films_link_once")
        ]

    def __str__(self):
        return self.title


class BoxOffice(Sourced, Tabled):
    """A figure as it was reported, often “more than”."""

    touches = {}

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="box_office", verbose_name=_("film")
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        choices=codes.country_choices,
        help_text=_("Empty when the source names none."),
    )
    amount = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    admissions = models.PositiveBigIntegerField(_("admissions"), null=True, blank=True)
    as_of = models.CharField(_("as of"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("box office")
        verbose_name_plural = _("box office")
        ordering = ["film", "as_of", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "country", "as_of", "currency"],
                name="films_box_office_once",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(admissions__isnull=False),
                name="films_box_office_has_a_figure",
                violation_error_message=_("Give an amount or the admissions."),
            ),
        ]

    def __str__(self):
        return f"{self.film}: {self.amount or self.admissions} {self.currency}".strip()


class FilmExternalId(ExternalId):
    touches = {}
    PAGES = ExternalId.PAGES | {
        "imdb": (r"tt\d{7,9}", "tt0111161", "https://www.imdb.com/title/{}/"),
        "tmdb": (r"[1-9]\d*", "278", "https://www.themoviedb.org/movie/{}"),
        "kinopoisk": (r"[1-9]\d*", "326", "https://www.kinopoisk.ru/film/{}/"),
    }

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="external_ids", verbose_name=_("film")
    )

    class Meta:
        verbose_name = _("number elsewhere")
        verbose_name_plural = _("numbers elsewhere")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"], name="films_external_id_once"
            )
        ]

    @property
    def url(self):
        is_series = self.film.form == Form.SERIES
        return super().url.replace("/movie/", "/tv/") if is_series else super().url
