"""The public page of a record with what is not public yet."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import IntegrityError
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from .. import media, revisions
from ..languages import LANGUAGES
from ..models import PreviewLink
from ..publishing import Publishable, Status
from ..revisions import ends, snapshots

SALT = "kinoportal.preview"
LONGEST = timedelta(days=7)


def public_page(request, record, language=None, link=None):
    """The page that readers would see; call it on trial, for it publishes.

    The view itself answers, as it would anybody, so that preview and page are one.
    """
    if not isinstance(record, Publishable):
        raise Http404
    public = {"status": Status.PUBLISHED, "publish_at": None, "unpublish_at": None}
    fresh = type(record)._base_manager.get(pk=record.pk)
    for name, value in public.items():
        setattr(fresh, name, value)
    fresh.save()
    language = language or request.POST.get("_preview") or translation.get_language()
    language = language if language in LANGUAGES else LANGUAGES[0]
    with translation.override(language):
        page = _answer(request, fresh.get_absolute_url(), language, link)
    return not_for_keeping(page)


def _answer(request, url, language, link):
    match = resolve(url)
    page = RequestFactory().get(
        url, HTTP_HOST=request.get_host(), secure=request.is_secure()
    )
    page.user, page.resolver_match = AnonymousUser(), match
    page.LANGUAGE_CODE = language
    response = match.func(page, *match.args, **match.kwargs)
    response = response.render() if hasattr(response, "render") else response
    response.content = media.with_passes(response.content.decode(), link)
    return response


def not_for_keeping(response):
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def on_trial(request, record, language=None, link=None):
    """The page with the pending change, or as the record stands; nothing stays."""
    waiting = revisions.pending(record)
    with snapshots.trial():
        if waiting:
            snapshots.put_back(waiting.saved, on_trial=True)
        return public_page(request, record, language, link)


def make_link(record, user):
    return PreviewLink.objects.create(
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        user=user,
        expires_at=timezone.now() + LONGEST,
    )


def address_of(link, language):
    signed = signing.dumps(link.pk, salt=SALT)
    return reverse("shared_preview", args=[language, signed])


@require_safe
def shared_preview(request, language, signed):
    """What a link shows to whoever has it, until it ends or is revoked."""
    try:
        number = signing.loads(signed, salt=SALT, max_age=LONGEST)
    except signing.BadSignature as error:
        raise Http404 from error
    link = PreviewLink.objects.in_force().filter(pk=number).first()
    if link is None or link.record is None or language not in LANGUAGES:
        raise Http404
    try:
        return on_trial(request, link.record, language, link)
    except (IntegrityError, ends.Missing) as error:
        # What the draft names has gone, or its address was taken: no such page.
        raise Http404 from error
