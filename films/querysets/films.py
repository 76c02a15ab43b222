"""Which films, and what a card of one prints."""

from django.db import models
from django.db.models import F, Prefetch, Q

from kinoportal.publishing import PublishableQuerySet, visible

from .loading import columns, directing, table, themes


class FilmQuerySet(PublishableQuerySet):
    def about(self, *themes):
        """Films that have one of the themes, or one narrower than it."""
        lines = table("ThemeAncestry").filter(visible("theme"), ancestor__in=themes)
        links = table("FilmTheme").filter(theme__in=lines.values("theme"))
        return self.filter(pk__in=links.values("film"))

    def directed_by(self, *people):
        directing = table("Credit").directing().filter(person__in=people)
        return self.filter(pk__in=directing.values("film"))

    def with_part_of(self, *people):
        credits = table("Credit").filter(person__in=people)
        return self.filter(pk__in=credits.values("film"))

    def recognised_at(self, *festivals, results=()):
        """Films with a recognition of one of the results at one of the festivals.

        Both in one row: won *at Cannes*, not won somewhere and shown at Cannes.
        Without festivals at any, without results with any.
        """
        recognitions = table("Recognition").published()
        if festivals:
            recognitions = recognitions.filter(edition__festival__in=festivals)
        if results:
            recognitions = recognitions.filter(result__in=results)
        return self.filter(pk__in=recognitions.values("film"))

    def supported_by(self, *programmes):
        links = table("FilmProgramme").filter(programme__in=programmes)
        return self.filter(pk__in=links.values("film"))

    def made_in(self, *countries):
        return self.filter(_any("countries", countries))

    def spoken_in(self, *languages):
        return self.filter(_any("languages", languages))

    def of_genre(self, *genres):
        return self.filter(_any("genres", genres))

    def of_form(self, *forms):
        return self.filter(form__in=forms)

    def of_decade(self, *decades):
        condition = Q(pk__in=[])
        for decade in decades:
            condition |= Q(year__range=(decade, decade + 9))
        return self.filter(condition)

    def for_cards(self):
        """Load what a card prints: director, honour, theme, poster; five queries."""
        honours = table("Recognition").honours().for_lines()
        return (
            self.defer(*columns("synopsis"))
            .select_related("drawn")
            ._with_poster()
            .prefetch_related(Prefetch("recognitions", honours, to_attr="honours"))
        )

    def for_lines(self):
        """Load what one line prints: title, year, directors, poster; four queries."""
        return self.only("slug", "year", *columns("title"))._with_poster()

    def _with_poster(self):
        """Directors and themes too: the drawn poster names and leans on them."""
        return self.prefetch_related(
            Prefetch("credits", directing(), to_attr="directing"),
            Prefetch("film_themes", themes(), to_attr="shown_themes"),
            Prefetch("pictures", table("FilmPicture").posters(), to_attr="posters"),
        )

    def newest_first(self):
        return self.order_by(F("year").desc(nulls_last=True), "slug")

    def oldest_first(self):
        return self.order_by(F("year").asc(nulls_last=True), "slug")


def _any(field, words):
    condition = Q(pk__in=[])
    for word in words:
        condition |= Q(**{f"{field}__has": word})
    return condition


class FilmPictureQuerySet(models.QuerySet):
    def posters(self):
        return self.filter(kind="poster")
