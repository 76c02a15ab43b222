from django.views.generic import DetailView, ListView

from ..models import Theme


class ThemeList(ListView):
    def get_queryset(self):
        return Theme.objects.published().by_label()


class ThemeDetail(DetailView):
    def get_queryset(self):
        return Theme.objects.published()
