"""Festivals and the words of the ledger."""

from copy import copy

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kinoportal.admin import (
    CitationInline,
    DeskAdmin,
    MissingTextFilter,
    PublishableAdmin,
    RecordAdmin,
    RowInline,
    SourcedFilter,
    bulk,
    decade_of,
    number_of,
)

from ..models import Award, Edition, Festival, Recognition, Section
from .steps import EditionForm

FESTIVAL_NAMES = ["name_kk", "name_ru", "name_en", "slug"]


class EditionInline(RowInline):
    model = Edition
    fields = ["year", "number", "title_kk", "title_ru", "title_en"]
    fields += ["is_cancelled", "has_no_prizes"]


@admin.register(Festival)
class FestivalAdmin(PublishableAdmin):
    place, icon = 40, "award"
    texts = ["name", "city"]
    facts = [("kind", "country", "founded"), "website"]
    wanted = ["country", "website"]
    list_display = ["__str__", "kind", "city", "country", "editions", "signs", "state"]
    list_filter = ["status", "kind", MissingTextFilter, "country", SourcedFilter]
    search_fields = FESTIVAL_NAMES
    inlines = [EditionInline, CitationInline]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(edition_count=number_of(Edition, "festival"))
        )

    @admin.display(description=_("city"))
    def city(self, festival):
        return festival.city

    @admin.display(description=_("editions"), ordering="edition_count")
    def editions(self, festival):
        return festival.edition_count


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    list_display = ["__str__", "year", "number", "is_cancelled", "recognitions"]
    list_filter = ["is_cancelled", "has_no_prizes", decade_of("year")]
    search_fields = [*(f"festival__{name}" for name in FESTIVAL_NAMES), "year"]
    autocomplete_fields = ["festival"]
    fieldsets = [
        (
            _("Texts"),
            {"fields": [("title_kk", "title_ru", "title_en")], "classes": ["tri"]},
        ),
        (
            _("Facts"),
            {
                "fields": [
                    "festival",
                    ("year", "number"),
                    "is_cancelled",
                    "has_no_prizes",
                ]
            },
        ),
    ]
    related = ["festival"]
    ordering = ["-year", "festival__slug", "number"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(recognition_count=number_of(Recognition, "edition"))

    @admin.display(description=_("recognitions"), ordering="recognition_count")
    def recognitions(self, edition):
        return edition.recognition_count

    def view_on_site(self, edition):
        """A year of which readers see no line has no page, as a hidden festival."""
        year, held = edition.year, {"edition__festival": edition.festival_id}
        lines = Recognition.objects.published().filter(edition__year=year, **held)
        has_page = edition.festival.is_public if year is None else lines.exists()
        return edition.get_absolute_url() if has_page else None


class LedgerWordAdmin(RecordAdmin):
    texts = ["name"]
    facts = ["festival"]
    list_display = ["__str__", "festival", "signs", "recognitions"]
    list_filter = [MissingTextFilter, ("festival", admin.EmptyFieldListFilter)]
    search_fields = [*FESTIVAL_NAMES, *(f"festival__{n}" for n in FESTIVAL_NAMES)]
    autocomplete_fields = ["festival"]
    related = ["festival"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        count = number_of(Recognition, self.model._meta.model_name)
        return rows.annotate(recognition_count=count)

    @admin.display(description=_("recognitions"), ordering="recognition_count")
    def recognitions(self, word):
        return word.recognition_count


admin.site.register(Section, LedgerWordAdmin)


@admin.register(Award)
class AwardAdmin(LedgerWordAdmin):
    def view_on_site(self, award):
        return award.get_absolute_url() if award.is_public else None


@admin.register(Recognition)
class RecognitionAdmin(DeskAdmin):
    place, icon = 50, "check"
    list_display = ["film", "edition", "award_name", "result", "person", "premiere"]
    list_filter = [
        "result",
        "premiere",
        decade_of("edition__year"),
        ("award", admin.EmptyFieldListFilter),
        ("person", admin.EmptyFieldListFilter),
        SourcedFilter,
    ]
    search_fields = [
        "film__title_kk",
        "film__title_ru",
        "film__title_en",
        *(f"edition__festival__{name}" for name in FESTIVAL_NAMES),
        "edition__year",
        "award_as_given",
        "section_as_given",
        "person__name_kk",
        "person__name_ru",
        "person__name_en",
    ]
    autocomplete_fields = ["film", "person", "edition", "section", "award"]
    autocomplete_fields += ["further_awards"]
    fields = [
        "film",
        "edition",
        ("section", "section_as_given"),
        ("section_as_given_kk", "section_as_given_ru"),
        ("award", "award_as_given"),
        ("award_as_given_kk", "award_as_given_ru"),
        "further_awards",
        "result",
        "person",
        "premiere",
    ]
    related = ["film", "person", "edition__festival", "section", "award"]
    prefetched = ["further_awards"]
    ordering = ["-pk"]
    inlines = [CitationInline]
    actions = ["set_edition"]

    @admin.action(description=_("Set the edition"), permissions=["change"])
    def set_edition(self, request, queryset):
        def changes(recognition, edition):
            return recognition.edition_id != edition.pk

        def move(recognition, edition):
            recognition.edition = edition
            recognition.save()

        def clashes(recognitions, edition):
            moved = [copy(recognition) for recognition in recognitions]
            for recognition in moved:
                recognition.edition = edition
            return Recognition.objects.twins_among(moved)

        return bulk.act(
            self,
            request,
            queryset,
            move,
            changes=changes,
            form=EditionForm,
            clashes=clashes,
        )

    @admin.display(description=_("award"))
    def award_name(self, recognition):
        return recognition.award_name
