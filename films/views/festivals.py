from django.http import Http404
from django.views.generic import DetailView, ListView

from ..models import Festival


class FestivalList(ListView):
    def get_queryset(self):
        return Festival.objects.published()


class FestivalDetail(DetailView):
    def get_queryset(self):
        return Festival.objects.published()


class EditionDetail(FestivalDetail):
    template_name = "films/edition_detail.html"

    def get_context_data(self, **kwargs):
        editions = self.object.editions.filter(year=self.kwargs["year"])
        if not editions:
            raise Http404
        return super().get_context_data(editions=editions, **kwargs)
