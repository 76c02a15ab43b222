from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, TemplateView
from pyroaring import BitMap

from kinoportal.cards import answer
from kinoportal.codes import country_name
from kinoportal.disputes import disputes
from kinoportal.footnotes import Footnotes
from kinoportal.languages import current
from kinoportal.models import Claim
from kinoportal.paging import Chosen, chips, page_of, quoted, sentences
from kinoportal.structured_data import item_list
from kinoportal.text import sort_key

from . import cards, facets, filmography, structured_data, summaries
from .filters import PersonFilter, found, letters
from .models import Person, Profession


class PersonList(TemplateView):
    """People under the filters of the address; totals and facets come from memory."""

    template_name = "people/person_list.html"
    per_page = 48

    def get_context_data(self, **kwargs):
        form = PersonFilter(self.request.GET, Person.objects.none()).form
        index = facets.people.current()
        choices = self.choices(form) if form.is_valid() else {}
        selection = index.select(choices) if form.is_valid() else BitMap()
        order = choices.pop("ranked", None) or current()
        people = Chosen(
            len(selection),
            lambda start, length: index.page(selection, order, start, length),
            Person.objects.for_tiles().in_bulk,
        )
        page, errors = page_of(self.request, people, self.per_page)
        shown = list(page)
        chosen = list(self.chosen(form)) if form.is_valid() else []
        return super().get_context_data(
            crumbs=[(_("People"), "")],
            errors=[*sentences(form), *errors],
            people=shown,
            structured_data=[
                item_list(
                    _("People"), shown, start=page.start_index(), count=len(people)
                )
            ],
            total=len(selection),
            page_obj=page,
            letters=self.letters(index, choices),
            professions=self.professions(index, choices),
            countries=self.countries(index, choices),
            chips=list(chips(self.request, chosen)),
            carried=[(word, value) for word, value, _label in chosen],
            words=form.cleaned_data.get("q", ""),
            chosen=[value for word, value, _label in chosen if word != "q"],
            **kwargs,
        )

    def choices(self, form):
        """A valid form's values as the index takes them, with what the words found."""
        cleaned = form.cleaned_data
        ranked = found(cleaned["q"]) if cleaned["q"] else None
        return {
            "ranked": ranked,
            "only": None if ranked is None else BitMap(ranked),
            "profession": list(cleaned["profession"]),
            "country": list(cleaned["country"]),
            f"letter_{current()}": list(cleaned["letter"]),
        }

    def chosen(self, form):
        """(word, value, label) of everything that narrows the list."""
        cleaned = form.cleaned_data
        names = dict(Profession.choices)
        for value in cleaned["profession"]:
            yield "profession", value, capfirst(str(names[value]))
        for value in cleaned["letter"]:
            yield "letter", value, value
        for value in cleaned["country"]:
            yield "country", value, country_name(value)
        if cleaned["q"]:
            yield "q", form.data["q"], quoted(cleaned["q"])

    def letters(self, index, choices):
        """(letter, count) of every first letter, in the order of the alphabet."""
        counts = index.counts(f"letter_{current()}", choices)
        return [(letter, counts[letter]) for letter, _same in letters()]

    def professions(self, index, choices):
        """(word, name, count) in the order in which the field prints credits."""
        counts = index.counts("profession", choices)
        return [(word, name, counts.get(word, 0)) for word, name in Profession.choices]

    def countries(self, index, choices):
        """(code, name, count) of the countries of films, by name."""
        counts = index.counts("country", choices)
        named = [(code, country_name(code), counts[code]) for code in counts]
        return sorted(named, key=lambda row: sort_key(row[1]))


class PersonDetail(DetailView):
    def get_queryset(self):
        return (
            Person.objects.published()
            .with_first_year()
            .prefetch_related("other_names", "portraits", "external_ids")
        )

    def get_context_data(self, **kwargs):
        person = self.object
        parts = filmography.parts(person)
        honours = filmography.honours(person)
        claims = list(Claim.objects.about(person))
        credits = [credit for part in parts for credit in part["credits"]]
        by_film = filmography.films(parts)
        summary = summaries.person(person, [own[0].film for own in by_film])
        footnotes = Footnotes(person, *credits, *honours, *claims)
        company = filmography.company(person)
        return super().get_context_data(
            summary=summary,
            structured_data=[structured_data.person(person, summary)],
            parts=parts,
            films=[footnotes.alike(own) for own in by_film],
            is_whole=filmography.is_whole(parts),
            crumbs=[(_("People"), reverse("people:person_list")), (person.name, "")],
            directed=any(part["role"] == "director" for part in parts),
            suns=filmography.years(credits),
            honours=honours[: filmography.LAURELS],
            has_more_honours=len(honours) > filmography.LAURELS,
            company=company,
            best=filmography.most_recognised(parts),
            career=filmography.career(parts),
            reception=filmography.reception(parts),
            articles=filmography.articles(person),
            network=filmography.network(person, company),
            themes=filmography.themes(person),
            disputes=disputes(claims),
            footnotes=footnotes,
            **kwargs,
        )


@require_safe
def person_card(request, slug):
    people = Person.objects.published().with_first_year()
    person = get_object_or_404(people, slug=slug)
    return answer(request, cards.person(person), person)
