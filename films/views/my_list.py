from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from kinoportal.filters import SLUG

from ..models import Film

AT_ONCE = 100  # films that one answer holds; the script asks for as many


class MyList(TemplateView):
    """The same page for everybody; the list itself is in the reader's browser."""

    template_name = "films/my_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(crumbs=[(_("My list"), "")], **kwargs)


@require_safe
def my_list_films(request):
    """Cards of the public films that the address names, in its order, as HTML."""
    slugs = list(dict.fromkeys(request.GET.getlist("slug")))
    if len(slugs) > AT_ONCE:
        words = _("At most %(most)d values can be chosen at once.")
        return HttpResponseBadRequest(words % {"most": AT_ONCE}, "text/plain")
    known = [slug for slug in slugs if SLUG.fullmatch(slug)]
    films = Film.objects.published().for_cards().in_bulk(known, field_name="slug")
    cards = [films[slug] for slug in known if slug in films]
    response = render(request, "films/my_list_films.html", {"films": cards})
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=60)
    return response
