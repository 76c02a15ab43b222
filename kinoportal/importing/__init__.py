"""Tables in, records out: read, check every row, show differences, write once.

An app says in its `tables.py` what its files hold (`Table` with `columns`) and
how their rows become records (`Rows`). `Import` checks all of it before it
writes any of it, in one transaction.
"""

from django.dispatch import Signal

from .process import Import, Refused
from .tables import Rows, Table

# Sent inside the transaction, after the last row: receivers write what follows
# from the catalogue (a search index) or make the whole import fail.
catalogue_imported = Signal()

__all__ = ["Import", "Refused", "Rows", "Table", "catalogue_imported"]
