from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kinoportal.admin import (
    CitationInline,
    DeskAdmin,
    MissingTextFilter,
    PictureAdmin,
    PictureInline,
    PublishableAdmin,
    RowInline,
    SourcedFilter,
    Uniting,
    decade_of,
    number_of,
    words_of,
)

from .models import Person, PersonExternalId, PersonName, Portrait


class NameInline(RowInline):
    model = PersonName
    show_change_link = False


class PortraitInline(PictureInline):
    model = Portrait


class ExternalIdInline(RowInline):
    model = PersonExternalId
    show_change_link = False


def _credits():
    # films stand above people, so they are reached through the relation.
    return Person._meta.get_field("credits").related_model


@admin.register(Person)
class PersonAdmin(Uniting, PublishableAdmin):
    place, icon = 20, "person"
    texts = ["name", "biography", "style", "birth_place"]
    facts = [
        ("birth_date", "birth_year"),
        ("death_date", "death_year"),
        "gender",
        "professions",
    ]
    wanted = ["birth_year", "gender", "professions"]
    list_display = ["__str__", "works_as", "years", "credits", "signs", "state"]
    list_filter = [
        "status",
        words_of("professions"),
        MissingTextFilter,
        "gender",
        decade_of("birth_year", first=1840),
        SourcedFilter,
        "updated_at",
    ]
    search_fields = ["name_kk", "name_ru", "name_en", "other_names__name", "slug"]
    inlines = [NameInline, PortraitInline, ExternalIdInline, CitationInline]
    actions = [*PublishableAdmin.actions, "merge"]
    further_names = "other_names"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(credit_count=number_of(_credits(), "person"))
        )

    @admin.display(description=_("professions"))
    def works_as(self, person):
        names = dict(Person._meta.get_field("professions").options())
        return ", ".join(str(names.get(word, word)) for word in person.professions)

    @admin.display(description=_("years of life"), ordering="birth_year")
    def years(self, person):
        if person.death_year:
            return f"{person.birth_year or '?'}–{person.death_year}"
        return person.birth_year or ""

    @admin.display(description=_("credits"), ordering="credit_count")
    def credits(self, person):
        return person.credit_count


@admin.register(PersonName)
class PersonNameAdmin(DeskAdmin):
    list_display = ["name", "person"]
    search_fields = ["name", "person__name_kk", "person__name_ru", "person__name_en"]
    autocomplete_fields = ["person"]
    related = ["person"]


@admin.register(Portrait)
class PortraitAdmin(PictureAdmin):
    place, icon = 67, "picture"
    of = "person"
    about = ("person",)
    list_display = [*PictureAdmin.list_display, "person"]
    search_fields = ["person__name_kk", "person__name_ru", "person__name_en", "credit"]
    autocomplete_fields = ["person"]
    related = ["person"]


@admin.register(PersonExternalId)
class PersonExternalIdAdmin(DeskAdmin):
    list_display = ["value", "scheme", "person"]
    list_filter = ["scheme"]
    search_fields = ["value", "person__name_kk", "person__name_ru", "person__name_en"]
    autocomplete_fields = ["person"]
    related = ["person"]
