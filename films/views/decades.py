from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kinoportal.structured_data import item_list
from kinoportal.templatetags.language import decade_name

from .. import statistics, summaries
from ..decades import Decade


class DecadeDetail(TemplateView):
    """Ten years of films: what they were, what they spoke of, who made them."""

    template_name = "films/decade.html"

    def get_context_data(self, year, **kwargs):
        decade = Decade(year)
        if not decade.films:
            raise Http404
        name = capfirst(decade_name(year))
        films, themes, won = decade.most_recognised(), decade.themes(), decade.won()
        return super().get_context_data(
            decade=decade,
            name=name,
            crumbs=[(_("Films"), reverse("films:film_list")), (name, "")],
            film_count=len(decade.films),
            won_count=len(won),
            director_count=decade.director_count(),
            summary=summaries.decade(
                len(decade.films),
                decade.director_count(),
                len(won),
                [theme for theme, _count in themes],
            ),
            suns=decade.suns(),
            by_year=statistics.films_by_year_and_form(year, decade.last),
            films=films,
            structured_data=[item_list(name, films, count=len(decade.films))],
            themes=themes,
            directors=decade.directors(),
            neighbours=decade.neighbours(),
            **kwargs,
        )
