"""What steps for many films and recognitions ask for."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kinoportal.admin.choosing import KnownSelect

from ..models import Award, Edition, Recognition, Result, Section, Theme


class ThemeForm(forms.Form):
    theme = forms.ModelChoiceField(Theme.objects.all(), label=_("theme"))


def _chosen(name, records, **options):
    """A field of the recognition, found by typing as in the film's form."""
    field = Recognition._meta.get_field(name)
    widget = KnownSelect(field, admin.site)
    return forms.ModelChoiceField(
        records, label=field.verbose_name, widget=widget, **options
    )


def _optional(name, records):
    return _chosen(name, records, required=False, empty_label="")


class EditionForm(forms.Form):
    edition = _chosen("edition", Edition.objects.select_related("festival"))


class FestivalForm(EditionForm):
    section = _optional("section", Section.objects.all())
    section_as_given = forms.CharField(
        label=_("section as given"), max_length=200, required=False
    )
    award = _optional("award", Award.objects.all())
    award_as_given = forms.CharField(
        label=_("award as given"), max_length=200, required=False
    )
    result = forms.ChoiceField(
        choices=Result.choices, label=_("result"), initial=Result.OFFICIAL_SELECTION
    )

    def clean(self):
        """A section or an award of one festival is not given at another."""
        cleaned = super().clean()
        edition = cleaned.get("edition")
        for name in ("section", "award"):
            word = cleaned.get(name)
            if edition and word and word.festival_id not in (None, edition.festival_id):
                text = _("This belongs to another festival: %(name)s.")
                self.add_error(name, text % {"name": word.festival})
        return cleaned
