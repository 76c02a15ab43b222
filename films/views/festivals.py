from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from kinoportal import codes
from kinoportal.disputes import disputes
from kinoportal.footnotes import Footnotes
from kinoportal.languages import current
from kinoportal.models import Claim
from kinoportal.structured_data import item_list
from kinoportal.text import sort_key

from .. import statistics, structured_data, summaries
from ..ledger import editions_in, fill, newest, tally
from ..models import Festival, Recognition

# Lines of the ledger on one page, and laurels above them.
LINES = 120
LAURELS = 24


class FestivalList(TemplateView):
    template_name = "films/festival_list.html"

    def get_context_data(self, **kwargs):
        festivals = list(
            Festival.objects.published().order_by(f"sort_key_{current()}", "slug")
        )
        lines = Recognition.objects.published_throughout()
        rows = lines.counted_by("edition__festival")
        counts = {row["edition__festival"]: row for row in rows}
        for festival in festivals:
            row = counts.get(festival.pk, {"film_count": 0, "win_count": 0})
            festival.film_count = row["film_count"]
            festival.win_count = row["win_count"]
        kinds = [
            (kind, by_country([f for f in festivals if f.kind == kind]))
            for kind in Festival.Kind
        ]
        return super().get_context_data(
            crumbs=[(_("Festivals"), "")],
            structured_data=[item_list(_("Festivals"), festivals)],
            kinds=[pair for pair in kinds if pair[1]],
            festival_count=len(festivals),
            by_country=statistics.festivals_by_country(festivals),
            **kwargs,
        )


def by_country(festivals):
    """Pairs of a country's name and its festivals; without a country, last."""
    countries = {}
    for festival in festivals:
        name = codes.country_name(festival.country) if festival.country else ""
        countries.setdefault(name, []).append(festival)
    return sorted(countries.items(), key=lambda pair: (not pair[0], sort_key(pair[0])))


class FestivalDetail(DetailView):
    def get_queryset(self):
        return Festival.objects.published()

    def get_context_data(self, **kwargs):
        ledger = Recognition.objects.filter(edition__festival=self.object)
        editions = editions_in(ledger)
        printed = newest(editions, LINES)
        lines = ledger.filter(edition__in=[held.pk for held in printed])
        lines = list(lines.published().by_section().for_lines().with_films()[:LINES])
        fill(printed, lines)
        won = ledger.published().won().newest_first()
        claims = list(Claim.objects.about(self.object))
        counted = tally(self.object, editions)
        summary = summaries.festival(self.object, counted)
        return super().get_context_data(
            crumbs=[
                (_("Festivals"), reverse("films:festival_list")),
                (self.object.name, ""),
            ],
            summary=summary,
            structured_data=[
                structured_data.festival(self.object, editions, summary),
            ],
            tally=counted,
            suns=editions,
            laurels=won.for_lines().select_related("film")[:LAURELS],
            editions=printed,
            older=editions[len(printed) :],
            disputes=disputes(claims),
            footnotes=Footnotes(self.object, *lines, *claims),
            **kwargs,
        )


class EditionDetail(DetailView):
    """A year's editions of a festival; a year without public films has no page."""

    template_name = "films/edition_detail.html"

    def get_queryset(self):
        return Festival.objects.published()

    def get_context_data(self, **kwargs):
        year = self.kwargs["year"]
        ledger = Recognition.objects.filter(edition__festival=self.object)
        every = editions_in(ledger)
        editions = [held for held in every if held.year == year]
        if not editions:
            raise Http404
        lines = ledger.filter(edition__year=year).published()
        page = Paginator(lines.by_section().for_lines().with_films(), LINES).get_page(
            self.request.GET.get("page")
        )
        fill(editions, page)
        films = list(dict.fromkeys(line.film for line in page))
        summary = summaries.edition(self.object, year, editions, films)
        return super().get_context_data(
            summary=summary,
            structured_data=[
                structured_data.edition(self.object, year, films, summary),
            ],
            crumbs=[
                (_("Festivals"), reverse("films:festival_list")),
                (self.object.name, self.object.get_absolute_url()),
                (year, ""),
            ],
            year=year,
            editions=editions,
            page_obj=page,
            neighbours=neighbours([held.year for held in every], year),
            footnotes=Footnotes(*page),
            **kwargs,
        )


def neighbours(years, year):
    """The years of the editions before and after this one; None at the ends."""
    known = [one for one in years if one]
    return {
        "earlier": max((one for one in known if one < year), default=None),
        "later": min((one for one in known if one > year), default=None),
    }
