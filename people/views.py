from django.views.generic import DetailView, ListView

from .models import Person


class PersonList(ListView):
    paginate_by = 48

    def get_queryset(self):
        return Person.objects.published().by_name()


class PersonDetail(DetailView):
    def get_queryset(self):
        return Person.objects.published()
