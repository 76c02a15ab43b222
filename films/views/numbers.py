from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from people.models import Person

from .. import facets, statistics
from ..models import Festival, Recognition


class Numbers(TemplateView):
    """The catalogue as charts, each with its numbers as a table."""

    template_name = "films/numbers.html"

    def get_context_data(self, **kwargs):
        index = facets.films.current()
        return super().get_context_data(
            crumbs=[(_("In numbers"), "")],
            film_count=len(index.everything),
            person_count=Person.objects.published().count(),
            won_count=Recognition.objects.published().won().count(),
            by_year=statistics.films_by_year_and_form(),
            by_decade=statistics.themes_by_decade(),
            by_country=statistics.festivals_by_country(Festival.objects.published()),
            **kwargs,
        )
