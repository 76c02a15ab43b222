"""Public pages, kept as they were sent until the catalogue changes.

A public page is a function of its address, the catalogue's version, the day (film of
the day, anniversaries) and the publishing dates that have passed. A kept page is asked
for under all of these, so nothing has to be purged: after a change nobody asks for the
old one any more, and as the least used it makes room.

Django's own middleware is not used: it keeps for a time instead of a version, and its
keys follow what the answer says it varies by.
"""

import hashlib
import re
import zlib
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from . import catalogue
from .languages import LANGUAGES
from .publishing import Publishable, next_change

LARGEST = 512 * 1024  # bytes of a page that is kept
LONGEST_QUERY = 512
PREFIXES = tuple(f"/{code}/" for code in (*LANGUAGES, "kk-latn"))
GZIP = 16 + zlib.MAX_WBITS
# Named, and not as what the browser would rather not have (RFC 9110, 12.4.2).
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)


@dataclass
class Page:
    body: bytes  # gzip
    headers: dict
    etag: str


class PageCacheMiddleware:
    """Answers from the kept pages, compresses, and tells browsers to ask again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not _may_be_kept(request):
            return self.get_response(request)
        key = _key(request) if settings.KEPT_PAGES else ""
        page = caches["pages"].get(key) if key else None
        if page is None:
            response = self.get_response(request)
            if not _is_for_everybody(response):
                return response
            page = _page(response)
            if key and request.method == "GET":
                caches["pages"].set(key, page, None)
        return _answer(request, page)


def _may_be_kept(request):
    return (
        request.method in ("GET", "HEAD")
        and request.path_info.startswith(PREFIXES)
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
        and "Authorization" not in request.headers
    )


def _key(request):
    """Every part of the request and of the moment that the page may show."""
    version = catalogue.version()
    parts = [
        request.scheme,
        request.get_host(),
        request.path_info,
        request.META.get("QUERY_STRING", ""),
        version,
        str(timezone.localdate()),
        str(_next_change(version)),
    ]
    return hashlib.blake2b(
        "\n".join(parts).encode("utf-8", "backslashreplace"), digest_size=16
    ).hexdigest()


_known = ("", None)


def _next_change(version):
    """The next moment at which a date shows or hides a record, looked up once for each
    version and each such moment."""
    global _known
    of_version, moment = _known
    if of_version != version or (moment and moment <= timezone.now()):
        models = [m for m in apps.get_models() if issubclass(m, Publishable)]
        _known = version, (moment := next_change(*models))
    return moment


def _is_for_everybody(response):
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not response.has_header("Vary")
        and len(response.content) <= LARGEST
    )


def _page(response):
    body = response.content
    packer = zlib.compressobj(6, zlib.DEFLATED, GZIP)
    etag = hashlib.blake2b(body, digest_size=12).hexdigest()
    headers = {k: v for k, v in response.items() if k.lower() != "content-length"}
    return Page(packer.compress(body) + packer.flush(), headers, f'W/"{etag}"')


def _answer(request, page):
    body, headers = page.body, {**page.headers, "ETag": page.etag}
    if TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
        headers["Content-Encoding"] = "gzip"
    else:
        body = zlib.decompress(body, GZIP)
    response = HttpResponse(body, headers={**headers, "Content-Length": len(body)})
    patch_vary_headers(response, ["Accept-Encoding"])
    # Kept by browsers too, and asked for again each time: a page that was withdrawn
    # is gone at once.
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, page.etag, response=response)
