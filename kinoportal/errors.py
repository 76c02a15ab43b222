"""Pages for what went wrong; they need no database, session or user."""

import logging

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from .languages import LANGUAGES

logger = logging.getLogger(__name__)

# In this file and in all three languages, for what draws and translates has failed.
PLAIN = """<!doctype html>
<html lang="kk">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>500</title></head>
<body><main>
<h1>500</h1>
<p>Қате бізден. Бірнеше минуттан кейін қайталап көріңіз.
<a href="/kk/">Басты бет</a></p>
<p lang="ru">Ошибка на нашей стороне. Попробуйте ещё раз через несколько минут.
<a href="/ru/">Главная</a></p>
<p lang="en">The fault is ours. Please try again in a few minutes.
<a href="/en/">Home page</a></p>
</main></body></html>
"""


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
    """Plain where the page cannot be drawn: what stopped the visitor may stop it too.

    A file that was not collected, for one, is missed by every page alike.
    """
    try:
        return _page(request, "500.html", 500)
    except Exception:
        logger.exception("The page for a fault could not be drawn")
        return HttpResponse(PLAIN, status=500)
