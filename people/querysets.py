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

    def countries_of_work(self):
        """Codes of all countries in which public films were made."""
        made = self._films().published().order_by().values_list("countries", flat=True)
        return {code for codes in made.distinct() for code in codes}

    def _films(self):
        # Films are reached through the relation: this app does not import theirs.
        return self._credits().model.film.field.related_model.objects

    def _credits(self):
        return self.model.credits.rel.related_model.objects

    def working_in(self, *countries):
        """People with a part in a public film of one of the countries."""
        condition = Q(pk__in=[])
        for country in countries:
            condition |= Q(countries__has=country)
        made_there = self._films().published().filter(condition)
        parts = self._credits().filter(film__in=made_there)
        return self.filter(pk__in=parts.values("person"))

    def by_name(self):
        """In the order of the Kazakh alphabet, by surname."""
        return self.order_by(f"sort_key_{current()}", "slug")

    def with_first_year(self):
        """Adds the year of the first public film, which colours the monogram."""
        return self.annotate(
            first_year=Min("credits__film__year", filter=visible("credits__film"))
        )
