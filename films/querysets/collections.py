from django.db.models import Count

from kinoportal.publishing import PublishableQuerySet, visible


class CollectionQuerySet(PublishableQuerySet):
    def with_film_count(self):
        """Adds how many public films each has."""
        return self.annotate(film_count=Count("films", visible("films"), distinct=True))

    def oldest_first(self):
        """As the editors made them, one after the other."""
        return self.order_by("pk")
