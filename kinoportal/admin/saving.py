"""Saving a form so that nothing is overwritten unseen.

A form carries the number of the revision it was opened from. Whatever is not a plain
save of the newest state is first tried: the tables are put back to what the form
started from, the form is saved as always, its outcome is read, and all of it is taken
back. The outcome then becomes a pending change, a preview, or is joined with what
others have saved meanwhile.
"""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _

from .. import revisions
from ..models import Revision, SentForm, Trashed
from ..publishing import Publishable, Status
from ..revisions import ends, merging, snapshots
from . import drafts, previewing, rights
from .choosing import is_key
from .joining import Joining, Rescue
from .trying import (
    DRAFT,
    GONE,
    PREVIEW,
    PUBLISH,
    REFUSED,
    SALT,
    SAVE,
    SUBMIT,
    forget_said,
    form_url,
    page_url,
    rendered,
    silently,
    step_of,
    went_through,
)


class Saving:
    """One request to the form of a record, or of a row that belongs to one.

    owner: model and key of that record, for a row that is gone; mostly its form says.
    """

    def __init__(self, desk, request, object_id, form_url, context, owner=None):
        self.desk, self.request, self.object_id = desk, request, object_id
        self.form_url, self.context, self.owner = form_url, context, owner
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
        return revisions.owner_of(row) if row else self._record_of_a_row_gone()

    def _record_of_a_row_gone(self):
        """The record that the form says its row belongs to, if it is still there."""
        model, key = self.owner or self._owner_sent() or (None, None)
        found = model and model._base_manager.filter(pk=key).first()
        return found and revisions.owner_of(found)

    def _owner_sent(self):
        """Model and key of what the row of this form hangs on."""
        sent, field = self.request.POST, snapshots.owner_field(self.desk.model)
        if field is None:
            return None
        model, key = field.related_model, sent.get(field.name, "")
        if snapshots.hangs(self.desk.model) and is_key(key):
            kind = ContentType.objects.filter(pk=key).first()
            model, key = kind and kind.model_class(), sent.get("object_id", "")
        return (model, int(key)) if model and is_key(key) else None

    @property
    def is_public(self):
        return isinstance(self.record, Publishable) and self.record.is_public

    def stock(self):
        self.context = self._buttons() | self.context
        return self.desk.stock_changeform(
            self.request, self.object_id, self.form_url, self.context
        )

    def _buttons(self):
        may_publish = rights.may_publish(self.request)
        now = translation.get_language()
        key = unquote(self.object_id) if self.object_id else None
        pages = ("share", "discard") if self.record else ()
        return {
            "is_record": issubclass(self.desk.model, Publishable),
            "may_publish": may_publish,
            "may_submit": not self.is_public
            and getattr(self.record, "status", Status.DRAFT) == Status.DRAFT,
            "other_languages": [(c, n) for c, n in settings.LANGUAGES if c != now],
            "presence_url": page_url(self.desk, "presence", key) if self.record else "",
            "row_drafts": drafts.of_rows_sent(self.request.POST),
            "side_forms": [(page, page_url(self.desk, page, key)) for page in pages],
        }

    def open(self):
        """The form as it stands, or with the pending change in it."""
        if self.record is None:
            self.context["form_key"] = uuid4()
            return self.stock()
        waiting = revisions.pending(self.record)
        # A row's own form shows and saves what readers see, and never a whole draft.
        is_whole = isinstance(self.record, self.desk.model)
        of_draft = bool(waiting and is_whole and "published" not in self.request.GET)
        self.context |= {
            "revision": revisions.token(self.record, of_draft=of_draft),
            "waiting": waiting,
            "of_draft": of_draft,
            "owner": self.record,
        }
        if not of_draft:
            return self.stock()
        try:
            with snapshots.trial():
                snapshots.put_back(waiting.saved, on_trial=True)
                return rendered(self.stock())
        except (IntegrityError, ends.Missing) as error:
            return self._open_without(error)

    def _open_without(self, error):
        """The published version, where the pending change fits no longer."""
        names = ", ".join(getattr(error, "names", ())) or self.record
        messages.warning(self.request, GONE % {"names": names})
        published = revisions.keep_found(self.record)
        self.context |= {"revision": published.pk, "of_draft": False}
        return self.stock()

    def send(self):
        """Where the database refuses what the form found sound, the form says so.

        Such is what two people add in the same moment and only one may. The second
        look sees what the other has saved, and mostly knows what to say.
        """
        for refused in ("", "", REFUSED):
            self.request.refused = refused
            try:
                return self._send()
            except IntegrityError:
                forget_said(self.request)
        raise IntegrityError(REFUSED)

    def _send(self):
        with transaction.atomic():
            if self.object_id is None:
                return self._add()
            self.lock()
            return self._change()

    def _add(self):
        """The same form sent twice makes one record and leads to it."""
        key = _uuid(self.request.POST.get("form_key"))
        sent = SentForm.objects.filter(key=key).first() if key else None
        if sent and sent.record:
            return HttpResponseRedirect(form_url(self.desk, sent.object_id))
        self.context["form_key"] = key or uuid4()
        if self.step != PREVIEW:
            return self.stock()
        with snapshots.trial(), silently(self.request):
            response = self.stock()
            made = getattr(self.request, "saved_record", None)
            if went_through(response) and made is not None:
                return previewing.public_page(self.request, made)
            return rendered(response)

    def _change(self):
        if self.record is None:
            trashed = self._trashed()
            return Rescue(self, trashed).ask() if trashed else self.stock()
        if not self.may_change():
            return self.stock()
        now = revisions.keep_found(self.record)
        head = revisions.pending(self.record) or now
        started = self._started(head)
        self.context |= {
            "revision": started.pk,
            "waiting": head if head != now else None,
            "of_draft": started.state != Revision.State.SAVED,
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
            self.desk,
            self.request,
            self.record,
            self.step,
            started,
            mine,
            note,
            drafts.wanted(self.desk.model, self.request.POST),
        ).answer()

    def _trashed(self):
        """The deleted record that this form was opened on, for who may change such."""
        key = unquote(self.object_id)
        if not self.desk.has_change_permission(self.request) or not is_key(key):
            return None
        owner, number = self._owner_sent() or (self.desk.model, int(key))
        kind = ContentType.objects.get_for_model(owner)
        return Trashed.objects.filter(content_type=kind, object_id=number).first()

    def may_change(self):
        """Of a row that somebody removed meanwhile its record is asked about."""
        rows = self.desk.model._base_manager.filter(pk=unquote(self.object_id))
        row = rows.first()
        may = self.desk.has_change_permission(self.request, row)
        return may and (row is not None or self.desk.is_open(self.request, self.record))

    def lock(self):
        """Others who save the same record wait here; SQLite has one writer anyway.

        Who waited may find the record gone.
        """
        if self.record is not None:
            rows = type(self.record)._base_manager.filter(pk=self.record.pk)
            rows.select_for_update().first()
        self.record = self._record()

    def _started(self, head):
        """The revision that the form was opened from; the first one for a form that
        was opened before the record had any."""
        known = Revision.objects.of(self.record)
        number = self.request.POST.get("revision", "")
        if is_key(number) and int(number) < snapshots.TEMPORARY:
            if found := known.filter(pk=int(number)).first():
                return found
            if number == "0":
                return known.order_by("pk").first()
        return head

    def _try(self, started, head):
        """The answer to show now, or the outcome as a snapshot."""
        with snapshots.trial(), silently(self.request):
            if started.state == Revision.State.PENDING:
                # Such a draft says it when it is opened.
                snapshots.require_ends(started.saved)
            snapshots.stand_in(started.saved)
            snapshots.put_back(started.saved, on_trial=True)
            response = self.stock()
            if not went_through(response):
                return rendered(response), None
            if self.step == PREVIEW:
                return previewing.public_page(self.request, self.record), None
            mine = snapshots.as_saved(self.record)
        return None, snapshots.with_temporary_keys(mine, started.saved, head.saved)


def join(desk, request, object_id):
    """The choices made on the page of clashes, sent with the wish they belong to."""
    try:
        wish = signing.loads(request.POST.get("wish", ""), salt=SALT, max_age=7 * 86400)
    except signing.BadSignature:
        messages.error(request, _("This page is too old; open the record again."))
        return HttpResponseRedirect(form_url(desk, unquote(object_id)))
    with transaction.atomic():
        told = snapshots.model_of(wish["mine"]), wish["mine"]["record"]["pk"]
        owner = told if told[0] is not desk.model else None
        saving = Saving(desk, request, object_id, "", {}, owner)
        if "trashed" in wish and saving.record is None:
            trashed = get_object_or_404(Trashed, pk=wish["trashed"])
            return Rescue(saving, trashed).save(wish["mine"], wish["drafts"])
        saving.lock()
        if saving.record is None or not saving.may_change():
            return saving.stock()
        started = _start_of(wish, saving.record)
        step = DRAFT if "_draft" in request.POST else wish.get("step", SAVE)
        joining = Joining(
            desk,
            request,
            saving.record,
            step,
            started,
            wish["mine"],
            wish.get("note", ""),
            wish["drafts"],
            dict(request.POST.items()),
        )
        side = request.POST.get("_all")
        if side in merging.SIDES:
            return joining.all_of(side)
        return joining.answer(seen=wish.get("seen"))


def _start_of(wish, record):
    """The revision that a wish started from; none where it is another record's.

    A record that was in the trash when the wish was made started as it came back.
    """
    known = Revision.objects.of(record)
    is_of_it = snapshots.key_of(wish["mine"]["record"]) == (
        record._meta.label_lower,
        record.pk,
    )
    if "started" in wish:
        found = known.filter(pk=wish["started"]).first()
    else:
        found = known.filter(origin=Revision.Origin.RESTORE).first()
    if found is None or not is_of_it:
        raise Http404
    return found


def discard(desk, request, object_id):
    """Drop the pending change; it stays in the history."""
    saving = Saving(desk, request, object_id, "", {})
    if saving.record is None or not saving.may_change():
        return saving.stock()
    if revisions.close_pending(saving.record, Revision.State.DISCARDED):
        messages.success(request, _("The draft was discarded; the history keeps it."))
    else:
        messages.info(request, _("There is no draft to discard; nothing was changed."))
    return HttpResponseRedirect(form_url(desk, unquote(object_id)))


def on_saved(desk, request, form, change):
    """Called inside the transaction when a form and all its rows are saved."""
    request.saved_record = form.instance
    drafts.mark(form.instance, drafts.wanted(desk.model, request.POST))
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


def _uuid(text):
    try:
        return UUID(text or "")
    except ValueError:
        return None
