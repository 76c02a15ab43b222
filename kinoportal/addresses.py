"""A page's address: in another language, and as machines are to remember it."""

from .languages import LANGUAGES

LONGEST_NUMBER = 7  # figures; no list has more pages


def in_language(path, code):
    """The path, query included, with another first part."""
    here, separator, rest = path.lstrip("/").partition("/")
    if here in LANGUAGES:
        return f"/{code}{separator or '/'}{rest}"
    return f"/{code}/"


def canonical(request):
    """The address without filters and order: they show a part of the same list.

    A further page of the whole list holds what no other does, and keeps its number.
    """
    pages = request.GET.getlist("page")
    is_further = list(request.GET) == ["page"] and pages[-1].isdecimal()
    if is_further and pages[-1] != "1" and len(pages[-1]) <= LONGEST_NUMBER:
        return f"{request.path}?page={int(pages[-1])}"
    return request.path
