from django.views.generic import ListView

from kinoportal.models import Source


class SourceList(ListView):
    paginate_by = 60
    template_name = "films/source_list.html"

    def get_queryset(self):
        return Source.objects.all()
