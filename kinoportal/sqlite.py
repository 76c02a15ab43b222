"""What SQLite is told while much is written."""

from django.db import connection

PAGES_KEPT = 64 * 1024  # kB, of this connection from now on


def keep_more_pages():
    """A connection that answers readers keeps a quarter of this; with so little, an
    index of 100,000 films is written to the disk many times over."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{PAGES_KEPT}")
