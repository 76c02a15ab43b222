"""One step for many records: shown first, then taken, and taken back in one."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import revisions
from ..models import Assignment, Revision, Trashed
from ..revisions import ends, snapshots
from . import trash

MOST = 500  # records of one step


def act(
    desk,
    request,
    queryset,
    step,
    *,
    changes,
    form=None,
    batch=None,
    note=None,
    clashes=None,
):
    """The page that shows what would change; once that is confirmed, the change.

    `form` is the class that asks for what the step needs to know; `step(record)`,
    `changes(record)`, which tells whether the step would change anything, `note`, the
    words for the history, and `clashes(records)`, those that cannot take it because an
    equal row is there, are given what it cleaned by name.
    """
    records = [
        r for r in queryset[: MOST + 1] if desk.has_change_permission(request, r)
    ]
    if len(records) > MOST:
        text = _("At most %(count)d records at once; choose fewer.")
        desk.message_user(request, text % {"count": MOST}, messages.ERROR)
        return None
    asked = form(_choice(request)) if form else None
    if asked and not asked.is_valid():
        return _page(desk, request, asked, records, changing=records)
    given = asked.cleaned_data if asked else {}
    changing = [record for record in records if changes(record, **given)]
    clashing = clashes(changing, **given) if clashes else []
    changing = [record for record in changing if record not in clashing]
    told = note(**given) if note else ""
    taken = partial(step, **given), batch or uuid4(), told
    if "confirmed" in request.POST and _went(desk, request, changing, *taken):
        _name_clashing(desk, request, clashing)
        return None
    return _page(desk, request, asked, records, changing, clashing, is_known=True)


def _went(desk, request, records, step, batch, note):
    try:
        _take(desk, request, records, step, batch, note)
    except IntegrityError:
        text = _("Nothing was changed: somebody else saved just now. Look again.")
        desk.message_user(request, text, messages.ERROR)
        return False
    return True


def _name_clashing(desk, request, clashing):
    if clashing:
        names = ", ".join(map(_named, clashing))
        text = _("Left as they were, an equal row is there: %(names)s.")
        desk.message_user(request, text % {"names": names}, messages.WARNING)


def _choice(request):
    """What the page's form holds; nothing yet where the list alone was sent."""
    is_sent = not {"chosen", "confirmed"}.isdisjoint(request.POST)
    return request.POST if is_sent else None


def _named(record):
    """A row is named with the record that it is a row of."""
    owner = revisions.owner_of(record)
    return str(record) if owner == record else f"{owner} – {record}"


def _page(desk, request, form, records, changing, clashing=(), is_known=False):
    action = request.POST["action"]
    context = desk.admin_site.each_context(request) | {
        "title": dict(desk.get_action_choices(request))[action],
        "opts": desk.model._meta,
        "action": action,
        "records": records,
        "changing": changing,
        "lines": [(_named(record), record) for record in changing],
        "clashing": [_named(record) for record in clashing],
        "staying": len(records) - len(changing) - len(clashing),
        "form": form,
        "chosen": list(_told(form)) if form and is_known else [],
        "is_known": is_known,
    }
    return TemplateResponse(request, "admin/bulk.html", context)


def _told(form):
    """Label and words of each choice, as the form showed them."""
    for name, field in form.fields.items():
        value = form.cleaned_data[name]
        if value is None:
            words = field.empty_label
        elif hasattr(field, "label_from_instance"):
            words = field.label_from_instance(value)
        else:
            words = dict(getattr(field, "choices", ())).get(value, value)
        if words:
            yield field.label, words


def _take(desk, request, records, step, batch, note):
    told = {"user": request.user, "batch": batch, "note": note}
    with transaction.atomic():
        for owner, rows in _by_owner(records).items():
            revisions.turn(owner, partial(_each, rows, step), **told)
    text = ngettext(
        "%(count)d record changed.", "%(count)d records changed.", len(records)
    )
    undo = format_html(
        '{} <a href="{}">{}</a>',
        text % {"count": len(records)},
        reverse("admin:undo", args=[batch]),
        _("Take back"),
    )
    desk.message_user(request, undo if records else text % {"count": 0})


def _by_owner(records):
    """Rows by the record whose history tells of them; a record is its own."""
    rows = {}
    for record in records:
        rows.setdefault(revisions.owner_of(record), []).append(record)
    return rows


def _each(rows, step, owner):
    for row in rows:
        step(owner if row == owner else row)


def undo(request, batch, *, site):
    """Take a step back, except where a record was changed since: these are named."""
    made = list(Revision.objects.filter(batch=batch).select_related("user"))
    if not made:
        raise Http404
    merged = Trashed.objects.filter(saved__batch=str(batch)).first()
    is_own = all(revision.user_id == request.user.pk for revision in made)
    may = request.user.has_perm("kinoportal.restore_record")
    if not may and (merged or not is_own):
        raise PermissionDenied
    untouched = [r for r in made if _is_untouched(r)]
    if merged and not any(_is_of_the_staying(merged, r) for r in untouched):
        untouched = []  # its rows would be torn out of what was written since
    if request.method == "POST" and untouched:
        return _take_back(request, untouched, merged)
    context = site.each_context(request) | {
        "title": _("Take back"),
        "merged": merged,
        "untouched": untouched,
        "touched": [_name_now(r) for r in made if r not in untouched],
    }
    return TemplateResponse(request, "admin/undo.html", context)


def _is_untouched(revision):
    """The record is there as the step left it, or was brought back to that."""
    record = revision.record
    return record and snapshots.same(revisions.as_saved(record), revision.saved)


def _name_now(revision):
    model, pk = revision.content_type.model_class(), revision.object_id
    return revision.record or ends.names_in_trash(model, {pk}).get(pk, pk)


def _is_of_the_staying(merged, revision):
    ends = revision.content_type_id, revision.object_id
    return ends == (merged.content_type_id, merged.saved["merged_with"])


def _take_back(request, untouched, merged):
    try:
        _restore_all(request, untouched, merged)
    except ends.Missing as missing:
        text = _("Not restored: what it names is gone: %(names)s.")
        messages.error(request, text % {"names": ", ".join(missing.names)})
    else:
        text = _("Taken back for %(count)d records.") % {"count": len(untouched)}
        messages.success(request, text)
    return HttpResponseRedirect(reverse("admin:index"))


def _restore_all(request, untouched, merged):
    with transaction.atomic():
        if merged and untouched:  # first, for the others name it
            trash.take_back(merged, user=request.user)
        for revision in untouched:
            earlier = Revision.objects.of(revision.record).saved()
            before = earlier.filter(pk__lt=revision.pk).first()
            revisions.restore(before, user=request.user)
            Assignment.objects.take_back(revision.record, revision.batch)
