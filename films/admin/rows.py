"""Rows of films in lists of their own, with the sources of each."""

from django.contrib import admin

from kinoportal.admin import (
    CitationInline,
    DeskAdmin,
    PictureAdmin,
    SourcedFilter,
    words_of,
)

from ..models import (
    BoxOffice,
    Credit,
    FilmExternalId,
    FilmLink,
    FilmPicture,
    FilmTitle,
    Reception,
)

FILM_TITLES = ["film__title_kk", "film__title_ru", "film__title_en", "film__slug"]


class FilmRowAdmin(DeskAdmin):
    autocomplete_fields = ["film"]
    related = ["film"]
    search_fields = FILM_TITLES


@admin.register(Credit)
class CreditAdmin(FilmRowAdmin):
    list_display = ["person", "role", "character", "film", "order"]
    # The newest first: by their place in the credits 600,000 rows would be sorted.
    ordering = ["-pk"]
    list_filter = ["role", SourcedFilter]
    search_fields = [
        *FILM_TITLES,
        "person__name_kk",
        "person__name_ru",
        "person__name_en",
        "person__other_names__name",
        "character",
        "character_kk",
        "character_ru",
        "name_as_credited",
    ]
    autocomplete_fields = ["film", "person"]
    related = ["film", "person"]
    inlines = [CitationInline]


@admin.register(Reception)
class ReceptionAdmin(FilmRowAdmin):
    place, icon = 65, "note"
    list_display = ["film", "kind", "author", "published_on", "language"]
    list_filter = ["kind", "language"]
    search_fields = [*FILM_TITLES, "author", "source__title", "source__publisher"]
    autocomplete_fields = ["film", "source"]
    related = ["film", "source"]


@admin.register(BoxOffice)
class BoxOfficeAdmin(FilmRowAdmin):
    list_display = ["film", "country", "amount", "currency", "admissions", "as_of"]
    list_filter = ["currency", "country", SourcedFilter]
    inlines = [CitationInline]


@admin.register(FilmPicture)
class FilmPictureAdmin(PictureAdmin, FilmRowAdmin):
    place, icon = 66, "picture"
    of = "film"
    about = ("film", "kind")
    list_display = [*PictureAdmin.list_display, "kind", "film"]
    list_filter = [*PictureAdmin.list_filter, "kind"]
    search_fields = [*FILM_TITLES, "credit"]


@admin.register(FilmLink)
class FilmLinkAdmin(FilmRowAdmin):
    list_display = ["title", "kind", "film", "terms", "checked_on"]
    list_filter = ["kind", words_of("languages"), "checked_on"]
    search_fields = [*FILM_TITLES, "title", "url"]


@admin.register(FilmTitle)
class FilmTitleAdmin(FilmRowAdmin):
    list_display = ["title", "film", "note"]
    search_fields = [*FILM_TITLES, "title"]


@admin.register(FilmExternalId)
class FilmExternalIdAdmin(FilmRowAdmin):
    list_display = ["value", "scheme", "film"]
    list_filter = ["scheme"]
    search_fields = [*FILM_TITLES, "value"]
