"""What the address of a list asks for, and whom its steps are meant for."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import DataError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _


def is_key(text):
    """Whether a database may be asked for a record of this number."""
    text = str(text)
    return text.isascii() and text.isdecimal() and len(text) < 19


class Asked(admin.ModelAdmin):
    """A number or a date that no database holds leads to the whole list, as every
    other word that Django does not know."""

    def get_changelist_instance(self, request):
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError, DataError) as error:
            raise IncorrectLookupParameters(error) from error

    def response_action(self, request, queryset):
        keys = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if all(map(is_key, keys)):
            return super().response_action(request, queryset)
        text = _(
            "Items must be selected in order to perform actions on them. No items "
            "have been changed."
        )
        self.message_user(request, text, messages.WARNING)
        return HttpResponseRedirect(request.get_full_path())
