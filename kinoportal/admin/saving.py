"""Saving a form so that nothing is overwritten unseen.

A form carries the number of the revision it was opened from. Whatever is not a plain
save of the newest state is first tried: the tables are put back to what the form
started from, the form is saved as always, its outcome is read, and all of it is taken
back. The outcome then becomes a pending change, a preview, or is joined with what
others have saved meanwhile.
"""

from contextlib import contextmanager
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from .. import revisions
from ..models import Revision, SentForm
from ..publishing import Publishable, Status
from ..revisions import merging, snapshots
from ..revisions.comparing import Names, changes
from . import previewing, rights

SAVE, DRAFT, PUBLISH, SUBMIT, PREVIEW = "save", "draft", "publish", "submit", "preview"
STEPS = {f"_{step}": step for step in (DRAFT, PUBLISH, SUBMIT, PREVIEW)}
SALT = "kinoportal.admin.saving"


def step_of(request):
    return next((step for name, step in STEPS.items() if name in request.POST), SAVE)


class _Unheard:
    """Takes the place of messages while a save is only tried."""

    def add(self, *args, **kwargs):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


@contextmanager
def _silently(request):
    kept, request._messages = request._messages, _Unheard()
    try:
        yield
    finally:
        request._messages = kept


class Saving:
    """One request to the form of a record, or of a row that belongs to one."""

    def __init__(self, desk, request, object_id, form_url, context):
        self.desk, self.request, self.object_id = desk, request, object_id
        self.form_url, self.context = form_url, context
        self.step = step_of(request)
        self.record = self._record()

    def _record(self):
        if self.object_id is None:
            return None
        try:
            key = self.desk.model._meta.pk.to_python(unquote(self.object_id))
        except Exception:
            return None
        row = self.desk.model._base_manager.filter(pk=key).first()
        return revisions.owner_of(row) if row else None

    @property
    def is_public(self):
        return isinstance(self.record, Publishable) and self.record.is_public

    def stock(self):
        self.context = self._buttons() | self.context
        return self.desk.stock_changeform(
            self.request, self.object_id, self.form_url, self.context
        )

    def _buttons(self):
        may_publish = self.request.user.has_perm("kinoportal.publish_record")
        now = translation.get_language()
        key = unquote(self.object_id) if self.object_id else None
        pages = ("share", "discard") if self.record else ()
        return {
            "is_record": issubclass(self.desk.model, Publishable),
            "may_publish": may_publish,
            "may_submit": not self.is_public
            and getattr(self.record, "status", Status.DRAFT) == Status.DRAFT,
            "other_languages": [(c, n) for c, n in settings.LANGUAGES if c != now],
            "presence_url": _url(self.desk, "presence", key) if self.record else "",
            "side_forms": [(page, _url(self.desk, page, key)) for page in pages],
        }

    def open(self):
        """The form as it stands, or with the pending change in it."""
        if self.record is None:
            self.context["form_key"] = uuid4()
            return self.stock()
        self.context["revision"] = revisions.token(self.record)
        waiting = revisions.pending(self.record)
        self.context |= {"waiting": waiting, "owner": self.record}
        if waiting is None or "published" in self.request.GET:
            return self.stock()
        with snapshots.trial():
            snapshots.put_back(waiting.saved, on_trial=True)
            response = self.stock()
            return _rendered(response)

    def send(self):
        with transaction.atomic():
            return self._add() if self.object_id is None else self._change()

    def _add(self):
        """The same form sent twice makes one record and leads to it."""
        key = _uuid(self.request.POST.get("form_key"))
        sent = SentForm.objects.filter(key=key).first() if key else None
        if sent and sent.record:
            return HttpResponseRedirect(_form_url(self.desk, sent.object_id))
        self.context["form_key"] = key or uuid4()
        if self.step != PREVIEW:
            return self.stock()
        with snapshots.trial(), _silently(self.request):
            response = self.stock()
            made = getattr(self.request, "saved_record", None)
            if _went_through(response) and made is not None:
                return previewing.public_page(self.request, made)
            return _rendered(response)

    def _change(self):
        if self.record is None or not self._may_change():
            return self.stock()
        self._lock()
        now = revisions.keep_found(self.record)
        head = revisions.pending(self.record) or now
        started = self._started(head)
        self.context |= {
            "revision": started.pk,
            "waiting": head if head != now else None,
            "owner": self.record,
        }
        is_plain = started == head == now and self.step != PREVIEW
        if is_plain and not (self.step == DRAFT and self.is_public):
            return self.stock()
        response, mine = self._try(started, head)
        if mine is None:
            return response
        note = self.request.POST.get("revision_note", "")[:300]
        return Joining(
            self.desk, self.request, self.record, self.step, started, mine, note
        ).answer()

    def _may_change(self):
        row = self.desk.model._base_manager.get(pk=unquote(self.object_id))
        return self.desk.has_change_permission(self.request, row)

    def _lock(self):
        """Others who save the same record wait here; SQLite has one writer anyway."""
        rows = type(self.record)._base_manager.filter(pk=self.record.pk)
        rows.select_for_update().get()

    def _started(self, head):
        """The revision that the form was opened from; the first one for a form that
        was opened before the record had any."""
        known = Revision.objects.of(self.record)
        number = self.request.POST.get("revision", "")
        if number.isdecimal() and int(number) < snapshots.TEMPORARY:
            if found := known.filter(pk=int(number)).first():
                return found
            if number == "0":
                return known.order_by("pk").first()
        return head

    def _try(self, started, head):
        """The answer to show now, or the outcome as a snapshot."""
        with snapshots.trial(), _silently(self.request):
            snapshots.put_back(started.saved, on_trial=True)
            response = self.stock()
            if not _went_through(response):
                return _rendered(response), None
            if self.step == PREVIEW:
                return previewing.public_page(self.request, self.record), None
            mine = snapshots.as_saved(self.record)
        return None, snapshots.with_temporary_keys(mine, started.saved, head.saved)


class Joining:
    """What a form wants to save, joined with what has been saved since it was opened.

    Nothing is written while a clash is open: the page asks, and sends the same wish
    again with the choices.
    """

    def __init__(self, desk, request, record, step, started, mine, note, choices=None):
        self.desk, self.request, self.record = desk, request, record
        self.step, self.started, self.mine, self.note = step, started, mine, note
        self.choices = choices or {}
        self.now = revisions.keep_found(record)
        self.waiting = revisions.pending(record)
        self.head = self.waiting or self.now

    def answer(self):
        joined, clashes = merging.merge(
            self.started.saved, self.mine, self.head.saved, self.choices
        )
        is_draft = self.step == DRAFT and self._is_public()
        if self.waiting and not is_draft:
            base = (self.waiting.based_on or self.now).saved
            joined, more = merging.merge(base, joined, self.now.saved, self.choices)
            clashes += more
        if clashes:
            return self.ask(clashes)
        try:
            self._keep_draft(joined) if is_draft else self._write(joined)
        except (IntegrityError, snapshots.Missing) as error:
            return self.ask([], broken=str(error))
        return HttpResponseRedirect(_form_url(self.desk, self._key()))

    def _is_public(self):
        return isinstance(self.record, Publishable) and self.record.is_public

    def _key(self):
        """Of the form's own row where it is still there, else of the record."""
        match = self.request.resolver_match
        return unquote(match.kwargs["object_id"])

    def _keep_draft(self, joined):
        revisions.keep_pending(
            self.record, joined, user=self.request.user, note=self.note
        )
        text = _("Kept as a draft. Readers still see the published version.")
        messages.success(self.request, text)

    def _write(self, joined):
        with transaction.atomic():
            record = snapshots.put_back(joined)
            rights.demand(record)
            revisions.record(
                record, user=self.request.user, origin=self._origin(), note=self.note
            )
            revisions.close_pending(record, Revision.State.APPLIED)
        text = _("Saved, together with what others had changed meanwhile.")
        if self.started == self.head:
            text = _("Saved.")
        messages.success(self.request, text)

    def _origin(self):
        is_mine = self.started == self.head
        return Revision.Origin.FORM if is_mine else Revision.Origin.MERGE

    def ask(self, clashes, broken=""):
        """The page that shows both versions; nothing is written yet."""
        names = Names([self.started.saved, self.mine, self.head.saved])
        wish = {
            "step": self.step,
            "started": self.started.pk,
            "mine": self.mine,
            "note": self.note,
        }
        meta = self.desk.model._meta
        context = self.desk.admin_site.each_context(self.request) | {
            "title": _("Somebody else has saved this record meanwhile"),
            "opts": meta,
            "original": self.record,
            "newer": self.head,
            "clashes": [names.clash(clash) for clash in clashes],
            "theirs": changes(self.started.saved, self.head.saved),
            "mine": changes(self.started.saved, self.mine),
            "wish": signing.dumps(wish, salt=SALT, compress=True),
            "broken": broken,
            "is_public": self._is_public(),
            "join_url": _url(self.desk, "join", self._key()),
            "form_url": _form_url(self.desk, self._key()),
        }
        return TemplateResponse(self.request, "admin/clash.html", context, status=409)


def join(desk, request, object_id):
    """The choices made on the page of clashes, sent with the wish they belong to."""
    try:
        wish = signing.loads(request.POST.get("wish", ""), salt=SALT, max_age=7 * 86400)
    except signing.BadSignature:
        messages.error(request, _("This page is too old; open the record again."))
        return HttpResponseRedirect(_form_url(desk, unquote(object_id)))
    with transaction.atomic():
        saving = Saving(desk, request, object_id, "", {})
        if saving.record is None or not saving._may_change():
            return saving.stock()
        saving._lock()
        step = DRAFT if "_draft" in request.POST else wish["step"]
        return Joining(
            desk,
            request,
            saving.record,
            step,
            Revision.objects.get(pk=wish["started"]),
            wish["mine"],
            wish["note"],
            dict(request.POST.items()),
        ).answer()


def discard(desk, request, object_id):
    """Drop the pending change; it stays in the history."""
    saving = Saving(desk, request, object_id, "", {})
    if saving.record is None or not saving._may_change():
        return saving.stock()
    revisions.close_pending(saving.record, Revision.State.DISCARDED)
    messages.success(request, _("The draft was discarded; the history keeps it."))
    return HttpResponseRedirect(_form_url(desk, unquote(object_id)))


def on_saved(desk, request, form, change):
    """Called inside the transaction when a form and all its rows are saved."""
    request.saved_record = form.instance
    if change:
        return
    if key := _uuid(request.POST.get("form_key")):
        SentForm.objects.create(key=key, record=form.instance)


def take_step(request, record):
    """Let a record that is not public yet take the step of the button pressed."""
    step = step_of(request)
    if step == PUBLISH and request.user.has_perm("kinoportal.publish_record"):
        record.status = Status.PUBLISHED
    elif step == SUBMIT and record.status == Status.DRAFT:
        record.status = Status.IN_REVIEW


def _went_through(response):
    return response.status_code in (301, 302)


def _rendered(response):
    """Rendered now, before what it shows is taken back."""
    return response.render() if hasattr(response, "render") else response


def _uuid(text):
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _url(desk, page, key):
    meta = desk.model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[key])


def _form_url(desk, key):
    return _url(desk, "change", key)
