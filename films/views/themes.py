from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from ..models import Festival, Film, Recognition, Theme
from ..theme_tree import ThemeTree

# A small theme is shown whole; of a large one the newest films of every decade.
WHOLE = 96
OF_A_DECADE = 11
COMPANIONS = 8
FESTIVALS = 12


class ThemeList(TemplateView):
    template_name = "films/theme_list.html"

    def get_context_data(self, **kwargs):
        tree = ThemeTree()
        return super().get_context_data(
            crumbs=[(_("Themes"), "")],
            branches=tree.branches,
            theme_count=len(tree.themes),
            **kwargs,
        )


class ThemeDetail(DetailView):
    def get_queryset(self):
        return Theme.objects.published()

    def get_context_data(self, **kwargs):
        tree = ThemeTree()
        theme = tree.themes[self.object.pk]
        films = Film.objects.published().about(theme)
        years = list(films.counted_by_year())
        line = [
            (broader.label, broader.get_absolute_url()) for broader in tree.line(theme)
        ]
        return super().get_context_data(
            crumbs=[
                (_("Themes"), reverse("films:theme_list")),
                *line,
                (theme.label, ""),
            ],
            other_labels=[
                w.strip() for w in theme.other_labels.split(";") if w.strip()
            ],
            narrower=theme.children,
            related=[
                tree.themes[near.pk]
                for near in theme.related.published().by_label().only("pk")
                if near.pk in tree.themes
            ],
            companions=companions(theme, films, tree),
            chapters=chapters(films, years),
            years=[year for year, _count in years if year],
            film_count=sum(count for _year, count in years),
            festivals=festivals(films),
            **kwargs,
        )


def companions(theme, films, tree):
    """Themes that often stand beside this one, its own line and branch aside."""
    own = tree.below(theme) | {broader.pk for broader in tree.line(theme)}
    beside = Theme.objects.published().exclude(pk__in=own).frequent_among(films)
    return list(beside[:COMPANIONS])


def chapters(films, years):
    """A theme's films by decade, the newest first, with how many each has."""
    totals = {}
    for year, count in years:
        totals[decade(year)] = totals.get(decade(year), 0) + count
    whole = sum(totals.values()) <= WHOLE
    shown = films.newest_first() if whole else films.newest_of_each_decade(OF_A_DECADE)
    return [
        {
            "decade": start,
            "last": start and start + 9,
            "total": totals[start],
            "films": list(group),
        }
        for start, group in groupby(shown.for_cards(), key=lambda film: film.decade)
    ]


def decade(year):
    return year // 10 * 10 if year else None


def festivals(films):
    """Where these films were recognised, the most frequent first."""
    at = Recognition.objects.filter(film__in=films).counted_by("edition__festival")
    counts = {row.pop("edition__festival"): row for row in at.order_by("-film_count")}
    named = Festival.objects.in_bulk(list(counts)[:FESTIVALS])
    return [{"festival": named[pk], **counts[pk]} for pk in counts if pk in named]
