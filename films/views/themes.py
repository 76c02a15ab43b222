from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kinoportal.structured_data import item_list

from .. import facets, statistics, structured_data, summaries
from ..models import Festival, Film
from ..theme_tree import ThemeTree

# A small theme is shown whole; of a large one the newest films of every decade.
WHOLE = 96
OF_A_DECADE = 11
COMPANIONS = 8
FESTIVALS = 12


class ThemeList(TemplateView):
    template_name = "films/theme_list.html"

    def get_context_data(self, **kwargs):
        tree = ThemeTree(facets.films.current())
        return super().get_context_data(
            crumbs=[(_("Themes"), "")],
            branches=tree.branches,
            structured_data=[item_list(_("Themes"), tree.themes.values())],
            theme_count=len(tree.themes),
            **kwargs,
        )


class ThemeDetail(TemplateView):
    """A theme with the films of its narrower themes, counted without a query."""

    template_name = "films/theme_detail.html"

    def get_context_data(self, slug, **kwargs):
        index = facets.films.current()
        tree = ThemeTree(index)
        theme = tree.named(slug)
        if theme is None:
            raise Http404
        ids = index.select({"theme": [slug]})
        labels = theme.other_labels.split(";")
        related = theme.related.values_list("pk", flat=True)
        parts = chapters(index, ids)
        films = [film for part in parts for film in part["films"]]
        summary = summaries.theme(theme, len(ids), films)
        return super().get_context_data(
            theme=theme,
            summary=summary,
            structured_data=structured_data.theme(theme, films, len(ids), summary),
            crumbs=crumbs(tree, theme),
            other_labels=[label.strip() for label in labels if label.strip()],
            narrower=theme.children,
            related=[tree.themes[pk] for pk in related if pk in tree.themes],
            companions=companions(tree, theme, index, ids),
            chapters=parts,
            years=years(index, ids),
            film_count=len(ids),
            won_count=len(index.select({"theme": [slug], "result": ["won"]})),
            festivals=festivals(index, ids),
            rise=statistics.rise_and_fall(index, ids),
            **kwargs,
        )


def crumbs(tree, theme):
    wider = [(one.label, one.get_absolute_url()) for one in tree.line(theme)]
    return [(_("Themes"), reverse("films:theme_list")), *wider, (theme.label, "")]


def years(index, ids):
    """The years of the films, the earliest first."""
    return sorted(year for year, count in index.years.counts(ids).items() if count)


def companions(tree, theme, index, ids):
    """Pairs of a theme and how many of these films it shares, the most first.

    The theme's own line and what is narrower would say nothing, nor would the
    branches of the tree, to which nearly every film belongs.
    """
    shared = index.facets["theme"].counts(ids)
    own = tree.below(theme) | {wider.pk for wider in tree.line(theme)}
    own |= {branch.pk for branch in tree.branches if branch.children}
    beside = [
        (near, shared[near.slug])
        for pk, near in tree.themes.items()
        if pk not in own and shared.get(near.slug)
    ]
    return sorted(beside, key=lambda pair: -pair[1])[:COMPANIONS]


def chapters(index, ids):
    """The films by decade, the newest first, with how many each decade has."""
    decades = {None: ids - index.years.any_of(index.years.ids)}
    for decade, found in index.facets["decade"].ids.items():
        decades[int(decade)] = found & ids
    limit = WHOLE if len(ids) <= WHOLE else OF_A_DECADE
    shown = {
        decade: index.page(found, "newest", 0, limit)
        for decade, found in decades.items()
        if found
    }
    cards = Film.objects.published().for_cards().in_bulk(sum(shown.values(), []))
    return [
        {
            "decade": decade,
            "last": decade and decade + 9,
            "total": len(decades[decade]),
            "films": [cards[pk] for pk in shown[decade] if pk in cards],
        }
        for decade in sorted(shown, key=lambda decade: -(decade or 0))
    ]


def festivals(index, ids):
    """Where these films were recognised, with how many of them and how many won."""
    shown = index.pairs.counts("festival", {}, ids)
    won = index.pairs.counts("festival", {"result": ["won"]}, ids)
    slugs = sorted(filter(shown.get, shown), key=lambda slug: (-shown[slug], slug))
    named = Festival.objects.published().in_bulk(slugs[:FESTIVALS], field_name="slug")
    return [
        {
            "festival": named[slug],
            "film_count": shown[slug],
            "win_count": won.get(slug, 0),
        }
        for slug in slugs
        if slug in named
    ]
