from django.views.generic import DetailView, TemplateView
from pyroaring import BitMap

from kinoportal.languages import current
from kinoportal.paging import Chosen, chips, page_of, sentences

from .. import facets, film_list
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
        chosen = list(film_list.chosen_values(form)) if is_valid else []
        active = list(chips(self.request, chosen))
        return super().get_context_data(
            form=form,
            errors=[*sentences(form), *page_errors],
            total=len(selection),
            films=list(page),
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
        return Film.objects.published()
