"""A form that others have overtaken: both versions side by side, nothing written."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import revisions
from ..models import Revision
from ..publishing import Publishable
from ..revisions import ends, merging, snapshots
from ..revisions.comparing import Names, changes
from . import drafts, rights, trash
from .deciding import Decisions, Refusals
from .trying import DRAFT, SALT, form_url, page_url, rendered, silently, went_through


class Joining:
    """What a form wants to save, joined with what has been saved since it was opened.

    Nothing is written while a clash is open: the page asks, and sends the same wish
    again with the choices.
    """

    def __init__(
        self, desk, request, record, step, started, mine, note, drafts, sent=None
    ):
        self.desk, self.request, self.record = desk, request, record
        self.step, self.started, self.mine, self.note = step, started, mine, note
        self.drafts = drafts
        self.sent, self.decide = sent or {}, Decisions(sent or {})
        self.now = revisions.keep_found(record)
        self.waiting, self.left = revisions.pending(record), None
        if started.state == Revision.State.SAVED and not self._is_draft():
            # Who started from what readers see does not publish a draft unseen.
            self.waiting, self.left = None, self.waiting
        self.head = self.waiting or self.now
        self.taken = []

    @property
    def seen(self):
        """What the page of clashes shows; it is asked anew when this has moved on."""
        return [self.now.pk, self.head.pk]

    def all_of(self, side):
        """The page of clashes with one side chosen everywhere; nothing is written."""
        return self.ask(self._merged()[1], everywhere=side)

    def _merged(self, decide=lambda clash: None):
        refuse = Refusals(self.sent)
        joined, clashes = merging.merge(
            self.started.saved, self.mine, self.head.saved, decide, refuse
        )
        self.taken = refuse.met
        if self.waiting and not self._is_draft():
            base = (self.waiting.based_on or self.now).saved
            refuse = Refusals(self.sent, "refuse-published", [merging.THEIRS])
            joined, more = merging.merge(base, joined, self.now.saved, decide, refuse)
            clashes, self.taken = clashes + more, self.taken + refuse.met
        return joined, clashes

    def answer(self, seen=None):
        """`seen` tells which versions the editor had before them when choosing."""
        joined, clashes = self._merged(self.decide)
        has_moved = seen not in (None, self.seen)
        if clashes or has_moved or (seen is None and self._is_unseen()):
            # Those that are decided stand there again, as they were sent.
            return self.ask(self._merged()[1], has_moved=has_moved)
        try:
            self._keep_draft(joined) if self._is_draft() else self._write(joined)
        except ends.Missing as missing:
            return self.ask(self._merged()[1], gone=missing.names)
        except IntegrityError:
            return self.ask([], broken=True)
        _mark(self.desk, self._key(), self.drafts)
        here = form_url(self.desk, self._key())
        return HttpResponseRedirect(f"{here}?published" if self.left else here)

    def _is_unseen(self):
        """Whether a draft that is newer than the form's would be published."""
        return self.waiting not in (None, self.started) and not self._is_draft()

    def _is_draft(self):
        return self.step == DRAFT and self._is_public()

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
            if self.waiting:
                revisions.close_pending(record, Revision.State.APPLIED)
        text = _("Saved, together with what others had changed meanwhile.")
        if self.started == self.head:
            text = _("Saved.")
        messages.success(self.request, text)

    def _origin(self):
        is_mine = self.started == self.head
        return Revision.Origin.FORM if is_mine else Revision.Origin.MERGE

    def _why_again(self, clashes, names, has_moved, gone):
        """Why the page is there once more, in sentences."""
        unchosen = [
            names.clash(clash)["label"]
            for clash in clashes
            if self.decide.is_unchosen(clash)
        ]
        if gone:
            text = _(
                "Not saved: what it names is in the trash: %(names)s. Bring that back, "
                "or choose otherwise."
            )
            yield text % {"names": ", ".join(gone)}
        if self._is_unseen():
            text = _(
                "A draft was saved meanwhile (%(who)s) and would be published along. "
                "Look at what is joined below, and refuse what shall not appear."
            )
            yield text % {"who": self.waiting.who}
        if has_moved:
            yield _("Somebody has saved once more meanwhile. Your choices stand; look.")
        if unchosen:
            text = _(
                "You typed a text and chose another one: %(fields)s. Yours is marked "
                "now; if the other one shall hold, choose it once more."
            )
            yield text % {"fields": ", ".join(unchosen)}

    def ask(self, clashes, broken=False, everywhere="", has_moved=False, gone=()):
        """The page that shows both versions; nothing is written yet."""
        known = [self.started, self.now, self.head]
        names = Names([*(revision.saved for revision in known), self.mine])
        wish = {
            "step": self.step,
            "started": self.started.pk,
            "seen": self.seen,
            "mine": self.mine,
            "note": self.note,
            "drafts": self.drafts,
        }
        meta = self.desk.model._meta
        context = self.desk.admin_site.each_context(self.request) | {
            "title": _("Somebody else has saved this record meanwhile"),
            "opts": meta,
            "original": self.record,
            "newer": self.head,
            "clashes": [
                names.clash(clash) | self.decide.shown(clash, everywhere)
                for clash in clashes
            ],
            "why": list(self._why_again(clashes, names, has_moved, gone)),
            "taken": [names.taken(taken) | form for taken, form in self.taken],
            "wish": signing.dumps(wish, salt=SALT, compress=True),
            "broken": broken,
            "is_public": self._is_public(),
            "join_url": page_url(self.desk, "join", self._key()),
            "form_url": form_url(self.desk, self._key()),
        }
        return TemplateResponse(self.request, "admin/clash.html", context, status=409)


def _mark(desk, key, called):
    """Of the form's own record or row, if it is there now."""
    row = desk.model._base_manager.filter(pk=key).first()
    if row:
        drafts.mark(row, called)


class Rescue:
    """A form sent after its record was deleted: the text is shown, and who may
    restore the record saves it along."""

    def __init__(self, saving, trashed):
        self.saving, self.trashed = saving, trashed
        self.desk, self.request = saving.desk, saving.request

    def ask(self):
        mine = self._outcome()
        if isinstance(mine, HttpResponse):
            return mine
        called = drafts.wanted(self.desk.model, self.request.POST)
        wish = {"trashed": self.trashed.pk, "mine": mine, "drafts": called}
        context = self.desk.admin_site.each_context(self.request) | {
            "title": _("The record was deleted meanwhile"),
            "opts": self.desk.model._meta,
            "trashed": self.trashed,
            "mine": changes(self.trashed.saved, mine),
            "wish": signing.dumps(wish, salt=SALT, compress=True),
            "may_restore": self.request.user.has_perm("kinoportal.restore_record"),
            "join_url": page_url(self.desk, "join", self._key()),
        }
        return TemplateResponse(self.request, "admin/rescue.html", context, status=409)

    def _outcome(self):
        """What the form would have saved; or its own answer, with its errors."""
        with snapshots.trial(), silently(self.request):
            record = snapshots.put_back(self.trashed.saved, on_trial=True)
            response = self.saving.stock()
            if not went_through(response):
                return rendered(response)
            mine = snapshots.as_saved(record)
        return snapshots.with_temporary_keys(mine, self.trashed.saved)

    def save(self, mine, called):
        if not self.request.user.has_perm("kinoportal.restore_record"):
            raise PermissionDenied
        with transaction.atomic():
            trash.take_back(self.trashed, user=self.request.user)
            record = snapshots.put_back(mine)
            revisions.record(
                record, user=self.request.user, origin=Revision.Origin.MERGE
            )
            _mark(self.desk, self._key(), called)
        messages.success(self.request, _("The record is back, with your changes."))
        return HttpResponseRedirect(form_url(self.desk, self._key()))

    def _key(self):
        """Of the form, which may be a row's."""
        return unquote(self.saving.object_id)
