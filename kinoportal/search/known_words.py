"""The words of names, which repair slips, and in how many records each stands."""

import re
from collections import Counter

from django.db import connection

from kinoportal.text import skeleton, words

from .models import SearchDocument, SearchWord

_LETTERS = re.compile(r"[^\W\d_]{3,}")


def words_of(document: SearchDocument) -> set[str]:
    """The words of its names, in so far as readers may be led to them."""
    return {
        word
        for _, name in document.names
        for word in words(name)
        if _LETTERS.fullmatch(word)
    }


def count(vocabulary: Counter):
    changes = [(word, number) for word, number in vocabulary.items() if number]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {SearchWord._meta.db_table} AS known"
            " (word, skeleton, start, ending, documents) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (word) DO UPDATE"
            " SET documents = known.documents + excluded.documents",
            [_word_row(word, number) for word, number in sorted(changes)],
        )


def _word_row(word: str, number: int) -> tuple:
    bones = skeleton(word) or word
    return word, bones, bones[0], bones[-2:], number
