"""The page that an editor begins the day with; each box asks for what they may see."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils import timezone

from ..languages import LANGUAGES, current
from ..models import (
    Assignment,
    Correction,
    ImportRun,
    Revision,
    SearchDocument,
    TextMark,
    UnansweredQuery,
)
from ..publishing import Publishable, Status
from ..search.documents import kind_numbered
from ..search.places import record_at
from ..translations.counting import lacking_of
from ..translations.models import Marked
from ..translations.texts import label_of
from .signs import LANGUAGE_NAMES

RECENT = 12
WAITING = 8
MISSING = 10
ASKED = 3
# How many of an editor's last saves are looked at for drafts that are still open.
LOOKED_AT = 200


def boxes(site, request):
    desks = site.placed(request)
    publishable = [desk for desk in desks if issubclass(desk.model, Publishable)]
    translates = site.has_translations(request)
    return {
        "states": [_states(desk) for desk in publishable],
        "translates": translates,
        "assigned": _assigned(request.user) if translates else [],
        "given": _given(site, request),
        "given_lists": _given_lists(publishable, request.user),
        "pending": _pending(site, request),
        "drafts": _drafts(publishable, request.user),
        "corrections": _corrections(site, request),
        "waiting": _waiting(publishable),
        "scheduled": _scheduled(publishable),
        "missing": _missing(desks),
        "outdated": _outdated(),
        "recent": _recent(site, request),
        "unanswered": _unanswered(site, request),
        "last_import": ImportRun.objects.first() if _sees_imports(request) else None,
        "trash": _trash(site, request),
        "quick": _quick(desks, request),
    }


def change_url(record):
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def list_url(desk, query=""):
    meta = desk.model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{url}?{query}" if query else url


def _states(desk):
    """How many records are published, and how many are not."""
    rows = desk.model._base_manager.order_by().values_list("status")
    counts = dict(rows.annotate(Count("pk")))
    return {
        "name": desk.model._meta.verbose_name_plural,
        "url": list_url(desk),
        "published": counts.get(Status.PUBLISHED, 0),
        "others": [
            (state, counts[state], list_url(desk, f"status__exact={state}"))
            for state in Status
            if counts.get(state) and state != Status.PUBLISHED
        ],
    }


def _assigned(user):
    """How many texts are the editor's to translate, by language, and since when."""
    mine = TextMark.objects.filter(assigned_to=user).order_by("language")
    rows = mine.values("language").annotate(count=Count("pk"), since=Min("assigned_at"))
    return [row | {"name": LANGUAGE_NAMES[row["language"]]} for row in rows]


def _given(site, request):
    """Records that somebody assigned to the editor, the last first; with the list
    whose step gives them back, for who may take it."""
    rows = Assignment.objects.filter(user=request.user).select_related("content_type")
    found = _with_records(site, request, list(rows))
    may_end = request.user.has_perm("kinoportal.publish_record")
    return [
        (row, record, url, list_url(site._registry[type(record)]) if may_end else "")
        for row, record, url in found
        if url
    ][:WAITING]


def _given_lists(desks, user):
    """The lists of what is assigned to the editor, with how many are there."""
    given = Assignment.objects.filter(user=user).order_by()
    ids = {}
    for kind, pk in given.values_list("content_type", "object_id"):
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


def _pending(site, request):
    """Changes to public records that the editor has not published yet."""
    rows = Revision.objects.pending().filter(user=request.user).order_by("-pk")
    rows = list(rows.select_related("content_type").defer("saved")[:WAITING])
    found = _with_records(site, request, rows)
    return [(record, url) for _row, record, url in found if url]


def _drafts(desks, user):
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
    last = _last_revisions(record for _key, record in found[:WAITING])
    return [
        (record, change_url(record), _returned(last.get(key), user))
        for key, record in found[:WAITING]
    ]


def _corrections(site, request):
    """What readers wrote waits for everybody who may answer."""
    desk = site._registry[Correction]
    if not desk.has_change_permission(request):
        return None
    count = Correction.objects.open().count()
    return {"count": count, "url": list_url(desk, "state__exact=open")}


def _returned(revision, user):
    return revision if revision and revision.user_id not in (user.pk, None) else None


def _last_revisions(records):
    """The last revision of each record, by kind and key."""
    wanted = Q(pk__in=[])
    for record in records:
        kind = ContentType.objects.get_for_model(record)
        wanted |= Q(content_type=kind, object_id=record.pk)
    newest = Revision.objects.saved().filter(wanted).order_by()
    newest = newest.values("content_type", "object_id").annotate(last=Max("pk"))
    rows = Revision.objects.filter(pk__in=[row["last"] for row in newest])
    rows = rows.select_related("user").defer("saved")
    return {(row.content_type_id, row.object_id): row for row in rows}


def _waiting(desks):
    """What stands in review, the longest first, with who sent it."""
    found = [
        record
        for desk in desks
        for record in desk.model.objects.filter(status=Status.IN_REVIEW).order_by(
            "updated_at"
        )[:WAITING]
    ]
    found = sorted(found, key=lambda record: record.updated_at)[:WAITING]
    last = _last_revisions(found)
    return [
        (record, change_url(record), last.get(_key(record)), record.updated_at)
        for record in found
    ]


def _key(record):
    return ContentType.objects.get_for_model(record).pk, record.pk


def _scheduled(desks):
    """What appears or goes by itself; read from the search index, where it is cheap."""
    now = timezone.now()
    later = Q(publish_at__gt=now) | Q(unpublish_at__gt=now)
    places = SearchDocument.objects.filter(later).values_list("pk", flat=True)
    ids = {}
    for number, pk in map(record_at, places[:LOOKED_AT]):
        ids.setdefault(kind_numbered(number).model, []).append(pk)
    records = (
        record
        for desk in desks
        for record in desk.model.objects.filter(
            pk__in=ids.get(desk.model, ()), status=Status.PUBLISHED
        )
    )
    moments = [
        (moment, is_start, record, change_url(record))
        for record in records
        for moment, is_start in (
            (record.publish_at, True),
            (record.unpublish_at, False),
        )
        if moment and moment > now
    ]
    return sorted(moments, key=lambda row: row[0])[:WAITING]


def _missing(desks):
    """The texts that most records lack, with the number in each language."""
    by_model = {desk.model: desk for desk in desks if getattr(desk, "texts", ())}
    rows = []
    for model, lacking in lacking_of(list(by_model)).items():
        for text in by_model[model].texts:
            counts = [(code, lacking[f"{text}_{code}"]) for code in LANGUAGES]
            rows.append((sum(count for _code, count in counts), model, text, counts))
    rows.sort(key=lambda row: -row[0])
    return [
        {
            "table": model._meta.verbose_name_plural,
            "text": label_of(model, text),
            "counts": [
                (code, n, list_url(by_model[model], f"missing={text}_{code}"))
                for code, n in counts
            ],
        }
        for total, model, text, counts in rows[:MISSING]
        if total
    ]


def _outdated():
    marks = TextMark.objects.filter(state=Marked.OUTDATED).order_by()
    counts = dict(marks.values_list("language").annotate(Count("pk")))
    if not counts:
        return []
    url = reverse("admin:translations")
    return [
        (code, counts.get(code, 0), f"{url}?state=outdated&language={code}")
        for code in LANGUAGES
    ]


def _recent(site, request):
    """What people saved last; without the right to see the history, one's own.

    An import of hundreds of records has a line of its own.
    """
    rows = Revision.objects.saved().exclude(origin=Revision.Origin.IMPORT)
    rows = rows.select_related("user", "content_type").defer("saved")
    if not request.user.has_perm("kinoportal.view_revision"):
        rows = rows.filter(user=request.user)
    return _with_records(site, request, list(rows.order_by("-pk")[:RECENT]))


def _with_records(site, request, rows):
    """Each row with its record, and with the form where the editor may open it."""
    records = _records(site, rows)
    opens = {
        model
        for model in {type(record) for record in records.values()}
        if site._registry[model].has_view_permission(request)
    }
    return [
        (row, record, change_url(record) if type(record) in opens else "")
        for row in rows
        for record in [records.get((row.content_type_id, row.object_id))]
    ]


def _records(site, rows):
    """The records that the revisions are of, read with what their names need."""
    ids = {}
    for row in rows:
        ids.setdefault(row.content_type, set()).add(row.object_id)
    found = {}
    for kind, keys in ids.items():
        model = kind.model_class()
        desk = site._registry.get(model)
        if desk:
            related = getattr(desk, "related", ())
            records = model._base_manager.filter(pk__in=keys)
            records = records.select_related(*related) if related else records
            records = records.prefetch_related(*getattr(desk, "prefetched", ()))
            found |= {(kind.pk, record.pk): record for record in records}
    return found


def _unanswered(site, request):
    """What readers looked for most in vain."""
    desk = site._registry.get(UnansweredQuery)
    if not desk or not desk.has_view_permission(request):
        return None
    queries = UnansweredQuery.objects.order_by("-count", "text")[:ASKED]
    return {"queries": list(queries), "url": list_url(desk)}


def _sees_imports(request):
    return request.user.has_perm("kinoportal.view_importrun")


def _trash(site, request):
    """How full the trash is; nothing while no table of the site keeps one."""
    model = apps.all_models["kinoportal"].get("trashed")
    desk = model and site._registry.get(model)
    if not desk or not desk.has_view_permission(request):
        return None
    found = model.objects.aggregate(count=Count("pk"), first=Min("deleted_at"))
    return found | {"url": list_url(desk)}


def _quick(desks, request):
    """Making a new record of the first kind by its name alone."""
    able = (desk for desk in desks if desk.has_add_permission(request))
    desk = next((desk for desk in able if getattr(desk, "texts", ())), None)
    if not desk:
        return None
    meta = desk.model._meta
    return {
        "url": reverse(f"admin:{meta.app_label}_{meta.model_name}_add"),
        "name": meta.verbose_name,
        "column": f"{desk.texts[0]}_{current()}",
        "has_year": any(field.name == "year" for field in meta.fields),
    }
