"""The page that an editor begins the day with; each box asks for what they may see."""

from django.apps import apps
from django.db.models import Count, Min
from django.urls import reverse

from ...languages import LANGUAGES, current
from ...models import Correction, ImportRun, TextMark, UnansweredQuery
from ...publishing import Publishable, Status
from ...translations.counting import lacking_of
from ...translations.models import Marked
from ...translations.texts import label_of
from . import ahead, mine
from .records import list_url

MISSING = 10
ASKED = 3


def boxes(site, request):
    desks = site.placed(request)
    publishable = [desk for desk in desks if issubclass(desk.model, Publishable)]
    translates = site.has_translations(request)
    return {
        "states": [_states(desk) for desk in publishable],
        "translates": translates,
        "assigned": mine.assigned(request.user) if translates else [],
        "given": mine.given(site, request),
        "given_lists": mine.given_lists(publishable, request.user),
        "pending": mine.pending(site, request),
        "drafts": mine.drafts(publishable, request.user),
        "corrections": _corrections(site, request),
        "waiting": ahead.waiting(publishable),
        "scheduled": ahead.scheduled(publishable),
        "missing": _missing(desks),
        "outdated": _outdated(),
        "recent": ahead.recent(site, request),
        "unanswered": _unanswered(site, request),
        "last_import": ImportRun.objects.first() if _sees_imports(request) else None,
        "trash": _trash(site, request),
        "quick": _quick(desks, request),
    }


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


def _corrections(site, request):
    """What readers wrote waits for everybody who may answer."""
    desk = site._registry[Correction]
    if not desk.has_change_permission(request):
        return None
    count = Correction.objects.open().count()
    return {"count": count, "url": list_url(desk, "state__exact=open")}


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
