"""Saved filters: a list's address under a name of the editor's own."""

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ..models import SavedFilter
from .counting import OTHERWISE
from .dashboard.records import list_url

# Words of a list's address that belong to one look at it; its order does not.
PASSING = OTHERWISE - {"o"} | {"e", "_popup", "_to_field"}


def asked_of(address: QueryDict) -> str:
    """What a list is narrowed and ordered by, in one spelling."""
    kept = QueryDict(mutable=True)
    for name, values in sorted(address.lists()):
        if name not in PASSING and any(values):
            kept.setlist(name, values)
    return kept.urlencode()


class SavedFilterForm(forms.ModelForm):
    class Meta:
        model = SavedFilter
        fields = ["name", "query"]
        labels = {"name": gettext_lazy("Name of the filter")}

    def clean_query(self):
        query = asked_of(QueryDict(self.cleaned_data["query"]))
        if not query:
            raise forms.ValidationError(_("Nothing is filtered in this list yet."))
        return query


@require_POST
def save(request, app, name, *, site):
    """Save what the list shows; a name that is taken gets the new filter."""
    desk = _desk(request, site, app, name)
    mine = SavedFilter.objects.in_list(request.user, desk.model)
    form = SavedFilterForm(request.POST)
    if not form.is_valid():
        messages.error(request, _sentence(form))
        return _to_list(desk, request.POST.get("query", ""))
    known, query = mine.filter(name=form.cleaned_data["name"]), form.instance.query
    if not known.exists() and mine.count() >= SavedFilter.MOST:
        text = _("You have %(number)d saved filters in this list; remove one first.")
        messages.error(request, text % {"number": SavedFilter.MOST})
    elif not known.update(query=query):
        form.instance.user = request.user
        form.instance.table = desk.model._meta.label_lower
        form.save()
    return _to_list(desk, query)


@require_POST
def forget(request, pk, *, site):
    mine = SavedFilter.objects.filter(user=request.user, pk=pk).first()
    if mine is None:
        return HttpResponseRedirect(reverse("admin:index"))
    mine.delete()
    messages.success(request, _("“%(name)s” is no longer saved.") % {"name": mine})
    return _to_list(site._registry[apps.get_model(mine.table)])


def _desk(request, site, app, name):
    try:
        desk = site._registry[apps.get_model(app, name)]
    except LookupError as unknown:
        raise Http404 from unknown
    if not desk.has_view_permission(request):
        raise PermissionDenied
    return desk


def _sentence(form):
    """The first thing that is wrong, with the name of its field."""
    [(field, errors), *_others] = form.errors.items()
    label = form.fields[field].label
    return errors[0] if field == "query" else f"{label}: {errors[0]}"


def _to_list(desk, query=""):
    return HttpResponseRedirect(list_url(desk, asked_of(QueryDict(query))))
