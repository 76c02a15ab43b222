"""Stored pictures for readers; a proxy or an object storage may take this over."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from .pictures import Picture
from .publishing import visible

STORED = re.compile(r"(?P<stem>[0-9a-f]{32})(_\w+)?(-\d+)?\.(jpe?g|png|webp)")


@require_safe
def stored_picture(request, kind, name):
    """A file by the name that storing gave it, while its record is public.

    Names are drawn at random and never written again; a browser keeps what it got
    for a day, so that a record taken back is not shown for long.
    """
    stored = STORED.fullmatch(name)
    if not stored or not _is_public(kind, stored["stem"]):
        raise Http404
    try:
        content = default_storage.open(f"{kind}/{name}")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(content)
    response["Cache-Control"] = "public, max-age=86400"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _is_public(kind, stem):
    models = {model._meta.model_name: model for model in Picture.__subclasses__()}
    if kind not in models:
        return False
    model = models[kind]
    record = next(f.name for f in model._meta.concrete_fields if f.many_to_one)
    rows = model._base_manager.filter(image__startswith=f"{kind}/{stem}")
    return rows.filter(visible(record)).exists()
