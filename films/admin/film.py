from django.contrib import admin
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from kinoportal.admin import (
    CitationInline,
    ConditionFilter,
    MissingTextFilter,
    PictureInline,
    PublishableAdmin,
    RowInline,
    SourcedFilter,
    Uniting,
    bulk,
    decade_of,
    number_of,
    words_of,
)
from kinoportal.languages import FALLBACKS, current
from kinoportal.posters import poster

from ..models import (
    BoxOffice,
    Credit,
    Film,
    FilmExternalId,
    FilmLink,
    FilmPicture,
    FilmProgramme,
    FilmTheme,
    FilmTitle,
    Reception,
    Recognition,
    Result,
)
from .steps import FestivalForm, ThemeForm


class CreditInline(RowInline):
    model = Credit
    autocomplete_fields = ["person"]
    fields = [
        "order",
        "person",
        "role",
        "character",
        "character_kk",
        "character_ru",
        "name_as_credited",
    ]
    related = ["person"]


class RecognitionInline(RowInline):
    model = Recognition
    autocomplete_fields = ["edition", "section", "award", "person"]
    fields = [
        "edition",
        "section",
        "section_as_given",
        "award",
        "award_as_given",
        "result",
        "person",
        "premiere",
    ]
    related = ["edition__festival", "section", "award", "person"]
    prefetched = ["further_awards"]


class ThemeInline(RowInline):
    model = FilmTheme
    autocomplete_fields = ["theme"]
    fields = ["theme", "note_kk", "note_ru", "note_en"]
    related = ["theme"]


class ProgrammeInline(RowInline):
    model = FilmProgramme
    autocomplete_fields = ["programme"]
    fields = ["programme", "relation"]
    related = ["programme"]


class TitleInline(RowInline):
    model = FilmTitle
    fields = ["title", "note"]
    show_change_link = False


class FilmPictureInline(PictureInline):
    model = FilmPicture
    about = ("kind",)


class LinkInline(RowInline):
    model = FilmLink
    fields = ["kind", "url", "title", "languages", "terms", "checked_on"]
    show_change_link = False


class BoxOfficeInline(RowInline):
    model = BoxOffice
    fields = ["country", "amount", "currency", "admissions", "as_of"]


class ReceptionInline(RowInline):
    model = Reception
    autocomplete_fields = ["source"]
    fields = [
        "source",
        "kind",
        "author",
        "published_on",
        "language",
        "summary_kk",
        "summary_ru",
        "summary_en",
    ]
    related = ["source"]


class ExternalIdInline(RowInline):
    model = FilmExternalId
    show_change_link = False


class ResultFilter(ConditionFilter):
    title = _("result")
    parameter_name = "result"

    def lookups(self, request, model_admin):
        return Result.choices

    def condition(self, value):
        return Q(pk__in=Recognition.objects.filter(result=value).values("film"))


@admin.register(Film)
class FilmAdmin(Uniting, PublishableAdmin):
    place, icon = 10, "film"
    texts = ["title", "synopsis"]
    facts = [
        ("year", "premiered_on", "runtime"),
        ("form", "colour"),
        "studio",
        "countries",
        "languages",
        "genres",
    ]
    wanted = ["year", "runtime", "form", "colour", "countries", "languages", "genres"]
    list_display = ["names", "year", "director", "signs", "state", "completeness"]
    list_display += ["honours", "changed"]
    list_filter = [
        "status",
        MissingTextFilter,
        decade_of("year"),
        "form",
        words_of("genres"),
        words_of("countries"),
        SourcedFilter,
        ResultFilter,
        "updated_at",
    ]
    search_fields = [
        "title_kk",
        "title_ru",
        "title_en",
        "other_titles__title",
        "slug",
        "year",
    ]
    inlines = [
        CreditInline,
        RecognitionInline,
        ThemeInline,
        ProgrammeInline,
        TitleInline,
        FilmPictureInline,
        LinkInline,
        BoxOfficeInline,
        ReceptionInline,
        ExternalIdInline,
        CitationInline,
    ]

    actions = [*PublishableAdmin.actions, "add_theme", "set_festival", "merge"]
    further_names = "other_titles"

    @admin.action(description=_("Add a theme"), permissions=["change"])
    def add_theme(self, request, queryset):
        def changes(film, theme):
            return not film.film_themes.filter(theme=theme).exists()

        def add(film, theme):
            film.film_themes.create(theme=theme)

        return bulk.act(self, request, queryset, add, changes=changes, form=ThemeForm)

    @admin.action(description=_("Set a festival"), permissions=["change"])
    def set_festival(self, request, queryset):
        """The film as a whole was shown or honoured there; the rest is in its form."""

        def changes(film, **given):
            return not film.recognitions.filter(**given, person=None).exists()

        def add(film, **given):
            film.recognitions.create(**given)

        def clashes(films, **given):
            lines = [Recognition(film=film, **given) for film in films]
            return [line.film for line in Recognition.objects.twins_among(lines)]

        return bulk.act(
            self,
            request,
            queryset,
            add,
            changes=changes,
            form=FestivalForm,
            clashes=clashes,
        )

    def get_queryset(self, request):
        directing = Credit.objects.directing().select_related("person")
        first_theme = FilmTheme.objects.filter(film=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(
                honour_count=number_of(Recognition, "film"),
                theme_key=Subquery(first_theme.values("theme__slug")[:1]),
            )
            .prefetch_related(Prefetch("credits", directing, to_attr="directing"))
        )

    @admin.display(description=_("film"), ordering="sort_key_kk")
    def names(self, film):
        """The title as the editor reads it, the next one below, the poster beside."""
        titles = [getattr(film, f"title_{code}") for code in FALLBACKS[current()]]
        first, *others = [title for title in titles if title]
        drawn = poster(film.slug, first, film.year, theme=film.theme_key, mini=True)
        return format_html(
            '<span class="cell"><span class="mini-p">{}</span><span>{} <small>{}'
            "</small></span></span>",
            mark_safe(drawn),
            first,
            "".join(others[:1]),
        )

    @admin.display(description=_("director"))
    def director(self, film):
        return ", ".join(str(credit.person) for credit in film.directing)

    @admin.display(description=_("recognition"), ordering="honour_count")
    def honours(self, film):
        return film.honour_count
