"""Rows that hang on a film: its themes, programmes, places in collections."""

from django.db import models
from django.db.models import Count, Prefetch

from kinoportal.publishing import visible

from .loading import newest_of_each, table


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

    def for_cards(self):
        """Load the films at the rows' ends as their cards print them."""
        cards = table("Film").all().for_cards()
        return self.prefetch_related(Prefetch("film", cards))

    def with_programme(self):
        return self.select_related("programme")

    def for_lines(self):
        """Load the film that one line prints, as a card needs it."""
        return self.prefetch_related(Prefetch("film", table("Film").for_cards()))


class FilmProgrammeQuerySet(FilmTableQuerySet):
    def newest_of_each_relation(self, limit):
        """At most so many films of every relation, with how many there are."""
        return (
            newest_of_each(self.published(), "relation", limit)
            .for_lines()
            .order_by("relation", "rank")
        )

    def counted_by_programme(self):
        rows = self.published().order_by().values("programme")
        counted = rows.annotate(film_count=Count("film", distinct=True))
        return dict(counted.values_list("programme", "film_count"))
