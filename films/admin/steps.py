"""What steps for many films and recognitions ask for."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kinoportal.admin.choosing import KnownSelect

from ..models import Edition, Recognition, Result, Theme


class ThemeForm(forms.Form):
    theme = forms.ModelChoiceField(Theme.objects.all(), label=_("theme"))


class EditionForm(forms.Form):
    edition = forms.ModelChoiceField(
        Edition.objects.select_related("festival"),
        label=_("edition"),
        widget=KnownSelect(Recognition._meta.get_field("edition"), admin.site),
    )


class FestivalForm(EditionForm):
    result = forms.ChoiceField(
        choices=Result.choices, label=_("result"), initial=Result.OFFICIAL_SELECTION
    )
