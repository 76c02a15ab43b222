import random

from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .. import facets
from ..models import Film


@require_safe
@never_cache
def surprise(request):
    """To any public film, another each time; no cookie remembers which."""
    ids = facets.films.current().orders["newest"]
    film = (
        Film.objects.published().filter(pk=random.choice(ids)).first() if ids else None
    )
    response = redirect(film or "films:film_list")
    response.headers["X-Robots-Tag"] = "noindex"
    return response
