"""The desk as a site: its menu, and the page that an editor begins the day with."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Count, Q
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from .languages import LANGUAGES
from .publishing import Publishable, Status

RECENT = 12
WAITING = 8


class KeyedAutocomplete(AutocompleteJsonView):
    """Tells the key of a found record too, by which texts name it."""

    def serialize_result(self, obj, to_field_name):
        key = {"key": obj.slug} if hasattr(obj, "slug") else {}
        return super().serialize_result(obj, to_field_name) | key


class DeskSite(admin.AdminSite):
    site_title = _("Kinoportal")
    site_header = _("Kinoportal")
    index_title = _("My desk")
    enable_nav_sidebar = True

    def autocomplete_view(self, request):
        return KeyedAutocomplete.as_view(admin_site=self)(request)

    def each_context(self, request):
        context = super().each_context(request)
        return context | {"desk_menu": self.menu(request)}

    def get_urls(self):
        # Imported late: pages of translating stand above the site they are part of.
        from .admin import translations

        def page(view):
            return self.admin_view(partial(view, site=self))

        return [
            path("translations/", page(translations.board), name="translations"),
            path(
                "translations/<slug:kind>/<int:pk>/<str:pair>/",
                page(translations.side_by_side),
                name="side_by_side",
            ),
            *super().get_urls(),
        ]

    def menu(self, request):
        """Translations, then the tables, in the order of the work."""
        desks = self.placed(request)
        url = reverse("admin:translations")
        work = [{"url": url, "name": _("translations"), "icon": "lang"}]
        return (work if any(map(_texts, desks)) else []) + [
            {
                "url": reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist"),
                "name": meta.verbose_name_plural,
                "icon": desk.icon,
            }
            for desk in desks
            for meta in [desk.model._meta]
        ]

    def placed(self, request):
        """The admin classes with a place in the menu that the editor may see."""
        placed = [a for a in self._registry.values() if getattr(a, "place", None)]
        seen = [a for a in placed if a.has_view_permission(request)]
        return sorted(seen, key=lambda a: a.place)

    def index(self, request, extra_context=None):
        desks = self.placed(request)
        day = {
            "states": [_states(desk) for desk in desks if _is_publishable(desk)],
            "missing": [row for desk in desks for row in _missing(desk)],
            "waiting": self._waiting(desks),
            "recent": _recent(request.user),
        }
        return super().index(request, day | (extra_context or {}))

    def _waiting(self, desks):
        """What stands in review, the longest first."""
        found = [
            (record.updated_at, record, _change_url(record))
            for desk in desks
            if _is_publishable(desk)
            for record in desk.model.objects.filter(status=Status.IN_REVIEW).order_by(
                "updated_at"
            )[:WAITING]
        ]
        return sorted(found, key=lambda row: row[0])[:WAITING]


def _is_publishable(desk):
    return issubclass(desk.model, Publishable)


def _change_url(record):
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])


def _list_url(desk, query=""):
    meta = desk.model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    return f"{url}?{query}" if query else url


def _states(desk):
    """How many records are published, and how many are not."""
    counts = desk.model.objects.aggregate(
        **{state: Count("pk", Q(status=state)) for state in Status.values}
    )
    return {
        "name": desk.model._meta.verbose_name_plural,
        "url": _list_url(desk),
        "published": counts[Status.PUBLISHED],
        "others": [
            (Status(state), count, _list_url(desk, f"status__exact={state}"))
            for state, count in counts.items()
            if count and state != Status.PUBLISHED
        ],
    }


def _missing(desk):
    """For each text, how many records lack it in each language."""
    columns = [f"{text}_{code}" for text in _texts(desk) for code in LANGUAGES]
    if not columns:
        return []
    counts = desk.model.objects.aggregate(
        **{f"no_{column}": Count("pk", Q(**{column: ""})) for column in columns}
    )
    meta = desk.model._meta
    rows = [
        {
            "table": meta.verbose_name_plural,
            "text": meta.get_field(f"{text}_{LANGUAGES[0]}").verbose_name,
            "counts": [
                (
                    code,
                    counts[f"no_{text}_{code}"],
                    _list_url(desk, f"missing={text}_{code}"),
                )
                for code in LANGUAGES
            ],
        }
        for text in _texts(desk)
    ]
    return [row for row in rows if any(count for _code, count, _url in row["counts"])]


def _texts(desk):
    return getattr(desk, "texts", ())


def _recent(user):
    """The last changes; without the right to see the history, one's own."""
    entries = LogEntry.objects.select_related("user", "content_type")
    if not user.has_perm("kinoportal.view_revision"):
        entries = entries.filter(user=user)
    return entries[:RECENT]
