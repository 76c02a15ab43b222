from itertools import groupby

from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from kinoportal.disputes import disputes
from kinoportal.footnotes import Footnotes
from kinoportal.languages import current
from kinoportal.models import Claim
from kinoportal.structured_data import item_list

from .. import structured_data, summaries
from ..models import FilmProgramme, Programme

OF_A_RELATION = 24


class ProgrammeList(TemplateView):
    template_name = "films/programme_list.html"

    def get_context_data(self, **kwargs):
        programmes = list(
            Programme.objects.published().order_by(
                "kind", f"sort_key_{current()}", "slug"
            )
        )
        counts = FilmProgramme.objects.counted_by_programme()
        for programme in programmes:
            programme.film_count = counts.get(programme.pk, 0)
        kinds = [
            (Programme.Kind(kind), list(group))
            for kind, group in groupby(programmes, key=lambda row: row.kind)
        ]
        return super().get_context_data(
            crumbs=[(_("Studios and support"), "")],
            structured_data=[item_list(_("Studios and support"), programmes)],
            kinds=kinds,
            programme_count=len(programmes),
            **kwargs,
        )


class ProgrammeDetail(DetailView):
    def get_queryset(self):
        return Programme.objects.published()

    def get_context_data(self, **kwargs):
        links = list(self.object.film_programmes.newest_of_each_relation(OF_A_RELATION))
        claims = list(Claim.objects.about(self.object))
        counts = self.object.film_programmes.published().aggregate(
            film_count=Count("film", distinct=True),
            first_year=Min("film__year"),
            last_year=Max("film__year"),
        )
        summary = summaries.programme(self.object, counts["film_count"])
        return super().get_context_data(
            crumbs=[
                (_("Studios and support"), reverse("films:programme_list")),
                (self.object.name, ""),
            ],
            relations=[
                (FilmProgramme.Relation(relation), list(group))
                for relation, group in groupby(links, key=lambda link: link.relation)
            ],
            summary=summary,
            structured_data=[structured_data.programme(self.object, summary)],
            **counts,
            disputes=disputes(claims),
            footnotes=Footnotes(self.object, *links, *claims),
            **kwargs,
        )
