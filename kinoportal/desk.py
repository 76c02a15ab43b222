"""The desk as a site: its menu, and the page that an editor begins the day with."""

import logging
from functools import partial, wraps

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import IntegrityError, OperationalError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)


class KeyedAutocomplete(AutocompleteJsonView):
    """Tells the key of a found record too, by which texts name it."""

    def serialize_result(self, obj, to_field_name):
        key = {"key": obj.slug} if hasattr(obj, "slug") else {}
        return super().serialize_result(obj, to_field_name) | key


def _caught(view):
    """The view; what the database refuses leads back with a sentence.

    Steps of several writes are taken back whole; forms say it themselves, but where
    nothing can be written (a long import holds SQLite's only lock, the disk is full):
    there the editor's browser has what was typed.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        # Imported late, as the pages below are.
        from .admin.trying import GONE, REFUSED, UNWRITTEN
        from .revisions.ends import Missing

        try:
            return view(request, *args, **kwargs)
        except Missing as missing:
            return _back(request, GONE % {"names": ", ".join(missing.names)})
        except IntegrityError:
            return _back(request, REFUSED)
        except OperationalError:
            if request.method != "POST":
                raise
            logger.exception("The database took no change")
            return _back(request, UNWRITTEN)

    return answer


def _back(request, sentence):
    """To the page that the editor came from; a script is told by the status."""
    from .admin.trying import forget_said

    if "text/html" not in request.headers.get("Accept", "text/html"):
        return HttpResponse(status=503)
    forget_said(request)
    messages.error(request, sentence)
    return HttpResponseRedirect(_where_from(request))


def _where_from(request):
    came = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    is_here = url_has_allowed_host_and_scheme(came, hosts, request.is_secure())
    return came if is_here else reverse("admin:index")


class DeskSite(admin.AdminSite):
    site_title = _("Kinoportal")
    site_header = _("Kinoportal")
    index_title = _("My desk")
    enable_nav_sidebar = True

    def admin_view(self, view, cacheable=False):
        return super().admin_view(_caught(view), cacheable)

    def autocomplete_view(self, request):
        return KeyedAutocomplete.as_view(admin_site=self)(request)

    def each_context(self, request):
        context = super().each_context(request)
        return context | {"desk_menu": self.menu(request)}

    def get_urls(self):
        # Imported late: the pages stand above the site they are part of.
        from .admin import bulk, saved_filters, translations

        def page(view):
            return self.admin_view(partial(view, site=self))

        return [
            path("undo/<uuid:batch>/", page(bulk.undo), name="undo"),
            path(
                "filters/<slug:app>/<slug:name>/",
                page(saved_filters.save),
                name="save_filter",
            ),
            path(
                "filters/<int:pk>/",
                page(saved_filters.forget),
                name="forget_filter",
            ),
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
        translates = self.has_translations(request)
        work = {"url": url, "name": _("translations"), "icon": "lang"}
        work["waits"] = _given_to(request.user) if translates else 0
        return ([work] if translates else []) + [
            {
                "url": reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist"),
                "name": meta.verbose_name_plural,
                "icon": desk.icon,
            }
            for desk in desks
            for meta in [desk.model._meta]
        ]

    def has_translations(self, request):
        """Whether the editor may change anything that has texts to translate."""
        desks = self.placed(request)
        return any(_texts(d) and d.has_change_permission(request) for d in desks)

    def placed(self, request):
        """The admin classes with a place in the menu that the editor may see."""
        placed = [a for a in self._registry.values() if getattr(a, "place", None)]
        seen = [a for a in placed if a.has_view_permission(request)]
        return sorted(seen, key=lambda a: a.place)

    def index(self, request, extra_context=None):
        from .admin import dashboard

        day = dashboard.boxes(self, request)
        return super().index(request, day | (extra_context or {}))


def _given_to(user):
    """How many texts wait for this editor to translate them."""
    return (
        apps.get_model("kinoportal.TextMark").objects.filter(assigned_to=user).count()
    )


def _texts(desk):
    return getattr(desk, "texts", ())
