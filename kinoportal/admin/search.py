"""What editors teach the search: synonyms, and what readers did not find."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from ..models import SynonymGroup, UnansweredQuery
from .asking import Asked
from .records import DeskAdmin

STEPS = (
    (_("a synonym"), "kinoportal.synonymgroup", "words"),
    (_("a film's other title"), "films.filmtitle", "title"),
    (_("a person's other name"), "people.personname", "name"),
)


@admin.register(SynonymGroup)
class SynonymGroupAdmin(DeskAdmin):
    place, icon = 95, "text"
    list_display = ["__str__", "note"]
    search_fields = ["words", "note"]


@admin.register(UnansweredQuery)
class UnansweredQueryAdmin(Asked):
    """From each query one step leads to a synonym or to another name of a record."""

    place, icon = 96, "note"
    list_display_links = None
    search_fields = ["text"]
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_list_display(self, request):
        """Whoever may make no synonyms is led to names alone."""
        steps = [
            (label, reverse(f"admin:{table}_add".replace(".", "_")), field)
            for label, table, field in STEPS
            if request.user.has_perm(table.replace(".", ".add_"))
        ]

        @admin.display(description=_("answer with"))
        def answer_with(query):
            links = (
                (f"{url}?{urlencode({field: query.text})}", label)
                for label, url, field in steps
            )
            return format_html_join(", ", '<a href="{}">{}</a>', links)

        return ["text", "count", answer_with]
