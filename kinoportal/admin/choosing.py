"""Choosing a related record without a query for every row of a form."""

from datetime import UTC, datetime
from functools import lru_cache

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Case, When
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from .. import revisions
from ..fields import CodeListField
from ..finding import found_by
from ..languages import SHORT, current
from ..uploads import PictureUpload
from .asking import Asked, is_key
from .picture_input import PictureInput

SELECT2_IN_KAZAKH = "kinoportal/desk/select2.kk.js"
LONGEST = 200_000  # signs of a text; a hundred pages, or something pasted by mistake
# The first hours of the calendar lie outside of it in another time zone.
NOT_BEFORE = MinValueValidator(
    datetime(1900, 1, 1, tzinfo=UTC), _("Give a date from 1900 on.")
)
OFFERED = 100  # of what was found, while a related record is chosen
# What most films here are made in and spoken in; offered before the long list.
FREQUENT = ("KZ", "SU", "RU", "FR", "kk", "ru", "en")


class KnownChoiceField(forms.ModelChoiceField):
    """Asks the database only for a record that the form has not read already."""

    known = None

    def to_python(self, value):
        if self.known is not None and str(value) == str(self.known.pk):
            return self.known
        return super().to_python(value)


class KnownSelect(AutocompleteSelect):
    """Shows the chosen record from the row that was read with it."""

    known = None

    @property
    def media(self):
        """Select2 brings no Kazakh; its words must load between it and its start."""
        base = super().media
        if current() != "kk":
            return base
        scripts = list(base._js)
        scripts.insert(scripts.index("admin/js/jquery.init.js"), SELECT2_IN_KAZAKH)
        return forms.Media(js=scripts, css=base._css)

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"lang": attrs["lang"] or current()}

    def optgroups(self, name, value, attr=None):
        if any(value) and list(map(str, value)) != [self._known_key]:
            keys = [key for key in value if not key or is_key(key)]
            return super().optgroups(name, keys, attr)
        options = []
        if not self.is_required:
            options = [self.create_option(name, "", "", False, 0)]
        if any(value):
            known = self.known.pk, str(self.known)
            options.append(self.create_option(name, *known, True, 0))
        return [(None, options, 0)]

    @property
    def _known_key(self):
        return str(self.known.pk) if self.known is not None else None


class KnownChoicesForm(forms.ModelForm):
    """Hands the related records that came with the row to its fields."""

    # Why the database did not take what the form held to be sound.
    refused = ""
    # Tells whether the editor may work on the record that a row is hung on.
    may_work_on = None

    def clean(self):
        cleaned = super().clean()
        if self.refused:
            raise forms.ValidationError(self.refused)
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.may_work_on is None:
            return
        owner = revisions.owner_of(self.instance)
        if owner is not self.instance and not self.may_work_on(owner):
            text = _("You may not change “%(record)s”; choose a record of your own.")
            self.add_error(None, text % {"record": owner})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, KnownChoiceField):
                known = self.instance._state.fields_cache.get(name)
                field.known = _select(field.widget).known = known

    @property
    def media(self):
        """Summed once for all rows of a kind: their widgets need the same files.

        A class of forms is made for one request, so for one language.
        """
        kind = type(self)
        if "media_of_kind" not in vars(kind):
            kind.media_of_kind = super().media
        return kind.media_of_kind


def _select(widget):
    wrapped = isinstance(widget, RelatedFieldWidgetWrapper)
    return widget.widget if wrapped else widget


class CodeListWidget(forms.CheckboxSelectMultiple):
    """Chosen words in their order, then the frequent ones, then a list of the rest.

    Boxes are sent in the order of the page, so the order of a list is kept, and
    what is newly chosen comes after it.
    """

    # Below this a vocabulary is shown whole.
    FEW = 30

    def get_context(self, name, value, attrs):
        context = forms.Widget.get_context(self, name, None, attrs)
        names = dict(self.choices)
        chosen = [word for word in value or [] if word in names]
        near = names if len(names) < self.FEW else FREQUENT
        offered = [word for word in near if word in names and word not in chosen]
        shown = {*chosen, *offered}
        rest = [(word, label) for word, label in names.items() if word not in shown]
        context["widget"] |= {
            "boxes": [(w, names[w], w in chosen) for w in [*chosen, *offered]],
            "rest": self._rest(name, rest) if rest else "",
        }
        return context

    def _rest(self, name, words):
        drawn = "".join(_option(word, str(label)) for word, label in words)
        return format_html(
            '<select name="{}" aria-label="{}"><option value="" selected>{}</option>{}'
            "</select>",
            name,
            _("Add another"),
            _("Add another…"),
            mark_safe(drawn),
        )

    def _render(self, template_name, context, renderer=None):
        return mark_safe(render_to_string("admin/widgets/code_list.html", context))

    def value_from_datadict(self, data, files, name):
        sent = super().value_from_datadict(data, files, name) or []
        return list(dict.fromkeys(word for word in sent if word))

    def id_for_label(self, id_, index=None):
        return f"{id_}_0" if id_ else ""


@lru_cache(maxsize=4096)
def _option(word, label):
    """Countries and languages are 400 options of a form and the same in the next."""
    return format_html('<option value="{}">{}</option>', word, label)


class Choosing(admin.options.BaseModelAdmin):
    """What record forms and their rows share: how related things are chosen."""

    form = KnownChoicesForm
    formfield_overrides = {
        models.ImageField: {"form_class": PictureUpload, "widget": PictureInput},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["form_class"] = KnownChoiceField
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, CodeListField):
            return db_field.formfield(widget=CodeListWidget)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # A record is deleted on its own page, which shows what hangs on it.
            field.widget.can_delete_related = False
        if isinstance(db_field, models.TextField):
            field.validators.append(MaxLengthValidator(LONGEST))
        if language := getattr(db_field, "_translated_field_language_code", None):
            field.label = f"{field.label}, {SHORT[language]}"
            field.widget.attrs["lang"] = language
        if isinstance(field, forms.SplitDateTimeField):
            field.validators.append(NOT_BEFORE)
            names = (_("date"), _("time"))
            for part, name in zip(field.widget.widgets, names, strict=True):
                part.attrs["aria-label"] = f"{field.label}: {name}"
        return field


class Found(Asked):
    """Search by every name in every script, in lists and when choosing."""

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        found = self._found(request, search_term)
        if request.resolver_match.url_name == "autocomplete":
            return _best_first(queryset, found), False
        return queryset.filter(found), False

    def _found(self, request, text):
        """Looked up once, though each filter with counts asks again."""
        known = request.__dict__.setdefault("found_at_desk", {})
        if text not in known:
            known[text] = found_by(self.model, text, self.get_search_fields(request))
        return known[text]


def _best_first(queryset, found):
    """In the order in which the index gave them, if it did."""
    match found.children:
        case [("pk__in", [_, *_] as keys)]:
            keys = keys[:OFFERED]
        case _:
            return queryset.filter(found)
    places = [When(pk=pk, then=place) for place, pk in enumerate(keys)]
    return queryset.filter(pk__in=keys).order_by(Case(*places, default=len(keys)))
