from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.views.generic import ListView

from kinoportal.models import Citation, Source
from people.models import Person

from ..models import Film


class SourceList(ListView):
    """Sources behind public films and people, with how many films name each."""

    template_name = "films/source_list.html"
    paginate_by = 100

    def get_queryset(self):
        films, people = ContentType.objects.get_for_models(Film, Person).values()
        of_film = Q(
            content_type=films, object_id__in=Film.objects.published().values("pk")
        )
        of_person = Q(
            content_type=people, object_id__in=Person.objects.published().values("pk")
        )
        public = Citation.objects.filter(of_film | of_person, source=OuterRef("pk"))
        named = Q(citations__content_type=films)
        named &= Q(citations__object_id__in=Film.objects.published().values("pk"))
        return (
            Source.objects.filter(Exists(public))
            .exclude(url="")
            .annotate(film_count=Count("citations__object_id", named, distinct=True))
            .order_by("publisher", "title", "slug")
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(crumbs=[(_("Facts and sources"), "")], **kwargs)
