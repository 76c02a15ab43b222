"""Letters and words of Kazakh, Russian and English; pure Python, without Django."""

from kinoportal.text.order import SORT_KEY_LENGTH, first_letter, sort_key
from kinoportal.text.slugs import slug_from, transliterate

__all__ = ["SORT_KEY_LENGTH", "first_letter", "slug_from", "sort_key", "transliterate"]
