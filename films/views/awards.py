from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kinoportal.footnotes import Footnotes
from kinoportal.paging import PagedList
from kinoportal.structured_data import item_list

from .. import awards
from ..models import Award


class AwardList(TemplateView):
    template_name = "films/award_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            crumbs=[(_("Awards"), "")], festivals=awards.by_festival(), **kwargs
        )


class AwardDetail(PagedList):
    """Every line of the ledger that names the award, whatever festival gave it."""

    template_name = "films/award_detail.html"
    paginate_by = 96

    def get_queryset(self):
        self.award = get_object_or_404(
            Award.objects.select_related("festival"), slug=self.kwargs["slug"]
        )
        lines = awards.lines_of(self.award)
        if not lines.exists():
            raise Http404
        return lines

    def get_context_data(self, **kwargs):
        award, context = self.award, super().get_context_data(**kwargs)
        giver = award.festival if award.festival and award.festival.is_public else None
        lines = list(context["object_list"])
        films = dict.fromkeys(line.film for line in lines)
        return context | {
            "award": award,
            "structured_data": [item_list(str(award), films)],
            "giver": giver,
            "lines": lines,
            "crumbs": [
                (_("Awards"), reverse("films:award_list")),
                (str(award), ""),
            ],
            "footnotes": Footnotes(*lines),
        }
