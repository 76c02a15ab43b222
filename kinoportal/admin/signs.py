"""The states of a record's texts as small suns, a language each."""

from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from ..languages import LANGUAGES, SHORT
from ..translations.reading import attach, in_language
from ..translations.texts import State
from .counting import remember_counts

LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
# Of several texts in one language some may be missing, or drafts.
OF_SEVERAL = {state: state.label for state in State} | {State.DRAFT: _("in part")}


class MarkedList(ChangeList):
    """A list that reads the marks of its page's texts at once."""

    def get_filters(self, request):
        specs, *others = super().get_filters(request)
        for spec in specs:
            remember_counts(spec, request, self.model)
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
