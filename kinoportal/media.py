"""Stored pictures for readers; a proxy or an object storage may take this over."""

import re
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from .models import PreviewLink
from .pictures import Picture
from .publishing import visible

STORED = re.compile(r"(?P<stem>[0-9a-f]{32})(_\w+)?(-\d+)?\.(jpe?g|png|webp)")

SALT = "kinoportal.media"
# Without a link, a preview is an editor's own page, looked at when it was made.
OWN = timedelta(hours=1)


@require_safe
def stored_picture(request, kind, name):
    """A file by the name that storing gave it, while its record is public.

    Names are drawn at random and never written again; a browser keeps what it got
    for a day, so that a record taken back is not shown for long.
    """
    stored = STORED.fullmatch(name)
    if not stored:
        raise Http404
    is_public = _is_public(kind, stored["stem"])
    if not is_public and not _is_previewed(request, kind, stored["stem"]):
        raise Http404
    try:
        content = default_storage.open(f"{kind}/{name}")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(content)
    response["Cache-Control"] = "public, max-age=86400" if is_public else "no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def with_passes(html, link=None):
    """The page of a preview; its pictures open though their record is hidden.

    They do as long as the link by which the page is seen.
    """
    address = re.compile(rf"{settings.MEDIA_URL}(?P<kind>\w+)/{STORED.pattern}")

    def passed(found):
        given = [found["kind"], found["stem"], link.pk if link else None]
        word = signing.dumps(given, salt=SALT)
        return f"{found[0]}?shown={word}"

    return address.sub(passed, html)


def _is_previewed(request, kind, stem):
    word = request.GET.get("shown", "")
    try:
        *of, link = signing.loads(word, salt=SALT)
        if link is None:
            signing.loads(word, salt=SALT, max_age=OWN)
    except signing.BadSignature:
        return False
    if of != [kind, stem] or kind not in _models():
        return False
    return link is None or PreviewLink.objects.in_force().filter(pk=link).exists()


def _models():
    return {model._meta.model_name: model for model in Picture.__subclasses__()}


def _is_public(kind, stem):
    model = _models().get(kind)
    if model is None:
        return False
    record = next(f.name for f in model._meta.concrete_fields if f.many_to_one)
    rows = model._base_manager.filter(image__startswith=f"{kind}/{stem}")
    return rows.filter(visible(record)).exists()
