from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from kinoportal.languages import LANGUAGES


def choose_language(request):
    """Send the reader to the language that their browser asks for, else Kazakh."""
    language = get_language_from_request(request)
    response = HttpResponseRedirect(
        f"/{language if language in LANGUAGES else LANGUAGES[0]}/"
    )
    patch_vary_headers(response, ["Accept-Language"])
    return response
