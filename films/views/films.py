from django.views.generic import DetailView, ListView

from ..models import Film


class FilmList(ListView):
    paginate_by = 24

    def get_queryset(self):
        return Film.objects.published().for_cards().newest_first()


class FilmDetail(DetailView):
    def get_queryset(self):
        return Film.objects.published()
