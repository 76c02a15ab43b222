from django.db import models
from django.db.models import Count, F, Max, Min, Prefetch

from kinoportal.publishing import visible

from .loading import newest_of_each, table


class CreditQuerySet(models.QuerySet):
    def published(self):
        """Public when both the film and the person are."""
        return self.filter(visible("film") & visible("person"))

    def directing(self):
        return self.filter(role="director")

    def newest_of_each_role(self, limit):
        """At most so many credits of every role, with how many there are."""
        honours = Prefetch(
            "film__recognitions",
            table("Recognition").honours().for_lines(),
            to_attr="honours",
        )
        return (
            newest_of_each(self.published(), "role", limit)
            .select_related("film")
            .prefetch_related(honours)
            .order_by("role", "rank")
        )

    def collaborators(self):
        """Who else made at least two of these films, how many and in which years."""
        ours = self.published()
        shared = self.model.objects.published().filter(film__in=ours.values("film"))
        return (
            shared.exclude(person__in=ours.values("person"))
            .order_by()
            .values("person")
            .annotate(
                film_count=Count("film", distinct=True),
                first_year=Min("film__year"),
                last_year=Max("film__year"),
            )
            .filter(film_count__gte=2)
            .order_by("-film_count", F("last_year").desc(nulls_last=True), "person")
        )

    def themes(self):
        """Public themes of the films of these credits, the most frequent first."""
        films = self.published().values("film")
        return table("Theme").published().frequent_among(films)

    def in_credit_order(self):
        return self.order_by("order", "pk")
