from django.db.models import Min, Q

from kinoportal.languages import current
from kinoportal.publishing import PublishableQuerySet, visible


class PersonQuerySet(PublishableQuerySet):
    def working_as(self, *professions):
        """People who list one of the professions."""
        condition = Q()
        for profession in professions:
            condition |= Q(professions__has=profession)
        return self.filter(condition)

    def films(self):
        # Films are reached through the relation: this app does not import theirs.
        return self.credits().model.film.field.related_model.objects

    def credits(self):
        return self.model.credits.rel.related_model.objects

    def working_in(self, *countries):
        """People with a part in a public film of one of the countries."""
        condition = Q(pk__in=[])
        for country in countries:
            condition |= Q(countries__has=country)
        made_there = self.films().published().filter(condition)
        parts = self.credits().filter(film__in=made_there)
        return self.filter(pk__in=parts.values("person"))

    def by_name(self):
        """In the order of the Kazakh alphabet, by surname."""
        return self.order_by(f"sort_key_{current()}", "slug")

    def for_tiles(self):
        """Load what a tile prints, for people who are given by id."""
        return self.published().with_first_year().prefetch_related("portraits")

    def with_first_year(self):
        """Adds the year of the first public film, which colours the monogram."""
        return self.annotate(
            first_year=Min("credits__film__year", filter=visible("credits__film"))
        )
