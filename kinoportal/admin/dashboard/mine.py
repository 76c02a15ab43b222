"""What is the editor's own work."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Min

from ...models import Assignment, Revision, TextMark
from ...publishing import Status
from ..signs import LANGUAGE_NAMES
from .records import change_url, last_revisions, list_url, with_records

WAITING = 8
# How many of an editor's last saves are looked at for drafts that are still open.
LOOKED_AT = 200


def assigned(user):
    """How many texts are the editor's to translate, by language, and since when."""
    mine = TextMark.objects.filter(assigned_to=user).order_by("language")
    rows = mine.values("language").annotate(count=Count("pk"), since=Min("assigned_at"))
    return [row | {"name": LANGUAGE_NAMES[row["language"]]} for row in rows]


def given(site, request):
    """Records that somebody assigned to the editor, the last first; with the list
    whose step gives them back, for who may take it."""
    rows = Assignment.objects.filter(user=request.user).select_related("content_type")
    found = with_records(site, request, list(rows))
    may_end = request.user.has_perm("kinoportal.publish_record")
    return [
        (row, record, url, list_url(site._registry[type(record)]) if may_end else "")
        for row, record, url in found
        if url
    ][:WAITING]


def given_lists(desks, user):
    """The lists of what is assigned to the editor, with how many are there."""
    rows = Assignment.objects.filter(user=user).order_by()
    ids = {}
    for kind, pk in rows.values_list("content_type", "object_id"):
        ids.setdefault(kind, []).append(pk)
    counts = [
        (desk, desk.model.objects.filter(pk__in=ids[kind.pk]).count())
        for desk in desks
        for kind in [ContentType.objects.get_for_model(desk.model)]
        if kind.pk in ids
    ]
    return [
        (desk.model._meta.verbose_name_plural, list_url(desk, "assigned=me"), count)
        for desk, count in counts
        if count
    ]


def pending(site, request):
    """Changes to public records that the editor has not published yet."""
    rows = Revision.objects.pending().filter(user=request.user).order_by("-pk")
    rows = list(rows.select_related("content_type").defer("saved")[:WAITING])
    found = with_records(site, request, rows)
    return [(record, url) for _row, record, url in found if url]


def drafts(desks, user):
    """The editor's own drafts; one that somebody else saved last came back."""
    saved = Revision.objects.saved().filter(user=user).order_by("-pk")
    keys = saved.values_list("content_type", "object_id")[:LOOKED_AT]
    keys = list(dict.fromkeys(keys))
    found = []
    for desk in desks:
        kind = ContentType.objects.get_for_model(desk.model).pk
        ids = [pk for known, pk in keys if known == kind]
        if ids:
            drafts = desk.model.objects.filter(pk__in=ids, status=Status.DRAFT)
            found += [((kind, draft.pk), draft) for draft in drafts]
    found.sort(key=lambda row: keys.index(row[0]))
    last = last_revisions(record for _key, record in found[:WAITING])
    return [
        (record, change_url(record), _returned(last.get(key), user))
        for key, record in found[:WAITING]
    ]


def _returned(revision, user):
    return revision if revision and revision.user_id not in (user.pk, None) else None
