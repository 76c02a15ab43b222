from django.db.models import Count

from kinoportal.languages import current
from kinoportal.publishing import PublishableQuerySet

from .loading import table


class ThemeQuerySet(PublishableQuerySet):
    def within(self, *themes):
        """The themes and everything narrower."""
        lines = table("ThemeAncestry").filter(ancestor__in=themes)
        return self.filter(pk__in=lines.values("theme"))

    def frequent_among(self, films):
        """Themes that these films name, the most frequent first."""
        return (
            self.filter(film_themes__film__in=films)
            .annotate(film_count=Count("film_themes"))
            .order_by("-film_count", f"sort_key_{current()}", "slug")
        )

    def by_label(self):
        return self.order_by(f"sort_key_{current()}", "slug")
