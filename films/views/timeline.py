from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kinoportal.languages import current
from kinoportal.paging import Chosen, page_of, sentences

from .. import facets, timeline
from ..filters import TimelineFilter
from ..models import Festival, Recognition, Result


class Timeline(TemplateView):
    """Recognition as a chart and as a list; both print the same lines."""

    template_name = "films/timeline.html"
    per_page = 400
    all_open = 40  # lines that need no folding; of more, the newest year stands open

    def get_context_data(self, **kwargs):
        form = TimelineFilter(self.request.GET, Recognition.objects.none()).form
        errors, lines = sentences(form), Recognition.objects.none()
        chosen = {"festival": {}, "result": {}}
        if form.is_valid():
            chosen = form.cleaned_data
            lines = timeline.ledger(chosen["festival"].values(), list(chosen["result"]))
        found = Chosen(
            lines.count(),
            lambda start, length: list(lines[start : start + length]),
            timeline.load,
        )
        page, page_errors = page_of(self.request, found, self.per_page)
        shown = list(page)
        return super().get_context_data(
            crumbs=[(_("Timeline"), "")],
            festivals=self.festivals(),
            results=Result.choices,
            chosen=chosen,
            errors=[*errors, *page_errors],
            total=page.paginator.count,
            page_obj=page,
            chart=timeline.chart(shown),
            years=timeline.years(shown),
            all_open=self.all_open,
            **kwargs,
        )

    def festivals(self):
        """Those at which a public film was chosen, by name."""
        known = {slug for slug, _result in facets.films.current().pairs.pairs.ids}
        festivals = Festival.objects.published().order_by(f"sort_key_{current()}")
        return [festival for festival in festivals if festival.slug in known]
