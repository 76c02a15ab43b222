from django.dispatch import Signal

# Sent inside the transaction, after the last row, with `changes`: which records
# of which models were written. Receivers write what follows from the catalogue
# (a search index), or raise and so undo the whole import. Bulk writing sends no
# signals of single records.
catalogue_imported = Signal()
