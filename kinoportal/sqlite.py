"""What SQLite is told beside its settings, for one connection or one write."""

from contextlib import contextmanager

from django.db import connection

PAGES_KEPT = 64 * 1024  # kB, of this connection from now on
# Milliseconds; a reader waits for their page, not for an import that holds the only
# lock.
PATIENCE = 100


def keep_more_pages():
    """A connection that answers readers keeps a quarter of this; with so little, an
    index of 100,000 films is written to the disk many times over."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{PAGES_KEPT}")


@contextmanager
def impatiently():
    """Give up sooner; whoever is inside a transaction has the lock already."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    usual = int(connection.settings_dict["OPTIONS"]["timeout"] * 1000)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
