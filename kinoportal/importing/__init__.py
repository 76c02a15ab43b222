"""Tables in, records out: read, check every row, show differences, write once.

An app says in its `tables.py` what its files hold (`Table` with `columns`) and
how their rows become records (`Rows`). `Import` checks all of it before it
writes any of it, in one transaction.
"""

from .process import Import, Refused
from .signals import catalogue_imported
from .tables import Rows, Table, one_of

__all__ = ["Import", "Refused", "Rows", "Table", "catalogue_imported", "one_of"]
