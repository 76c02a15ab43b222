"""Pages for what went wrong; they need no database, session or user."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from .languages import LANGUAGES


def _page(request, name, status, **context):
    """In the language of the address, for a middleware may not have come to it.

    Rendered without context processors: one of them may be what failed.
    """
    first = request.path.lstrip("/").partition("/")[0]
    language = first if first in LANGUAGES else translation.get_language()
    with translation.override(language or LANGUAGES[0]):
        page = render_to_string(name, {"request": request, "is_error": True} | context)
    return HttpResponse(page, status=status)


def bad_request(request, exception=None):
    is_too_big = isinstance(exception, RequestDataTooBig)
    return _page(request, "400.html", 400, is_too_big=is_too_big)


def permission_denied(request, exception=None):
    return _page(request, "403.html", 403)


def page_not_found(request, exception=None):
    return _page(request, "404.html", 404)


def gone(request):
    return _page(request, "410.html", 410)


def server_error(request):
    return _page(request, "500.html", 500)
