from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from films.sitemaps import sections as film_sections
from films.views import choose_language
from people.sitemaps import sections as people_sections

from . import discovery
from .admin.previewing import shared_preview
from .desk_language import choose as choose_desk_language
from .media import stored_picture

handler400 = "kinoportal.errors.bad_request"
handler403 = "kinoportal.errors.permission_denied"
handler404 = "kinoportal.errors.page_not_found"
handler500 = "kinoportal.errors.server_error"

sections = people_sections | film_sections

urlpatterns = [
    path("", choose_language, name="choose_language"),
    # Below the desk, because its cookies are sent nowhere else.
    path(f"{settings.ADMIN_PATH}language/", choose_desk_language, name="set_language"),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("robots.txt", discovery.robots, name="robots"),
    path("favicon.ico", discovery.favicon, name="favicon"),
    path(".well-known/security.txt", discovery.security, name="security"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": sections, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path(
        "sitemap-<slug:section>.xml",
        sitemaps.sitemap,
        {"sitemaps": sections},
        name="sitemap",
    ),
    path("preview/<str:language>/<str:signed>/", shared_preview, name="shared_preview"),
    path("media/<str:kind>/<str:name>", stored_picture, name="stored_picture"),
    *i18n_patterns(
        path("opensearch.xml", discovery.opensearch, name="opensearch"),
        path("manifest.webmanifest", discovery.manifest, name="manifest"),
        path("corrections/", include("kinoportal.corrections.urls")),
        path("people/", include("people.urls")),
        path("", include("films.urls")),
    ),
]
