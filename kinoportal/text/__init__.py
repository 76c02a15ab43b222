"""Letters and words of Kazakh, Russian and English; pure Python, without Django."""

from kinoportal.text.controls import CONTROL, without_controls
from kinoportal.text.folding import (
    LONGEST_WORD,
    consonant_key,
    fold,
    near_key,
    skeleton,
)
from kinoportal.text.indexing import (
    name_keys,
    name_terms,
    terms,
    whole_word_terms,
    word_terms,
    words,
)
from kinoportal.text.kazakh import kazakh_stems
from kinoportal.text.keyboard import in_other_layouts
from kinoportal.text.latin import latin
from kinoportal.text.order import SORT_KEY_LENGTH, first_letter, letter_of, sort_key
from kinoportal.text.slugs import slug_from, transliterate

__all__ = [
    "CONTROL",
    "LONGEST_WORD",
    "SORT_KEY_LENGTH",
    "consonant_key",
    "first_letter",
    "fold",
    "in_other_layouts",
    "kazakh_stems",
    "latin",
    "letter_of",
    "name_keys",
    "name_terms",
    "near_key",
    "skeleton",
    "slug_from",
    "sort_key",
    "terms",
    "transliterate",
    "whole_word_terms",
    "without_controls",
    "word_terms",
    "words",
]
