"""Signed longreads and curated lists."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kinoportal.languages import LANGUAGES, Translated
from kinoportal.models import Tabled
from kinoportal.publishing import Publishable

from ..marks import as_rich_text
from ..querysets import ArticleQuerySet, CollectionQuerySet, FilmTableQuerySet
from .film import Film


class Article(Publishable):
    """A longread; its text is rich text (`kinoportal.richtext`).

    The marks in which the catalogue's files are written become rich text on saving.
    """

    touches = {}

    title = Translated(models.CharField(_("title"), max_length=250, blank=True))
    lead = Translated(models.TextField(_("lead"), blank=True))
    text = Translated(models.TextField(_("text"), blank=True))
    author = Translated(models.CharField(_("author"), max_length=200, blank=True))
    dated_on = models.DateField(_("date"), null=True, blank=True)
    hero_film = models.ForeignKey(
        Film,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("film above the text"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(title_kk__gt="") | Q(title_ru__gt="") | Q(title_en__gt=""),
                name="films_article_has_a_title",
                violation_error_message=_("Give the title in at least one language."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("films:article_detail", args=[self.slug])

    def prepare(self):
        """Let in what a text may have."""
        for code in LANGUAGES:
            text = getattr(self, f"text_{code}")
            setattr(self, f"text_{code}", as_rich_text(text))


class Collection(Publishable):
    touches = {}

    title = Translated(models.CharField(_("title"), max_length=250, blank=True))
    lead = Translated(models.TextField(_("lead"), blank=True))
    films = models.ManyToManyField(
        Film, through="films.CollectionFilm", related_name="collections"
    )

    objects = CollectionQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(title_kk__gt="") | Q(title_ru__gt="") | Q(title_en__gt=""),
                name="films_collection_has_a_title",
                violation_error_message=_("Give the title in at least one language."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("films:collection_detail", args=[self.slug])


class CollectionFilm(Tabled):
    touches = {}

    collection = models.ForeignKey(
        Collection,
        models.CASCADE,
        related_name="collection_films",
        verbose_name=_("collection"),
    )
    film = models.ForeignKey(
        Film, models.CASCADE, related_name="collection_films", verbose_name=_("film")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    note = Translated(models.CharField(_("note"), max_length=300, blank=True))

    objects = FilmTableQuerySet.as_manager()

    class Meta:
        verbose_name = _("film of the collection")
        verbose_name_plural = _("films of the collection")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "film"], name="films_collection_film_once"
            )
        ]

    def __str__(self):
        return str(self.film)
