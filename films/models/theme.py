"""The thesaurus of themes: one tree, each with its words in three languages."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kinoportal.fields import SortKeyField
from kinoportal.languages import LANGUAGES, Translated, shown
from kinoportal.models import Sourced, Tabled
from kinoportal.publishing import Publishable
from kinoportal.text import sort_key

from ..querysets import FilmTableQuerySet, ThemeQuerySet
from .film import Film


class Theme(Publishable):
    decides = (*Publishable.SHOWN_BY, "broader_id")

    label = Translated(models.CharField(_("label"), max_length=120, blank=True))
    other_labels = Translated(
        models.TextField(
            _("other labels"),
            blank=True,
            help_text=_("Synonyms, separated by a semicolon. Search knows them all."),
        )
    )
    search_words = Translated(
        models.TextField(
            _("words for search"),
            blank=True,
            help_text=_(
                "Further words by which readers look for the theme, separated by a"
                " semicolon. The page does not show them."
            ),
        )
    )
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("broader theme"),
    )
    related = models.ManyToManyField(
        "self", blank=True, verbose_name=_("related themes")
    )
    scope_note = Translated(models.TextField(_("scope note"), blank=True))
    essay = Translated(models.TextField(_("essay"), blank=True))
    sort_key = Translated(SortKeyField())

    objects = ThemeQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(label_kk__gt="") | Q(label_ru__gt="") | Q(label_en__gt=""),
                name="films_theme_has_a_label",
                violation_error_message=_("Give the label in at least one language."),
            ),
        ]

    def __str__(self):
        return self.label

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            ThemeAncestry.rebuild()

    def get_absolute_url(self):
        return reverse("films:theme_detail", args=[self.slug])

    def prepare(self):
        for code in LANGUAGES:
            label = shown(self, "label", code)[0]
            setattr(self, f"sort_key_{code}", sort_key(label)[:400])

    def clean(self):
        step = self.broader
        while step is not None:
            if step.pk == self.pk:
                raise ValidationError(
                    {"broader": _("A theme cannot stand below itself.")}
                )
            step = step.broader


class ThemeAncestry(models.Model):
    """Each theme with itself and every broader one: the tree, laid flat.

    A theme that became its own ancestor would need a row that the check refuses.
    """

    is_derived = True
    # It changes with a theme or a table of themes, each counted as a change.
    is_catalogued = False

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="lines_up")
    ancestor = models.ForeignKey(Theme, models.CASCADE, related_name="lines_down")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ancestor", "theme"], name="films_ancestry_once"
            ),
            models.CheckConstraint(
                condition=Q(depth=0) | ~Q(theme=F("ancestor")),
                name="films_theme_not_below_itself",
            ),
        ]

    def __str__(self):
        return f"{self.theme_id} < {self.ancestor_id}"

    @classmethod
    def rebuild(cls):
        """Write the lines anew from `Theme.broader`; a tree has some hundred nodes."""
        broader = dict(Theme.objects.values_list("pk", "broader"))
        lines = [
            cls(theme_id=theme, ancestor_id=ancestor, depth=depth)
            for theme in broader
            for depth, ancestor in enumerate(_line_up(theme, broader))
        ]
        cls.objects.all().delete()
        cls.objects.bulk_create(lines)


def _line_up(theme, broader):
    """The theme and what is broader, nearest first; a ring ends where it closes.

    It need not close at the theme itself: that may stand below one.
    """
    line = [theme]
    while (step := broader[line[-1]]) is not None:
        line.append(step)
        if step in line[:-1]:
            break
    return line


class FilmTheme(Sourced, Tabled):
    touches = {"film": "film_id"}

    film = models.ForeignKey(
        Film, models.CASCADE, related_name="film_themes", verbose_name=_("film")
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, related_name="film_themes", verbose_name=_("theme")
    )
    note = Translated(models.CharField(_("why it belongs"), max_length=300, blank=True))

    objects = FilmTableQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme of the film")
        verbose_name_plural = _("themes of the film")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["film", "theme"],
                name="films_theme_once",
                violation_error_message=_("The film already has this theme."),
            )
        ]

    def __str__(self):
        return str(self.theme)
