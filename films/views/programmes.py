from django.views.generic import DetailView, ListView

from ..models import Programme


class ProgrammeList(ListView):
    def get_queryset(self):
        return Programme.objects.published()


class ProgrammeDetail(DetailView):
    def get_queryset(self):
        return Programme.objects.published()
