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

from ..models import FilmProgramme, Programme


class FilmInline(RowInline):
    model = FilmProgramme
    autocomplete_fields = ["film"]
    fields = ["film", "relation"]
    related = ["film", "programme"]


@admin.register(Programme)
class ProgrammeAdmin(PublishableAdmin):
    place, icon = 60, "fund"
    texts = ["name", "description"]
    facts = [("kind", "founded")]
    wanted = ["founded"]
    list_display = ["__str__", "kind", "founded", "films", "signs", "state"]
    list_filter = ["status", "kind", MissingTextFilter, SourcedFilter]
    search_fields = ["name_kk", "name_ru", "name_en", "slug"]
    inlines = [FilmInline, CitationInline]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.annotate(film_count=number_of(FilmProgramme, "programme"))

    @admin.display(description=_("films"), ordering="film_count")
    def films(self, programme):
        return programme.film_count


@admin.register(FilmProgramme)
class FilmProgrammeAdmin(DeskAdmin):
    list_display = ["film", "programme", "relation"]
    list_filter = ["relation", SourcedFilter]
    search_fields = [
        "film__title_kk",
        "film__title_ru",
        "film__title_en",
        "programme__name_kk",
        "programme__name_ru",
        "programme__name_en",
    ]
    autocomplete_fields = ["film", "programme"]
    related = ["film", "programme"]
    inlines = [CitationInline]
