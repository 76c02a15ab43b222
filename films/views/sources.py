from django.utils.translation import gettext as _

from kinoportal.paging import PagedList

from .. import sources


class SourceList(PagedList):
    """Sources behind public records, with how many films rest on each."""

    template_name = "films/source_list.html"
    paginate_by = 100

    def get_queryset(self):
        return sources.behind_public_records()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            crumbs=[(_("Facts and sources"), "")], **kwargs
        )
        context["object_list"] = list(context["object_list"])
        sources.count_films(context["object_list"])
        return context
