"""What a record says to search, and the terms that it is found by."""

from dataclasses import dataclass, field
from datetime import datetime

from kinoportal.text import (
    LONGEST_WORD,
    fold,
    name_keys,
    skeleton,
    whole_word_terms,
    word_terms,
    words,
)

from . import index

MOST_WORDS = 8_000  # of one document's texts
LONGEST_START = 9


@dataclass
class Document:
    """What a record says to search; names in order of importance.

    A `handle` is what alone names the record in a longer query: a surname, the
    label of a theme, the proper part of a festival's name.
    """

    object_id: int
    names: list[tuple[str, str]]
    handles: list[str] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)  # met letter by letter alone
    texts: list[tuple[str, str]] = field(default_factory=list)
    prominence: int = 0
    publish_at: datetime | None = None
    unpublish_at: datetime | None = None


def row(number: int, document: Document, *, with_sounds: bool) -> index.Row:
    names = [words(name) for _, name in document.names]
    distinct = dict.fromkeys(word for name in names for word in name)
    bones = [skeleton(word) for word in distinct]
    keyed = distinct if with_sounds else ()
    keys = [term for word in keyed for term in name_keys(word)]
    handles = [
        f"h_{term}"
        for handle in map(words, document.handles)
        if len(handle) == 1
        for term in whole_word_terms(handle[0])
    ]
    initials = [f"i_{fold(letters)}" for letters in document.initials]
    return index.Row(
        number,
        [
            *bones,
            *(term for name in names for term in whole_names(name)),
            *(start for bone in bones for start in starts(bone)),
        ],
        [
            *(term for word in distinct for term in word_terms(word)),
            *keys,
            *handles,
            *initials,
        ],
        text_terms(document),
    )


def text_terms(document: Document) -> list[str]:
    text = words(" ".join(text for _, text in document.texts), most=MOST_WORDS)
    return [term for word in dict.fromkeys(text) for term in word_terms(word)]


def whole_names(name_words: list[str]) -> list[str]:
    """Terms for a whole name, so that spaces and hyphens do not count.

    The letters at the seams read otherwise when no space parts them: Дикий Восток.
    """
    spaceless = "".join(name_words)
    parted = "".join(map(skeleton, name_words))
    together = skeleton(spaceless) if len(spaceless) <= LONGEST_WORD else parted
    return list(dict.fromkeys((f"x_{parted[:200]}", f"x_{together}")))


def starts(bone: str) -> list[str]:
    """The first two, three and more letters, for suggestions while a word is typed."""
    longest = min(len(bone), LONGEST_START)
    return [f"p_{bone[:length]}" for length in range(min(2, longest), longest + 1)]
