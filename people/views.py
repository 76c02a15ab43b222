from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from kinoportal.disputes import disputes
from kinoportal.footnotes import Footnotes
from kinoportal.models import Claim

from . import filmography
from .models import Person


class PersonList(ListView):
    paginate_by = 48

    def get_queryset(self):
        return Person.objects.published().by_name()


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
