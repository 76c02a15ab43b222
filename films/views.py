from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.generic import DetailView, ListView, TemplateView

from kinoportal.languages import LANGUAGES

from .models import Film


def choose_language(request):
    """Send the reader to the language that their browser asks for, else Kazakh."""
    language = get_language_from_request(request)
    response = HttpResponseRedirect(
        f"/{language if language in LANGUAGES else LANGUAGES[0]}/"
    )
    patch_vary_headers(response, ["Accept-Language"])
    return response


class Home(TemplateView):
    template_name = "films/home.html"


class FilmList(ListView):
    paginate_by = 24

    def get_queryset(self):
        return Film.objects.published().for_cards().newest_first()


class FilmDetail(DetailView):
    def get_queryset(self):
        return Film.objects.published()
