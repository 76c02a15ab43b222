"""What a record's form leads to: its history, previews, and who else has it open."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .. import revisions
from ..models import Presence, Revision
from ..publishing import Publishable
from ..revisions import ends
from ..revisions.comparing import changes
from ..revisions.models import name_of
from . import previewing, rights, saving
from .choosing import is_key

PUBLICATION = ("status", "slug", "publish_at", "unpublish_at")
SHOWN = 50  # revisions of a record on one page
# Twice the pause between two polls of an open form.
HERE = timedelta(seconds=75)


class Historied:
    """The views beside a form; mixed into every ModelAdmin of the desk."""

    def get_urls(self):
        meta, wrap = self.model._meta, self.admin_site.admin_view
        views = {
            "join": require_POST(self.join_view),
            "discard": require_POST(self.discard_view),
            "restore": require_POST(self.restore_view),
            "share": require_POST(self.share_view),
            "presence": require_POST(self.presence_view),
            "preview": require_safe(self.preview_view),
        }
        own = [
            path(
                f"<path:object_id>/{name}/",
                wrap(view),
                name=f"{meta.app_label}_{meta.model_name}_{name}",
            )
            for name, view in views.items()
        ]
        return own + super().get_urls()

    def _permitted(self, request, object_id, *, change=True):
        """The form's row, for who may change it; else 404 or 403."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        may = self.has_change_permission if change else self.has_view_permission
        if not may(request, row):
            raise PermissionDenied
        return row

    def join_view(self, request, object_id):
        if self.get_object(request, unquote(object_id)) is not None:
            self._permitted(request, object_id)
        elif not self.has_change_permission(request):
            raise PermissionDenied
        return saving.join(self, request, object_id)

    def discard_view(self, request, object_id):
        self._permitted(request, object_id)
        return saving.discard(self, request, object_id)

    def history_view(self, request, object_id, extra_context=None):
        row = self._permitted(request, object_id, change=False)
        record = revisions.owner_of(row)
        known = Revision.objects.of(record)
        lines = Paginator(known.select_related("user").defer("saved"), SHOWN)
        one, other = self._compared(request, known)
        may_restore = self.may_restore(request, record)
        context = self.admin_site.each_context(request) | {
            "title": _("History: %(name)s") % {"name": record},
            "opts": self.model._meta,
            "original": row,
            "lines": lines.get_page(request.GET.get("page")),
            "one": one,
            "other": other,
            "changes": changes(one.saved, other.saved) if one and other else [],
            "may_restore": may_restore,
            "restore_url": self._address("restore", object_id),
        }
        return TemplateResponse(request, "admin/history.html", context)

    def _compared(self, request, known):
        """The two revisions asked for; the newest and the one before it."""
        asked = [request.GET.get(name, "") for name in ("from", "to")]
        if all(map(is_key, asked)):
            found = known.in_bulk(map(int, asked))
            return tuple(found.get(int(number)) for number in asked)
        newest, before = (*known[:2], None, None)[:2]
        return before, newest

    def may_restore(self, request, record):
        if isinstance(record, Publishable) and not record.is_public:
            return self.has_change_permission(request, record)
        return request.user.has_perm("kinoportal.restore_record")

    def restore_view(self, request, object_id):
        row = self._permitted(request, object_id)
        record = revisions.owner_of(row)
        if not self.may_restore(request, record):
            raise PermissionDenied
        number = request.POST.get("revision", "")
        if not is_key(number):
            raise Http404
        revision = get_object_or_404(Revision.objects.of(record), pk=int(number))
        # Who may not publish brings no version back to readers either.
        less = () if rights.may_publish(request) else PUBLICATION
        try:
            made = revisions.restore(revision, user=request.user, less=less)
        except ends.Missing as missing:
            text = _("Not restored: what it names is gone: %(names)s.")
            messages.error(request, text % {"names": ", ".join(missing.names)})
        else:
            messages.success(request, _("The record is as it was at that time."))
            _say_where_it_stays(request, made, revision)
        return HttpResponseRedirect(self._address("history", object_id))

    def preview_view(self, request, object_id):
        """The public page with the pending change; ?language=kk, ru or en."""
        row = self._permitted(request, object_id, change=False)
        record = revisions.owner_of(row)
        language = request.GET.get("language") or translation.get_language()
        return previewing.on_trial(request, record, language)

    def share_view(self, request, object_id):
        record = revisions.owner_of(self._permitted(request, object_id))
        if not isinstance(record, Publishable):
            raise Http404
        link = previewing.make_link(record, request.user)
        url = previewing.address_of(link, translation.get_language())
        text = _("For seven days this link shows the draft to whoever has it: {}")
        shown = request.build_absolute_uri(url)
        messages.success(
            request, format_html(text, format_html('<a href="{0}">{0}</a>', shown))
        )
        return HttpResponseRedirect(self._address("change", object_id))

    def presence_view(self, request, object_id):
        """I am here; who else is? Asked by an open form every 30 seconds."""
        record = revisions.owner_of(self._permitted(request, object_id, change=False))
        others = here(record, request.user)
        return JsonResponse({"others": others})

    def _address(self, page, object_id):
        meta = self.model._meta
        return reverse(
            f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[object_id]
        )


def _say_where_it_stays(request, made, revision):
    """The address of that time is another record's now, or not his to give."""
    now, then = (r.saved["record"]["fields"].get("slug") for r in (made, revision))
    if now != then:
        text = _("Its address stays %(now)s; %(then)s is another record's.")
        messages.info(request, text % {"now": now, "then": then})


def here(record, user):
    """Mark the editor as present; the names of the others and since when."""
    now = timezone.now()
    rows = Presence.objects.filter(object_id=record.pk)
    kind = revisions.kind_of(record)
    rows.filter(content_type=kind, seen_at__lt=now - HERE).delete()
    Presence.objects.update_or_create(
        content_type=kind,
        object_id=record.pk,
        user=user,
        defaults={"seen_at": now},
    )
    others = rows.filter(content_type=kind).exclude(user=user).select_related("user")
    return [
        _("%(name)s has had this record open since %(time)s.")
        % {
            "name": name_of(other.user),
            "time": f"{timezone.localtime(other.since):%H:%M}",
        }
        for other in others.order_by("since")
    ]
