from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from .. import anniversaries


class Anniversaries(TemplateView):
    """Days of this week, and round years of this year."""

    template_name = "films/anniversaries.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        days = anniversaries.days_of_week(today)
        return super().get_context_data(
            crumbs=[(_("Anniversaries"), "")],
            first_day=days[0],
            last_day=days[-1],
            births=anniversaries.births(today),
            premieres=anniversaries.premieres(today),
            year=today.year,
            jubilees=anniversaries.films_of_year(today),
            people=anniversaries.people_of_year(today),
            **kwargs,
        )
