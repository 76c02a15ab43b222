"""Stored pictures for readers; a proxy or an object storage may take this over."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

STORED = re.compile(r"[0-9a-f]{32}(_\w+)?(-\d+)?\.(jpe?g|png|webp)")


@require_safe
def stored_picture(request, kind, name):
    """A file by the name that storing gave it; no other name is looked up.

    Names are drawn at random and never written again, so a browser may keep what
    it got for good.
    """
    if not (kind.isidentifier() and STORED.fullmatch(name)):
        raise Http404
    try:
        content = default_storage.open(f"{kind}/{name}")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(content)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
