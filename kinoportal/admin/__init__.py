"""The editors' desk: what all its pages share, and the sources."""

from django.contrib import admin
from django.forms import ChoiceField
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from .. import revisions
from ..claimed import FIELDS, name_of
from ..languages import LANGUAGES
from ..models import Citation, Claim, ClaimStatus, Revision, Source
from ..revisions.comparing import changes
from .accounts import AccountAdmin
from .choosing import Choosing, Found
from .corrections import CorrectionAdmin
from .counting import number_of
from .filters import (
    ClaimedFilter,
    ConditionFilter,
    KindFilter,
    MissingTextFilter,
    SourcedFilter,
    claimed,
    decade_of,
    name_of_kind,
    words_of,
)
from .kept import PreviewLinkAdmin, TrashedAdmin
from .pictures import PictureAdmin, PictureInline
from .publishable import PublishableAdmin
from .records import DeskAdmin, RecordAdmin
from .rows import CitationInline, RowInline
from .search import SynonymGroupAdmin, UnansweredQueryAdmin
from .uniting import Uniting

__all__ = [
    "AccountAdmin",
    "Choosing",
    "CitationInline",
    "ConditionFilter",
    "CorrectionAdmin",
    "DeskAdmin",
    "Found",
    "MissingTextFilter",
    "PictureAdmin",
    "PictureInline",
    "PreviewLinkAdmin",
    "PublishableAdmin",
    "RecordAdmin",
    "RowInline",
    "SourcedFilter",
    "SynonymGroupAdmin",
    "TrashedAdmin",
    "UnansweredQueryAdmin",
    "Uniting",
    "number_of",
    "decade_of",
    "words_of",
]


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    place, icon = 90, "link"
    list_display = ["title", "publisher", "language", "published_on", "uses"]
    list_filter = ["language", ("url", admin.EmptyFieldListFilter)]
    search_fields = ["title", "publisher", "slug", "url"]
    facts = [
        "title",
        ("publisher", "language", "published_on"),
        "url",
        "archived_url",
    ]
    wanted = ["url", "publisher", "language"]
    name_field = "title"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(use_count=number_of(Citation, "source"))
        )

    @admin.display(description=_("citations"), ordering="use_count")
    def uses(self, source):
        return source.use_count


@admin.register(Citation)
class CitationAdmin(DeskAdmin):
    list_display = ["source", "kind", "object_id", "column", "position"]
    list_filter = [KindFilter]
    search_fields = ["source__title", "source__publisher", "source__slug"]
    autocomplete_fields = ["source"]
    related = ["source", "content_type"]

    @admin.display(description=_("kind of record"), ordering="content_type")
    def kind(self, citation):
        return name_of_kind(citation.content_type)

    @admin.display(description=_("field"), ordering="field")
    def column(self, citation):
        return citation.get_field_display()


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    place, icon = 80, "note"
    list_display = ["subject_key", "about", "value", "status", "is_resolved"]
    list_filter = ["status", "subject_kind", ClaimedFilter]
    search_fields = [
        "subject_key",
        "field",
        "value",
        *(f"{text}_{code}" for text in ("wording", "note") for code in LANGUAGES),
    ]
    fieldsets = [
        (
            _("Texts"),
            {
                "fields": [
                    ("wording_kk", "wording_ru", "wording_en"),
                    ("note_kk", "note_ru", "note_en"),
                ],
                "classes": ["tri"],
            },
        ),
        (
            _("Facts"),
            {
                "fields": [
                    ("subject_kind", "subject_key"),
                    ("field", "value"),
                    "status",
                    ("content_type", "object_id"),
                ]
            },
        ),
    ]
    inlines = [CitationInline]
    actions = ["accept", "reject", "reopen"]

    @admin.action(description=_("Accept"), permissions=["change"])
    def accept(self, request, queryset):
        self._turn(request, queryset, ClaimStatus.ACCEPTED)

    @admin.action(description=_("Reject"), permissions=["change"])
    def reject(self, request, queryset):
        self._turn(request, queryset, ClaimStatus.REJECTED)

    @admin.action(description=_("Open again"), permissions=["change"])
    def reopen(self, request, queryset):
        self._turn(request, queryset, ClaimStatus.OPEN)

    def _turn(self, request, queryset, status):
        def step(claim):
            claim.status = status
            claim.save(update_fields=["status"])

        for claim in queryset:
            revisions.turn(claim, step, user=request.user)

    @admin.display(description=_("field"), ordering="field")
    def about(self, claim):
        return name_of(claim.field)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A field is chosen by its name, of those that people name and those in use."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name != "field":
            return field
        return ChoiceField(label=field.label, choices=[("", "---"), *claimed(FIELDS)])

    @admin.display(description=_("in the catalogue"), boolean=True)
    def is_resolved(self, claim):
        return claim.object_id is not None


@admin.register(Revision)
class RevisionAdmin(DeskAdmin):
    """The history is read, never written."""

    list_display = ["saved_at", "kind", "object_id", "user", "origin", "note"]
    # Without links to accounts, which few may open.
    fields = ["saved_at", "kind", "object_id", "who", "origin", "note", "changed"]
    list_filter = ["origin", KindFilter, "saved_at"]
    related = ["content_type", "user"]
    search_fields = ["note", "user__username"]

    @admin.display(description=_("kind of record"), ordering="content_type")
    def kind(self, revision):
        return name_of_kind(revision.content_type)

    @admin.display(description=_("who"))
    def who(self, revision):
        return revision.who

    @admin.display(description=_("what was changed"))
    def changed(self, revision):
        """In words, against the version before; an editor reads no columns and keys."""
        same = {name: getattr(revision, name) for name in ("content_type", "object_id")}
        before = Revision.objects.filter(**same, pk__lt=revision.pk).first()
        if before is None:
            return _("The first version that is kept.")
        found = changes(before.saved, revision.saved)
        return render_to_string("admin/includes/changes.html", {"changes": found})

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
