"""What editors teach the search: synonyms, and what readers did not find."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from ..models import SynonymGroup, UnansweredQuery
from .asking import Asked
from .records import DeskAdmin

TARGETS = (
    (_("a film's other title"), "films_filmtitle_add", "title"),
    (_("a person's other name"), "people_personname_add", "name"),
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
    list_display = ["text", "count", "answer_with"]
    list_display_links = None
    search_fields = ["text"]
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("answer with"))
    def answer_with(self, query):
        synonym = reverse("admin:kinoportal_synonymgroup_add")
        links = [(f"{synonym}?{urlencode({'words': query.text})}", _("a synonym"))]
        for label, view, field in TARGETS:
            url = reverse(f"admin:{view}")
            links.append((f"{url}?{urlencode({field: query.text})}", label))
        return format_html_join(", ", '<a href="{}">{}</a>', links)
