"""The two pages of translating; the desk puts them among its own."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ... import revisions
from ...languages import LANGUAGES
from ...models import TextMark
from ...search.documents import kinds_of
from ...search.models import SearchDocument
from ...translations.counting import counts
from ...translations.texts import OPEN
from ..choosing import is_key
from ..signs import LANGUAGE_NAMES
from .assigning import assign
from .board import lines, side_by_side_url
from .kinds import kinds as kinds_at
from .saving import Refused, save
from .units import units_of
from .wanted import IMPORTANCE, ME, NOBODY, Wanted, translators

STEPS = ("done", "draft", "right")


def board(request, site):
    kinds = kinds_at(site, request)
    if not kinds:
        raise PermissionDenied
    wanted = Wanted.read(request.GET, request.user, kinds)
    if request.method == "POST":
        return _assign(request, kinds, wanted)
    shown, onwards = lines(kinds, wanted, request)
    models = [kind.model for kind in kinds.values()]
    by_state = counts(models, wanted.languages)
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "title": _("Translations"),
        "lines": shown,
        "counts": by_state.items(),
        "wanted": wanted,
        "tabs": _tabs(request, query, by_state),
        "onwards": _with(query, after=onwards) if onwards else "",
        "first": query.urlencode() if wanted.after else "",
        "query": query.urlencode(),
        "kinds": kinds.values(),
        "languages": LANGUAGE_NAMES.items(),
        "states": OPEN,
        "importance": [(key, label) for key, (_n, label) in IMPORTANCE.items()],
        "translators": translators(),
    }
    return TemplateResponse(
        request, "admin/translations.html", site.each_context(request) | context
    )


def _with(query, **changes):
    changed = query.copy()
    for name, value in changes.items():
        changed[name] = value
    return changed.urlencode()


def _tabs(request, query, by_state):
    assigned = TextMark.objects.exclude(assigned_to=None)
    mine = assigned.filter(assigned_to=request.user).count()
    due = sum(by_state[state] for state in OPEN)
    to = query.get("to", "")
    return [
        (_("Mine"), mine, _with(query, to=ME), to == ME),
        (
            _("Nobody's"),
            max(0, due - assigned.count()),
            _with(query, to=NOBODY),
            to == NOBODY,
        ),
        (_("All"), due, _with(query, to=""), to not in (ME, NOBODY)),
    ]


def _assign(request, kinds, wanted):
    to = request.POST.get("assign", "")
    user = translators().filter(pk=to).first() if is_key(to) else None
    if user or to == NOBODY:
        keys = request.POST.getlist("line")
        count = assign(kinds, keys, wanted.languages, user, request)
        said = ngettext("%(count)d text given.", "%(count)d texts given.", count)
        messages.success(request, said % {"count": count})
    return HttpResponseRedirect(request.get_full_path())


def side_by_side(request, site, kind, pk, pair):
    kind = kinds_at(site, request).get(kind)
    source, _dash, target = pair.partition("-")
    known = source in LANGUAGES and target in LANGUAGES and source != target
    record = kind and kind.desk.get_queryset(request).filter(pk=pk).first()
    if not known or not record:
        raise Http404
    if not kind.desk.has_change_permission(request, record):
        raise PermissionDenied
    if request.method == "POST":
        return _save(request, site, kind, record, (source, target))
    units = units_of(kind, record, request, source, target)
    return _page(request, site, kind, record, (source, target), units)


def _save(request, site, kind, record, pair):
    step = "right" if "right" in request.POST else request.POST.get("step", "done")
    step = step if step in STEPS else "done"
    try:
        written = save(kind, record.pk, request, *pair, step=step)
    except Refused as refused:
        return _page(request, site, kind, record, pair, refused.units, refused)
    except kind.model.DoesNotExist:
        raise Http404 from None
    if written or step != "draft":
        messages.success(request, _("“%(record)s” is saved.") % {"record": record})
    kind.desk.say_remarks(request, {unit.column: unit.typed for unit in written})
    onward = "next" in request.POST and _next(request, site, kind, record, pair)
    return HttpResponseRedirect(onward or request.get_full_path())


def _next(request, site, kind, record, pair):
    """The next record of the board as it was left; the board itself at its end."""
    asked = request.GET.get("board", "")
    kinds = kinds_at(site, request)
    wanted = Wanted.read(QueryDict(asked), request.user, kinds)
    names = [known.name for known in kinds_of(kind.model)]
    here = SearchDocument.objects.filter(kind__in=names, object_id=record.pk).first()
    wanted = replace(wanted, language=pair[1], after=here.pk if here else 0)
    shown, _onwards = lines(kinds, wanted, request)
    if not shown:
        return f"{reverse('admin:translations')}?{asked}"
    cell = next(cell for cell in shown[0].cells if cell.language == pair[1])
    return f"{cell.url}?{urlencode({'board': asked})}#{cell.anchor}"


def _page(request, site, kind, record, pair, units, refused=None):
    source, target = pair
    asked = request.GET.get("board", "")
    context = {
        "title": f"{record}: {source} → {target}",
        "kind": kind,
        "record": record,
        "units": units,
        "media": sum((unit.field.widget.media for unit in units), Media()),
        "source": source,
        "target": target,
        "source_name": LANGUAGE_NAMES[source],
        "target_name": LANGUAGE_NAMES[target],
        "pairs": _pairs(kind, record, asked),
        "refused": refused,
        "pending": revisions.pending(record),
        "board": asked,
        "change_url": reverse(
            f"admin:{record._meta.app_label}_{kind.name}_change", args=[record.pk]
        ),
    }
    has_clashed = any(unit.has_clashed for unit in units)
    return TemplateResponse(
        request,
        "admin/side_by_side.html",
        site.each_context(request) | context,
        status=409 if has_clashed else 200,
    )


def _pairs(kind, record, asked):
    """The other pairs of languages, by their address."""
    query = f"?{urlencode({'board': asked})}" if asked else ""
    for one in LANGUAGES:
        for other in LANGUAGES:
            if one != other:
                url = side_by_side_url(kind.name, record, one, other)
                yield one, other, f"{url}{query}", f"{one} → {other}"
