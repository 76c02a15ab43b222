from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from pyroaring import BitMap

from kinoportal.languages import current
from kinoportal.paging import Chosen, page_of
from kinoportal.structured_data import item_list
from kinoportal.text import sort_key

from .. import facets
from ..models import Film


class Alphabet(TemplateView):
    """Films by the first letter of their title in the reader's language."""

    template_name = "films/alphabet.html"
    per_page = 96

    def get_context_data(self, **kwargs):
        index = facets.films.current()
        sets = index.facets[f"letter_{current()}"].ids
        letters = sorted(sets, key=lambda letter: (letter == "#", sort_key(letter)))
        asked = self.request.GET.get("letter")
        letter = asked or next(iter(letters), "")
        ids, errors = sets.get(letter, BitMap()), []
        if letter and not ids:
            asked = letter[:20].replace("\0", "�")
            errors = [_("No title begins with “%(letter)s”.") % {"letter": asked}]
        films = Chosen(
            len(ids),
            lambda start, length: index.page(ids, f"title_{current()}", start, length),
            Film.objects.published().for_cards().in_bulk,
        )
        page, page_errors = page_of(self.request, films, self.per_page)
        shown = list(page)
        start = page.start_index()
        listed = item_list(_("By alphabet"), shown, start=start, count=len(ids))
        return super().get_context_data(
            crumbs=[(_("Films"), reverse("films:film_list")), (_("By alphabet"), "")],
            letters=[(each, len(sets[each])) for each in letters],
            letter="" if errors else letter,
            # Names the part of the list in the page's title.
            chips=[{"label": letter}]
            if not errors and "letter" in self.request.GET
            else [],
            films=shown,
            structured_data=[listed],
            total=len(ids),
            page_obj=page,
            errors=[*errors, *page_errors],
            **kwargs,
        )
