from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from kinoportal.languages import current

from .composing import compose
from .keeping import kept


def answer(request, card, record=None):
    """The card as a PNG; the record has been found public by who calls.

    A day in caches, as for stored pictures; other sites may show it.
    """
    name = record and f"{record._meta.model_name}/{record.pk}" or "portal"
    content, mark = kept(f"{name}/{current()}", compose(card, _("Kinoportal")))
    response = HttpResponse(content, content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["ETag"] = etag = f'"{mark}"'
    return get_conditional_response(request, etag=etag, response=response)
