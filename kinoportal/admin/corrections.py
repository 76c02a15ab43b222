"""What readers hold to be wrong, and the editors' answers."""

from django.contrib import admin
from django.db.models import Q
from django.utils.html import format_html, urlize
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from ..corrections.subjects import SUBJECTS
from ..models import Correction
from .dashboard.records import change_url
from .filters import ConditionFilter
from .records import DeskAdmin


class KindFilter(ConditionFilter):
    title = _("kind of record")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [
            (name, subject.model._meta.verbose_name_plural)
            for name, subject in SUBJECTS.items()
        ]

    def condition(self, value):
        return Q(content_type__model=value)


@admin.register(Correction)
class CorrectionAdmin(DeskAdmin):
    """Readers make them; an editor looks, mends the record, and answers."""

    place, icon = 85, "note"
    list_display = ["__str__", "right", "state", "language", "sent_at", "answered_by"]
    list_filter = ["state", KindFilter, "language", "sent_at"]
    search_fields = ["wrong", "right", "evidence"]
    related = ["answered_by", "content_type"]
    prefetched = ["record"]
    asked = ["where", "today", "wrong", "right", "source", ("language", "sent_at")]
    readonly_fields = [
        "where",
        "today",
        "wrong",
        "right",
        "source",
        "language",
        "sent_at",
        "reply_to",
        "answered_at",
        "answered_by",
    ]

    def has_add_permission(self, request):
        return False

    def get_fieldsets(self, request, obj=None):
        """The address is for who answers; others who read along do not see it."""
        answers = self.has_change_permission(request, obj)
        side = ["state", "shows_words", "answered_at", "answered_by"]
        answer = {"fields": [("answer_kk", "answer_ru", "answer_en")]}
        return [
            (
                _("From a reader"),
                {"fields": [*self.asked, "reply_to"] if answers else self.asked},
            ),
            (_("Answer"), answer | {"classes": ["tri"]}),
            (None, {"fields": side, "classes": ["side"]}),
        ]

    def save_model(self, request, obj, form, change):
        if obj.answered_at is None:
            obj.answered_by = request.user
        super().save_model(request, obj, form, change)

    def view_on_site(self, correction):
        record = correction.record
        return record.get_absolute_url() if record and record.is_public else None

    @admin.display(description=_("record and fact"))
    def where(self, correction):
        if correction.record is None:
            return _("The record is gone.")
        url = change_url(correction.record)
        return format_html(
            '<a href="{}">{}</a>: {}', url, correction.record, correction.label
        )

    @admin.display(description=_("stands there now"))
    def today(self, correction):
        return (correction.about and correction.about.today) or "—"

    @admin.display(description=_("evidence"))
    def source(self, correction):
        """Its links lead out, and tell the other site nothing of the desk."""
        linked = urlize(correction.evidence, nofollow=True, autoescape=True)
        return mark_safe(
            linked.replace('rel="nofollow"', 'rel="nofollow noopener noreferrer"')
        )

    @admin.display(description=_("e-mail"))
    def reply_to(self, correction):
        address = getattr(correction, "reply_address", None)
        if address is None:
            return _("none: the reader asked for no answer, or has had it")
        return format_html(
            '<a href="mailto:{0}">{0}</a><br><small>{1}</small>',
            address,
            _("Write first: with the answer here the address is erased."),
        )
