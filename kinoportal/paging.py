"""Pages of a list page: a wrong number is a sentence, never a fault."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.utils.translation import gettext as _
from django.views.generic import ListView

from .filters import RepeatedField


def page_of(request, rows, per_page):
    """The page that the address asks for and, if it has none, a sentence.

    Without such a page the first comes back as a place to start from, empty.
    """
    paginator = Paginator(rows, per_page)
    asked = request.GET.get("page") or "1"
    try:
        return paginator.page(asked), []
    except (PageNotAnInteger, ValueError):
        error = _("Page “%(page)s”: a whole number is expected.")
    except EmptyPage:
        error = _("Page “%(page)s”: the list ends before it.")
    empty = Paginator([], per_page).page(1)
    return empty, [error % {"page": asked[:20].replace("\0", "�")}]


class PagedList(ListView):
    """A list of which a page that does not exist is empty and says so."""

    def paginate_queryset(self, queryset, page_size):
        page, self.page_errors = page_of(self.request, queryset, page_size)
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"errors": self.page_errors}


class Chosen:
    """A sequence of records whose ids are known; only a page's are loaded.

    ids_of(start, length) gives the ids of a run, load(ids) the records by id.
    """

    def __init__(self, total, ids_of, load):
        self.total, self.ids_of, self.load = total, ids_of, load

    def __len__(self):
        return self.total

    def __getitem__(self, run):
        ids = self.ids_of(run.start, run.stop - run.start)
        found = self.load(ids)
        return [found[pk] for pk in ids if pk in found]


def chips(request, chosen):
    """Active filter values as (label, address without the value).

    chosen: (word, value, label) of each.
    """
    for word, value, label in chosen:
        query = request.GET.copy()
        query.pop("page", None)
        left = [other for other in query.getlist(word) if other != value]
        query.setlist(word, left)
        yield {"label": label, "url": f"?{query.urlencode()}", "word": word}


def sentences(form):
    """A bound form's errors, each with its field and the value that was sent."""
    for name, errors in form.errors.items():
        field, sent = form.fields[name], form.data.get(name, "")
        for error in errors:
            if isinstance(field, RepeatedField) or sent[:60] in error:
                yield f"{field.label}: {error}"
            else:
                yield f"{field.label} {quoted(sent)}: {error}"


def quoted(words):
    """A reader's words between the quotation marks of the page's language."""
    return _("“%(words)s”") % {"words": words[:60].replace("\0", "�")}
