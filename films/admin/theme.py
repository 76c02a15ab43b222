from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kinoportal.admin import (
    CitationInline,
    DeskAdmin,
    MissingTextFilter,
    PublishableAdmin,
    RowInline,
    SourcedFilter,
    number_of,
)

from ..models import FilmTheme, Theme


class NarrowerInline(RowInline):
    model = Theme
    fields = ["label_kk", "label_ru", "label_en", "slug"]
    verbose_name_plural = _("narrower themes")
    can_delete = False
    max_num = 0

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Theme)
class ThemeAdmin(PublishableAdmin):
    place, icon = 30, "theme"
    texts = ["label", "other_labels", "search_words", "scope_note", "essay"]
    facts = ["broader", "related"]
    list_display = ["__str__", "broader", "film_count", "signs", "state"]
    list_filter = ["status", MissingTextFilter, ("broader", admin.EmptyFieldListFilter)]
    search_fields = [
        "label_kk",
        "label_ru",
        "label_en",
        "other_labels_kk",
        "other_labels_ru",
        "other_labels_en",
        "slug",
    ]
    autocomplete_fields = ["broader", "related"]
    related = ["broader"]
    inlines = [NarrowerInline]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(film_count=number_of(FilmTheme, "theme"))

    @admin.display(description=_("films"), ordering="film_count")
    def film_count(self, theme):
        return theme.film_count


@admin.register(FilmTheme)
class FilmThemeAdmin(DeskAdmin):
    list_display = ["film", "theme"]
    list_filter = [SourcedFilter, ("theme", admin.RelatedOnlyFieldListFilter)]
    search_fields = [
        "film__title_kk",
        "film__title_ru",
        "film__title_en",
        "theme__label_kk",
        "theme__label_ru",
        "theme__label_en",
    ]
    autocomplete_fields = ["film", "theme"]
    related = ["film", "theme"]
    inlines = [CitationInline]
