"""The language of the desk is an editor's own: kept with the account.

A cookie of the desk carries it from page to page; who signs in elsewhere, or
after somebody else in the same browser, finds their own again.
"""

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db import models
from django.dispatch import receiver
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from .languages import LANGUAGES, current


class DeskLanguage(models.Model):
    is_catalogued = False

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)

    class Meta:
        verbose_name = _("language of the desk")
        verbose_name_plural = _("languages of the desk")

    def __str__(self):
        return self.language


def choose(request):
    """Set the cookie as Django does, and keep the choice for the account."""
    response = set_language(request)
    language = request.POST.get("language")
    if request.user.is_authenticated and language in LANGUAGES:
        DeskLanguage.objects.update_or_create(
            user=request.user, defaults={"language": language}
        )
    return response


def chosen_by(user):
    found = DeskLanguage.objects.filter(user=user).values_list("language", flat=True)
    return found.first()


@receiver(user_logged_in)
def _speak(sender, request, user, **kwargs):
    """Whoever used the browser before, the page after signing in is the editor's."""
    if request is not None:
        request.desk_language = chosen_by(user)


class DeskLanguageMiddleware:
    """Stands after the session; public pages have none and are passed by."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _lacks_language(request):
            language = chosen_by(request.user) or current()
            translation.activate(language)
            request.LANGUAGE_CODE = request.desk_language = language
        response = self.get_response(request)
        if language := getattr(request, "desk_language", None):
            _keep(response, language)
        return response


def _lacks_language(request):
    return (
        request.path_info.startswith(f"/{settings.ADMIN_PATH}")
        and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES
        and request.user.is_authenticated
    )


def _keep(response, language):
    if settings.LANGUAGE_COOKIE_NAME not in response.cookies:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            path=settings.LANGUAGE_COOKIE_PATH,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
