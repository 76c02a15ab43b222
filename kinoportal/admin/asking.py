"""What the address of a list asks for."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import DataError


class Asked(admin.ModelAdmin):
    """A number or a date that no database holds leads to the whole list, as every
    other word that Django does not know."""

    def get_changelist_instance(self, request):
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError, DataError) as error:
            raise IncorrectLookupParameters(error) from error
