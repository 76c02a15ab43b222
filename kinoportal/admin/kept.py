"""What editors may take back: deleted records, and links they gave away."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import PreviewLink, Trashed
from ..revisions import ends
from . import previewing, trash
from .asking import Asked
from .filters import KindFilter, name_of_kind


class Kept(Asked):
    """A list to read and act on; nothing is written in a form."""

    show_full_result_count = False
    list_display_links = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Trashed)
class TrashedAdmin(Kept):
    place, icon = 97, "trash"
    list_display = ["name", "kind", "user", "deleted_at"]
    list_filter = [KindFilter, "deleted_at"]
    list_select_related = ["content_type", "user"]
    search_fields = ["name"]
    actions = ["take_back"]

    def has_take_back_permission(self, request):
        return request.user.has_perm("kinoportal.restore_record")

    @admin.display(description=_("kind of record"), ordering="content_type")
    def kind(self, trashed):
        return name_of_kind(trashed.content_type)

    @admin.action(description=_("Restore"), permissions=["take_back"])
    def take_back(self, request, queryset):
        for trashed in queryset:
            try:
                record = trash.take_back(trashed, user=request.user)
            except ends.Missing as missing:
                text = _("“%(name)s” is not restored: first restore %(names)s.")
                words = {"name": trashed, "names": ", ".join(missing.names)}
                self.message_user(request, text % words, messages.ERROR)
            else:
                text = _("“%(name)s” is back with all its rows.")
                self.message_user(request, text % {"name": record}, messages.SUCCESS)


@admin.register(PreviewLink)
class PreviewLinkAdmin(Kept):
    list_display = ["shown", "user", "made_at", "expires_at", "revoked_at", "address"]
    list_select_related = ["user"]
    list_filter = ["made_at"]
    actions = ["revoke"]

    def get_queryset(self, request):
        links = super().get_queryset(request).prefetch_related("record")
        if request.user.has_perm("kinoportal.publish_record"):
            return links
        return links.filter(user=request.user)

    @admin.display(description=_("record"))
    def shown(self, link):
        return link.record

    @admin.display(description=_("link"))
    def address(self, link):
        url = previewing.address_of(link, get_language())
        return format_html('<a href="{}">{}</a>', url, _("open"))

    @admin.action(description=_("Revoke"), permissions=["view"])
    def revoke(self, request, queryset):
        queryset.filter(revoked_at=None).update(revoked_at=timezone.now())
