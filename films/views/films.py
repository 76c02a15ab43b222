from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView
from pyroaring import BitMap

from kinoportal.footnotes import Footnotes
from kinoportal.languages import current
from kinoportal.paging import Chosen, chips, page_of, sentences
from kinoportal.structured_data import item_list
from kinoportal.templatetags.language import decade_name

from .. import facets, film_list, film_page, structured_data, summaries
from ..filters import FilmFilter, found
from ..models import Film


class FilmList(TemplateView):
    """Films under the filters of the address; totals and facets come from memory."""

    template_name = "films/film_list.html"
    per_page = 24

    def get_context_data(self, **kwargs):
        form = FilmFilter(self.request.GET, Film.objects.none()).form
        is_valid = form.is_valid()
        index = facets.films.current()
        choices = film_list.choices_of(form) if is_valid else {}
        order = self.order(form, index, choices)
        selection = index.select(choices) if is_valid else BitMap()
        films = Chosen(
            len(selection),
            lambda start, length: index.page(selection, order, start, length),
            Film.objects.published().for_cards().in_bulk,
        )
        page, page_errors = page_of(self.request, films, self.per_page)
        shown = list(page)
        chosen = list(film_list.chosen_values(form)) if is_valid else []
        active = list(chips(self.request, chosen))
        return super().get_context_data(
            form=form,
            errors=[*sentences(form), *page_errors],
            total=len(selection),
            films=shown,
            crumbs=[(_("Films"), "")],
            structured_data=[
                item_list(_("Films"), shown, start=page.start_index(), count=len(films))
            ],
            page_obj=page,
            sort=form.cleaned_data.get("sort") or self.usual_order(choices),
            groups=film_list.groups(index, choices),
            decades=film_list.decades(index, choices),
            chips=active,
            advice=film_list.most_helpful(index, choices, active),
            carried=[(word, value) for word, value, _label in chosen],
            **kwargs,
        )

    def usual_order(self, choices):
        return "best" if choices.get("only") is not None else "newest"

    def order(self, form, index, choices):
        """The name of an order of the index, or the ids as search ranks them."""
        words = form.cleaned_data.get("q") if form.is_valid() else ""
        sort = form.cleaned_data.get("sort")
        if words:
            ranked = found(words)
            choices["only"] = BitMap(ranked)
            if not sort:
                return ranked
        return f"title_{current()}" if sort == "title" else sort or "newest"


class FilmDetail(DetailView):
    def get_queryset(self):
        films = Film.objects.published().select_related("drawn")
        return films.prefetch_related("other_titles", "external_ids")

    def get_context_data(self, **kwargs):
        film = self.object
        credits = film_page.credits(film)
        recognitions = film_page.recognitions(film)
        links = list(film.film_themes.published().with_theme())
        supports = list(film.film_programmes.published().with_programme())
        takings = list(film.box_office.all())
        disputed, other_disputes = film_page.disputes_of(film)
        contested = film_page.contest(recognitions)
        disputes = [*disputed.values(), *other_disputes, *contested]
        claims = [claim for dispute in disputes for claim in dispute.claims]
        rows = [row for _role, _label, group in credits for row in group]
        directing = [row for row in rows if row.role == "director"]
        pictures, links_out = list(film.pictures.all()), list(film.links.all())
        film.directing, film.shown_themes = directing, links
        film.posters = [picture for picture in pictures if picture.kind == "poster"]
        themes = [link.theme for link in links]
        context = super().get_context_data(
            crumbs=self.crumbs(film),
            summary=summaries.film(film, themes),
            rows=rows,
            crew=[group for group in credits if group[0] not in ("actor", "director")],
            cast=[row for row in rows if row.role == "actor"],
            directing=directing,
            recognitions=recognitions,
            honours=[row for row in recognitions if row.result != "official_selection"],
            theme_links=links,
            supports=supports,
            **film_page.studios(film, supports),
            takings=takings,
            reception=list(film.reception.select_related("source")),
            collections=film.collections.published().oldest_first(),
            articles=film_page.articles(film),
            related=film_page.related(film, film.directors, themes),
            watch=[link for link in links_out if link.kind != "trailer"],
            trailers=[link for link in links_out if link.kind == "trailer"],
            stills=[picture for picture in pictures if picture.kind == "still"],
            disputed=disputed,
            other_disputes=other_disputes,
            footnotes=Footnotes(
                film, *rows, *recognitions, *links, *supports, *takings, *claims
            ),
            **kwargs,
        )
        return context | {"structured_data": [structured_data.film(film, context)]}

    def crumbs(self, film):
        crumbs = [(_("Films"), reverse("films:film_list"))]
        if film.decade:
            url = reverse("films:decade", args=[film.decade])
            crumbs.append((decade_name(film.decade), url))
        return [*crumbs, (film.title, "")]
