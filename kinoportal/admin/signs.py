"""The states of a record's texts as small suns, a language each."""

from django.contrib.admin.views.main import ChangeList
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGES, SHORT
from ..translations.reading import attach, in_language, state_of
from ..translations.texts import State, texts_of
from .counting import remember_counts

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
# Of several texts in one language some may be missing, or drafts.
OF_SEVERAL = {state: state.label for state in State} | {State.DRAFT: _("in part")}


class MarkedList(ChangeList):
    """A list that reads the marks of its page's texts at once."""

    def get_filters(self, request):
        specs, *others = super().get_filters(request)
        passing = [s for s in specs if not getattr(s, "is_remembered", True)]
        follows = [spec.state() for spec in passing if spec.value()]
        lasting = [spec for spec in specs if spec not in passing]
        remember_counts(lasting, request, self.model, follows)
        return specs, *others

    def get_results(self, request):
        super().get_results(request)
        if self.multi_page:
            # Keys first: what a row counts is then worked out for the page alone,
            # not for all that is sorted.
            keys = list(self.result_list.values_list("pk", flat=True))
            self.result_list = self.queryset.filter(pk__in=keys)
        attach(self.result_list)


def language_signs(record, texts):
    signs = ((code, in_language(record, texts, code)) for code in LANGUAGES)
    return format_html(
        '<ul class="langs">{}</ul>',
        format_html_join(
            "",
            '<li class="sg sg--{}"><svg class="i" aria-hidden="true">'
            '<use href="#s-{}"/></svg><span aria-hidden="true">{}</span>'
            '<span class="visually-hidden">{}: {}</span></li>',
            (
                (state, state, SHORT[code], LANGUAGE_NAMES[code], OF_SEVERAL[state])
                for code, state in signs
            ),
        ),
    )


class MarkedRows(BaseInlineFormSet):
    """Rows of a form; the marks of their texts are read at once."""

    @cached_property
    def empty_form(self):
        """Made once: the page asks for it five times."""
        return super().empty_form

    def get_queryset(self):
        rows = super().get_queryset()
        if texts_of(self.model) and not hasattr(self, "has_marks"):
            self.has_marks = True
            attach(rows)
        return rows

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if hasattr(form.instance, "text_marks"):
            _mark_fields(form)
        return form


def _mark_fields(form):
    """Let each field of a row's text that is not done say so."""
    row = form.instance
    for text in texts_of(type(row)):
        given = [bool(getattr(row, f"{text}_{code}")) for code in LANGUAGES]
        for code in LANGUAGES if any(given) else ():
            field, state = form.fields.get(f"{text}_{code}"), state_of(row, text, code)
            if field and state != State.DONE:
                field.widget.attrs |= {
                    "data-text": state.value,
                    "title": state.label,
                    "aria-label": f"{field.label}: {state.label}",
                }
