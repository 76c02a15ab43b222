"""Queries that found nothing, counted for the editors: the text and how often."""

import logging
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.db.models import F

from .models import UnansweredQuery

logger = logging.getLogger(__name__)

# Milliseconds; a reader waits for their page, not for an import that holds SQLite's
# only lock.
PATIENCE = 100


def count(text: str):
    """One more reader found nothing; never a reason for a page to fail.

    A full table takes no new texts, so that nobody can fill the disk with queries.
    """
    text = text.casefold()[:100]
    try:
        with _impatiently(), transaction.atomic():
            known = UnansweredQuery.objects.filter(text=text)
            if known.update(count=F("count") + 1):
                return
            if UnansweredQuery.objects.count() < UnansweredQuery.MOST:
                UnansweredQuery.objects.get_or_create(text=text)
    except DatabaseError:
        logger.warning("A query without an answer could not be counted.")


@contextmanager
def _impatiently():
    """SQLite gives up sooner; whoever is inside a transaction has the lock already."""
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
