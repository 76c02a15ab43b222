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

    def by_name(self):
        """In the order of the Kazakh alphabet, by surname."""
        return self.order_by(f"sort_key_{current()}", "slug")

    def with_first_year(self):
        """Adds the year of the first public film, which colours the monogram."""
        return self.annotate(
            first_year=Min("credits__film__year", filter=visible("credits__film"))
        )
