"""Records that readers see once published: their steps, at the form and in bulk."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..publishing import Publishable, Status
from . import assigning, bulk, rights, saving, trying
from .filters import AssignedFilter
from .records import RecordAdmin

ACTIONS = ["publish", "withdraw", "archive", "assign"]


class PublishableAdmin(RecordAdmin):
    """A record that is a draft until it is published."""

    actions = ["submit", *ACTIONS]
    date_hierarchy = None
    ordering = ["-updated_at", "-pk"]

    def get_readonly_fields(self, request, obj=None):
        kept = ["state", "created_at", "updated_at"]
        if not rights.may_publish(request):
            kept += ["slug", "publish_at", "unpublish_at"]
        return [*super().get_readonly_fields(request, obj), *kept]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        saving.take_step(request, obj)
        super().save_model(request, obj, form, change)
        if form.twin:
            self._warn_of(request, form.twin)

    def _warn_of(self, request, twin):
        text = _(
            "{} is in the catalogue already. If this is the same, move one of the two "
            "to the trash."
        )
        url = self._address("change", twin.pk)
        link = format_html('<a href="{}">{}</a>', url, twin)
        self.message_user(request, format_html(text, link), messages.WARNING)

    def get_list_filter(self, request):
        state, *others = super().get_list_filter(request)
        return [state, AssignedFilter, *others]

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not rights.may_publish(request):
            actions = {k: v for k, v in actions.items() if k not in ACTIONS}
        return actions

    def get_side(self, request, obj=None):
        slug, *rest = super().get_side(request, obj)
        dates = ["publish_at", "unpublish_at"]
        return ["state", *dates, slug, *rest, "created_at", "updated_at"]

    def response_post_save_change(self, request, obj):
        self._say_step(request, obj)
        return super().response_post_save_change(request, obj)

    def response_post_save_add(self, request, obj):
        self._say_step(request, obj)
        return super().response_post_save_add(request, obj)

    def _say_step(self, request, record):
        step = trying.step_of(request)
        if step == trying.PUBLISH and record.is_public:
            self.message_user(request, _("Published: readers see it."))
        elif step == trying.SUBMIT and record.status == Status.IN_REVIEW:
            text = _("Sent for review; editors see it on their desk.")
            self.message_user(request, text)

    def view_on_site(self, record):
        # A form sent back with errors has its words in the record already.
        has_page = record.is_public and record.slug
        return record.get_absolute_url() if has_page else None

    @admin.display(description=_("state"), ordering="status")
    def state(self, record):
        waits = record.status == Status.PUBLISHED and not record.is_public
        return format_html(
            '<span class="status status--{}">{}</span>',
            "scheduled" if waits else record.status,
            _("not at present") if waits else record.get_status_display(),
        )

    @admin.display(description=_("changed"), ordering="updated_at")
    def changed(self, record):
        return date_format(timezone.localtime(record.updated_at), "SHORT_DATE_FORMAT")

    @admin.action(description=_("Submit for review"), permissions=["change"])
    def submit(self, request, queryset):
        return self._turn(request, queryset, Status.IN_REVIEW, Publishable.submit)

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request, queryset):
        ready = rights.ready_to_publish(self, request, queryset)
        return self._turn(request, ready, Status.PUBLISHED, Publishable.publish)

    @admin.action(description=_("Make a draft again"), permissions=["change"])
    def withdraw(self, request, queryset):
        return self._turn(request, queryset, Status.DRAFT, Publishable.withdraw)

    @admin.action(description=_("Archive"), permissions=["change"])
    def archive(self, request, queryset):
        return self._turn(request, queryset, Status.ARCHIVED, Publishable.archive)

    @admin.action(description=_("Assign"), permissions=["change"])
    def assign(self, request, queryset):
        return assigning.assign(self, request, queryset)

    def _turn(self, request, records, status, step):
        def changes(record):
            return record.status != status

        return bulk.act(self, request, records, step, changes=changes)
