"""Words that narrow, load and order; a chain of them reads as a sentence.

Narrowing goes by subquery: rows stay single and words may be chained freely.
"""

from django.apps import apps
from django.db import models
from django.db.models import F, Prefetch, Q

from kinoportal.languages import current
from kinoportal.publishing import PublishableQuerySet, visible


def _table(name):
    # The models import this module, so it cannot import them.
    return apps.get_model("films", name).objects


class FilmQuerySet(PublishableQuerySet):
    def about(self, *themes):
        """Films that have one of the themes, or one narrower than it."""
        narrower = _table("ThemeAncestry").filter(ancestor__in=themes)
        links = _table("FilmTheme").filter(theme__in=narrower.values("theme"))
        return self.filter(pk__in=links.values("film"))

    def directed_by(self, *people):
        directing = _table("Credit").directing().filter(person__in=people)
        return self.filter(pk__in=directing.values("film"))

    def with_part_of(self, *people):
        credits = _table("Credit").filter(person__in=people)
        return self.filter(pk__in=credits.values("film"))

    def recognised_at(self, *festivals, results=()):
        """Films with a recognition of one of the results at one of the festivals.

        Both in one row: won *at Cannes*, not won somewhere and shown at Cannes.
        Without festivals at any, without results with any.
        """
        recognitions = _table("Recognition").published()
        if festivals:
            recognitions = recognitions.filter(edition__festival__in=festivals)
        if results:
            recognitions = recognitions.filter(result__in=results)
        return self.filter(pk__in=recognitions.values("film"))

    def supported_by(self, *programmes):
        links = _table("FilmProgramme").filter(programme__in=programmes)
        return self.filter(pk__in=links.values("film"))

    def made_in(self, *countries):
        return self.filter(_any("countries", countries))

    def spoken_in(self, *languages):
        return self.filter(_any("languages", languages))

    def of_genre(self, *genres):
        return self.filter(_any("genres", genres))

    def of_form(self, *forms):
        return self.filter(form__in=forms)

    def for_cards(self):
        """Load what a card prints: directors, honours, themes; four queries in all."""
        directing = _table("Credit").directing().published().select_related("person")
        honours = _table("Recognition").honours().for_lines()
        themes = _table("FilmTheme").published().with_theme()
        return self.defer(
            *(f"synopsis_{code}" for code in ("kk", "ru", "en"))
        ).prefetch_related(
            Prefetch("credits", directing, to_attr="directing"),
            Prefetch("recognitions", honours, to_attr="honours"),
            Prefetch("film_themes", themes, to_attr="shown_themes"),
        )

    def newest_first(self):
        return self.order_by(F("year").desc(nulls_last=True), "slug")

    def oldest_first(self):
        return self.order_by(F("year").asc(nulls_last=True), "slug")

    def by_title(self):
        """In the order of the Kazakh alphabet."""
        return self.order_by(f"sort_key_{current()}", "slug")


def _any(field, words):
    condition = Q(pk__in=[])
    for word in words:
        condition |= Q(**{f"{field}__has": word})
    return condition


class ThemeQuerySet(PublishableQuerySet):
    def within(self, *themes):
        """The themes and everything narrower."""
        lines = _table("ThemeAncestry").filter(ancestor__in=themes)
        return self.filter(pk__in=lines.values("theme"))

    def by_label(self):
        return self.order_by(f"sort_key_{current()}", "slug")


class FilmTableQuerySet(models.QuerySet):
    """Rows that hang on a film and on one other record."""

    def published(self):
        """Public when both of their ends are."""
        condition = visible("film")
        for end in ("theme", "programme", "collection"):
            if any(field.name == end for field in self.model._meta.fields):
                condition &= visible(end)
        return self.filter(condition)

    def with_theme(self):
        return self.select_related("theme")


class CreditQuerySet(models.QuerySet):
    def published(self):
        """Public when both the film and the person are."""
        return self.filter(visible("film") & visible("person"))

    def directing(self):
        return self.filter(role="director")

    def in_credit_order(self):
        return self.order_by("order", "pk")


class RecognitionQuerySet(models.QuerySet):
    def published(self):
        """Public when film, festival and, where one is named, the person are."""
        return self.filter(
            visible("film")
            & visible("edition__festival")
            & (Q(person__isnull=True) | visible("person"))
        )

    def honours(self):
        """Public ones that are more than a showing, for a film's card."""
        return self.published().exclude(result="official_selection")

    def won(self):
        return self.filter(result="won")

    def for_lines(self):
        """Load what one line of the ledger prints."""
        return self.select_related("edition__festival", "section", "award", "person")

    def newest_first(self):
        return self.order_by(F("edition__year").desc(nulls_last=True), "pk")
