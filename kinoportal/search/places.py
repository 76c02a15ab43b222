"""A document's number: how prominent, of which kind, and of which record.

The index returns documents by rising number, so the number itself is the static rank:
nothing has to be sorted or joined, however common the word, and both databases give
the same order for the same catalogue.
"""

RECORD_BITS, KIND_BITS, RANK_BITS = 40, 5, 10
UNPUBLISHED = 1 << 4  # in the kind's number
MOST_PROMINENT = (1 << RANK_BITS) - 1


def place(prominence: int, kind_number: int, object_id: int) -> int:
    rank = MOST_PROMINENT - max(0, min(MOST_PROMINENT, prominence))
    return (rank << KIND_BITS | kind_number) << RECORD_BITS | object_id


def record_at(place: int) -> tuple[int, int]:
    """The number of the kind and the record's id."""
    return (
        place >> RECORD_BITS & (1 << KIND_BITS) - 1,
        place & (1 << RECORD_BITS) - 1,
    )
