from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from kinoportal.paging import page_of
from kinoportal.search import unanswered
from kinoportal.search.suggestions import suggest as suggested

from ..search.answers import PAGE_KINDS, answer
from ..search.rows import named, rows
from ..search.wording import KIND_NAMES, chips_of

SUGGESTED = ("person", "film", "theme", "festival")


class Search(TemplateView):
    template_name = "films/search.html"
    per_page = 20

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if not response.context_data["answer"].found:
            # Every query in vain is counted, so its page is not kept.
            response["Cache-Control"] = "no-cache"
        return response

    def get_context_data(self, **kwargs):
        asked = self.request.GET
        text = asked.get("q", "")
        as_text = asked.getlist("text")[:16]
        found = answer(text, as_text=as_text, repair="exact" not in asked)
        kind = asked.get("kind") if asked.get("kind") in PAGE_KINDS else ""
        pairs = [pair for pair in found.found if not kind or pair[0] == kind]
        page, errors = page_of(self.request, pairs, self.per_page)
        query = found.understanding.query
        if query and not found.found:
            unanswered.count(query.text)
        return super().get_context_data(
            crumbs=[(_("Search"), "")],
            q=found.repaired_from or query.text,
            answer=found,
            query=query,
            rows=rows(list(page), query.words),
            page_obj=page,
            errors=errors,
            kind=kind,
            kinds=self.kinds(found, kind),
            chips=list(chips_of(self.request, found.understanding)),
            **kwargs,
        )

    def kinds(self, found, chosen):
        for kind in PAGE_KINDS:
            if found.counts.get(kind) or kind == chosen:
                yield {
                    "name": KIND_NAMES[kind],
                    "kind": kind,
                    "count": found.counts.get(kind, 0),
                }


@require_safe
def suggest(request):
    """Records by the beginning of their names: JSON, or a fragment of HTML.

    A browser's own search field asks as OpenSearch has it: the words, the names.
    """
    found = suggested(request.GET.get("q", ""), SUGGESTED)
    lines = rows_of_names(found)
    if "html" in request.GET:
        return render(request, "films/suggestions.html", {"suggestions": lines})
    if "opensearch" in request.GET:
        names = [line["name"] for line in lines]
        return JsonResponse(
            [request.GET.get("q", ""), names],
            safe=False,
            content_type="application/x-suggestions+json",
        )
    return JsonResponse({"suggestions": lines})


def rows_of_names(found):
    return [
        {
            "kind": kind,
            "kind_name": str(KIND_NAMES[kind]),
            "name": str(record),
            "url": record.get_absolute_url(),
        }
        for kind, record in named(found)
    ]
