import logging

from django.db import OperationalError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..models import Correction
from ..paging import PagedList
from . import limits
from .forms import CorrectionForm, token_for
from .subjects import asked_for

TOO_MANY = gettext_lazy(
    "That is more than can be taken at once. Your words still stand below: send them"
    " again in an hour."
)
UNWRITTEN = gettext_lazy(
    "It could not be written down just now. Your words still stand below: send them"
    " again in a minute."
)
logger = logging.getLogger(__name__)


class Corrections(PagedList):
    """What was answered about public records, the newest answer first."""

    paginate_by = 50
    template_name = "kinoportal/correction_list.html"

    def get_queryset(self):
        answered = Correction.objects.published().newest_first()
        return answered.prefetch_related("record")

    def get_context_data(self, **kwargs):
        return super().get_context_data(crumbs=[(_("Corrections"), "")], **kwargs)


# A public page sets no cookie, so Django's guard has nothing to compare with. There is
# no session either that another site could use: the form's own signed token tells that
# it was opened here, for this fact, within a day.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_correction(request):
    about = asked_for(request.GET)
    if about is None:
        return _page(request, None, None)
    if request.method != "POST":
        return _page(request, about, CorrectionForm(about=about))
    form = CorrectionForm(request.POST, about=about)
    if not form.is_valid():
        return _page(request, about, form)
    if not form.is_from_a_program and not form.was_sent():
        if not limits.admit(request):
            form.add_error(None, TOO_MANY)
            return _page(request, about, form, status=429)
        try:
            form.save()
        except OperationalError:  # SQLite has one writer, and an import is a long one
            logger.exception("A correction could not be written down")
            form.add_error(None, UNWRITTEN)
            return _page(request, about, form, status=503)
    return HttpResponseRedirect(f"{reverse('correction_thanks')}?{about.query}")


def _page(request, about, form, status=200):
    context = {
        "about": about,
        "form": form,
        "token": about and token_for(about),
        "crumbs": [
            (_("Corrections"), reverse("corrections")),
            (_("Correct a fact"), ""),
        ],
    }
    return render(request, "kinoportal/correction_form.html", context, status=status)


@require_safe
def thanks(request):
    context = {
        "about": asked_for(request.GET),
        "crumbs": [(_("Corrections"), reverse("corrections")), (_("Thank you"), "")],
    }
    return render(request, "kinoportal/correction_thanks.html", context)
