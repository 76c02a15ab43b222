"""The form of a record that has an address of its own."""

from django import forms
from django.urls import resolve
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGES
from ..text import slug_from
from .choosing import KnownChoicesForm


class RecordForm(KnownChoicesForm):
    """Takes the address from the name when it is left empty, and a note on why."""

    revision_note = forms.CharField(
        label=_("What changed and why"), required=False, max_length=300
    )

    # Another record of this name and, of a film, this year.
    twin = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("slug"):
            cleaned["slug"] = cleaned["slug"].lower()
            if self._is_another_page(cleaned["slug"]):
                self.add_error("slug", _("Another record has this address."))
        elif "slug" in cleaned:
            cleaned["slug"] = self._free_slug(self._slug_from_name(cleaned))
        elif "slug" not in self.fields and not self.instance.slug:
            # Who may not choose the address still gets one.
            self.instance.slug = self._free_slug(self._slug_from_name(cleaned))
        return cleaned

    def _slug_from_name(self, cleaned):
        columns = [self.name_field, *(f"{self.name_field}_{c}" for c in LANGUAGES)]
        name = next(filter(None, map(cleaned.get, columns)), "")
        return slug_from(f"{name} {cleaned.get('year') or ''}")

    def _free_slug(self, slug):
        others = self._meta.model._base_manager.exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=slug).values_list("slug", flat=True))
        if slug in taken:
            self.twin = others.get(slug=slug)
        if self._is_another_page(slug):
            taken.add(slug)
        free = (f"{slug}-{n}" for n in range(2, len(taken) + 3))
        return slug if slug not in taken else next(s for s in free if s not in taken)

    def _is_another_page(self, slug):
        """Of a film called “Alphabet” the page would be that of all films by letter."""
        record = self._meta.model(slug=slug)
        if not slug or not hasattr(record, "get_absolute_url"):
            return False
        return resolve(record.get_absolute_url()).kwargs.get("slug") != slug
