"""Queries that found nothing, counted for the editors: the text and how often."""

import logging

from django.db import DatabaseError, transaction
from django.db.models import F

from .. import sqlite
from .models import UnansweredQuery

logger = logging.getLogger(__name__)


def count(text: str):
    """One more reader found nothing; never a reason for a page to fail.

    A full table takes no new texts, so that nobody can fill the disk with queries.
    """
    text = text.casefold()[:100]
    try:
        with sqlite.impatiently(), transaction.atomic():
            known = UnansweredQuery.objects.filter(text=text)
            if known.update(count=F("count") + 1):
                return
            if UnansweredQuery.objects.count() < UnansweredQuery.MOST:
                UnansweredQuery.objects.get_or_create(text=text)
    except DatabaseError:
        logger.warning("A query without an answer could not be counted.")
