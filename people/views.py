from operator import itemgetter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from kinoportal.codes import country_name
from kinoportal.disputes import disputes
from kinoportal.footnotes import Footnotes
from kinoportal.models import Claim
from kinoportal.paging import chips, page_of, sentences

from . import filmography
from .filters import PersonFilter, letters
from .models import Person, Profession


class PersonList(TemplateView):
    template_name = "people/person_list.html"
    per_page = 48

    def get_context_data(self, **kwargs):
        query = PersonFilter(self.request.GET, Person.objects.published())
        is_valid = query.form.is_valid()
        people = query.qs if is_valid else Person.objects.none()
        found = people.with_first_year().by_name().prefetch_related("portraits")
        page, errors = page_of(self.request, found, self.per_page)
        chosen = list(self.chosen(query.form)) if is_valid else []
        return super().get_context_data(
            crumbs=[(_("People"), "")],
            errors=[*sentences(query.form), *errors],
            people=list(page),
            total=page.paginator.count,
            page_obj=page,
            letters=letters(),
            professions=Profession.choices,
            countries=self.countries(),
            chips=list(chips(self.request, chosen)),
            carried=[(word, value) for word, value, _label in chosen],
            words=query.form.cleaned_data.get("q", ""),
            chosen=[value for _word, value, _label in chosen],
            **kwargs,
        )

    def chosen(self, form):
        """(word, value, label) of everything that narrows the list."""
        cleaned = form.cleaned_data
        names = dict(Profession.choices)
        for value in cleaned["profession"]:
            yield "profession", value, str(names[value]).capitalize()
        for value in cleaned["letter"]:
            yield "letter", value, value
        for value in cleaned["country"]:
            yield "country", value, country_name(value)
        if cleaned["q"]:
            yield "q", form.data["q"], f"“{cleaned['q']}”"

    def countries(self):
        """Countries of the catalogue's films, by name."""
        words = Person.objects.countries_of_work()
        return sorted(((code, country_name(code)) for code in words), key=itemgetter(1))


class PersonDetail(DetailView):
    def get_queryset(self):
        return (
            Person.objects.published()
            .with_first_year()
            .prefetch_related("other_names", "portraits")
        )

    def get_context_data(self, **kwargs):
        person = self.object
        parts = filmography.parts(person)
        honours = filmography.honours(person)
        claims = list(Claim.objects.about(person))
        credits = [credit for part in parts for credit in part["credits"]]
        return super().get_context_data(
            parts=parts,
            crumbs=[(_("People"), reverse("people:person_list")), (person.name, "")],
            directed=any(part["role"] == "director" for part in parts),
            suns=filmography.years(credits),
            honours=honours[: filmography.LAURELS],
            has_more_honours=len(honours) > filmography.LAURELS,
            company=filmography.company(person),
            themes=filmography.themes(person),
            disputes=disputes(claims),
            footnotes=Footnotes(person, *credits, *honours, *claims),
            **kwargs,
        )
