"""What machines ask of a site beside its pages."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from .languages import LANGUAGES, current
from .posters.palette import ERAS

# RFC 9116 advises less than a year; the page is made anew for everybody who asks.
VALID = timedelta(days=180)
ICONS = (
    ("192x192", "any", "icon-192.png"),
    ("512x512", "any", "icon-512.png"),
    ("512x512", "maskable", "icon-maskable-512.png"),
)


@require_safe
def robots(request):
    """Everything may be read but the desk and what is no page: suggestions, forms.

    Answers to questions name the empty search as their address, as filtered lists do.
    """
    lines = ["User-agent: *", f"Disallow: /{settings.ADMIN_PATH}"]
    for language in LANGUAGES:
        with override(language):
            lines.append(f"Disallow: {reverse('films:suggest')}")
            lines.append(f"Disallow: {reverse('new_correction')}")
    address = request.build_absolute_uri(reverse("sitemap_index"))
    return _text([*lines, "", f"Sitemap: {address}"])


@require_safe
def favicon(request):
    """Where some look for the icon without reading a page."""
    response = redirect(static("kinoportal/icon-192.png"))
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def security(request):
    """Where to write about a hole in the portal, as RFC 9116 has it."""
    until = timezone.now().replace(microsecond=0) + VALID
    about = request.build_absolute_uri(reverse("films:about"))
    return _text(
        [
            f"Contact: {settings.SECURITY_CONTACT or about}",
            f"Expires: {until.isoformat()}",
            f"Preferred-Languages: {', '.join(LANGUAGES)}",
            f"Canonical: {request.build_absolute_uri()}",
        ]
    )


def _text(lines):
    text = "\n".join([*lines, ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def opensearch(request):
    """Lets a browser take the portal among its search engines."""
    kind = "application/opensearchdescription+xml"
    description = _(
        "Films, people, themes and festivals of Kazakh cinema, in any spelling."
    )
    return render(
        request, "opensearch.xml", {"description": description}, content_type=kind
    )


@require_safe
def manifest(request):
    """Lets a phone keep the portal among its applications."""
    home, palette = reverse("films:home"), ERAS[2020]
    about = {
        "id": home,
        "name": _("Kinoportal, Kazakh cinema"),
        "short_name": _("Kinoportal"),
        "description": _(
            "The open reference work on Kazakh cinema. Every fact names its source."
        ),
        "lang": current(),
        "start_url": home,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": palette.sky,
        "theme_color": palette.ground,
        "icons": [
            {
                "src": static(f"kinoportal/{name}"),
                "sizes": sizes,
                "type": "image/png",
                "purpose": purpose,
            }
            for sizes, purpose, name in ICONS
        ],
    }
    return JsonResponse(about, content_type="application/manifest+json")
