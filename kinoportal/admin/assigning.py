"""Records given to an editor: who shall work on what."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Assignment
from . import bulk
from .translations.wanted import translators


class AssignForm(forms.Form):
    user = forms.ModelChoiceField(
        translators(),
        label=gettext_lazy("To whom"),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].label_from_instance = _name


def _name(user):
    return user.get_full_name() or user.get_username()


def assign(desk, request, queryset):
    """Shown first, told in the history of each record, taken back in one."""
    form = AssignForm(request.POST if "confirmed" in request.POST else None)
    user = form.cleaned_data["user"] if form.is_valid() else None
    batch = uuid4()

    def changes(record):
        return Assignment.objects.holder_of(record) != user

    def give(record):
        Assignment.objects.give(record, user, batch=batch)

    told = _("Assigned: %(name)s") % {"name": _name(user) if user else _("nobody")}
    return bulk.act(
        desk,
        request,
        queryset,
        give,
        changes=changes,
        form=form,
        batch=batch,
        note=told,
    )
