"""Where a page once stood: a lasting redirect, or the word that it is gone."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponsePermanentRedirect
from django.utils import translation

from . import errors
from .languages import LANGUAGES
from .models import PastAddress, Revision
from .publishing import Publishable, Status


def leave(record, slug):
    """Remember that the record's page stood at this slug."""
    PastAddress.objects.update_or_create(
        path=_path(record, slug),
        defaults={
            "content_type": ContentType.objects.get_for_model(record),
            "object_id": record.pk,
        },
    )


def lead_on(record, other):
    """All addresses of the record lead to another; which ones they were."""
    kind = ContentType.objects.get_for_model(record)
    rows = PastAddress.objects.filter(content_type=kind, object_id=record.pk)
    paths = list(rows.values_list("path", flat=True))
    lead_to(other, paths)
    return paths


def lead_to(record, paths):
    kind = ContentType.objects.get_for_model(record)
    rows = PastAddress.objects.filter(path__in=paths, content_type=kind)
    rows.update(object_id=record.pk)


def _path(record, slug):
    """The address below the language: films/aika-2018."""
    with translation.override(LANGUAGES[0]):
        first, _, _last = record.get_absolute_url().strip("/").rpartition("/")
    return f"{first.partition('/')[2]}/{slug}"


def watch(sender, instance, raw=False, **kwargs):
    """Before a record is saved: what was public under another slug leaves word."""
    if raw or not hasattr(sender, "is_public") or not instance.pk:
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    if before and before.slug != instance.slug and was_seen(before):
        leave(before, before.slug)


def was_seen(record):
    """Whether readers may know its address: it is public, or was under this slug."""
    if record.is_public or not isinstance(record, Publishable):
        return record.is_public
    then = {"slug": record.slug, "status": Status.PUBLISHED}
    looked_for = {f"saved__record__fields__{name}": then[name] for name in then}
    return Revision.objects.of(record).saved().filter(**looked_for).exists()


def past_keys(model, slugs):
    """The records of the model that once stood at these slugs, as primary keys."""
    paths = {_path(model(slug=slug), slug): slug for slug in slugs}
    kind = ContentType.objects.get_for_model(model)
    rows = PastAddress.objects.filter(path__in=paths, content_type=kind)
    return {paths[path]: pk for path, pk in rows.values_list("path", "object_id")}


def past_slugs(model):
    """Primary keys of the model's records by all slugs at which they once stood."""
    there = model._base_manager.values("pk")
    return dict(_stood(model, PastAddress.objects.filter(object_id__in=there)))


def gone_slugs(model):
    """The slugs at which deleted records stood."""
    there = model._base_manager.values("pk")
    return dict(_stood(model, PastAddress.objects.exclude(object_id__in=there))).keys()


def _stood(model, rows):
    rows = rows.filter(content_type=ContentType.objects.get_for_model(model))
    for path, pk in rows.values_list("path", "object_id"):
        yield path.rpartition("/")[2], pk


class PastAddressMiddleware:
    """Asks only when a page was not found, so that found ones cost nothing.

    The way leads to the record's present address at once, however often it moved.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        return _moved(request) or response


def _moved(request):
    language, _, path = request.path.strip("/").partition("/")
    parts = path.split("/")
    if language not in LANGUAGES or len(parts) < 2 or len(path) > 200 or "\0" in path:
        return None
    past = PastAddress.objects.filter(path="/".join(parts[:2])).first()
    if past is None:
        return None
    record = past.record
    if record is None:
        return errors.gone(request)
    if not getattr(record, "is_public", False):
        return None
    with translation.override(language):
        # What lies below the page is asked for as it was: 2018/, card.png.
        rest = request.path.partition(past.path)[2].removeprefix("/")
        return HttpResponsePermanentRedirect(record.get_absolute_url() + rest)
