"""Records given to an editor: who shall work on what."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Assignment
from ..revisions.models import name_of
from . import bulk
from .translations.wanted import translators


class EditorField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class AssignForm(forms.Form):
    user = EditorField(
        translators(),
        label=gettext_lazy("To whom"),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )


def assign(desk, request, queryset):
    """Shown first, told in the history of each record, taken back in one."""
    batch, held = uuid4(), Assignment.objects.holders(queryset)

    def changes(record, user):
        return held.get(record.pk) != (user and user.pk)

    def give(record, user):
        Assignment.objects.give(record, user, batch=batch)

    def note(user):
        return _("Assigned: %(name)s") % {
            "name": name_of(user) if user else _("nobody")
        }

    return bulk.act(
        desk,
        request,
        queryset,
        give,
        changes=changes,
        form=AssignForm,
        batch=batch,
        note=note,
    )
