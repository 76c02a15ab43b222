"""Pictures of 1200 x 630 that stand beside a link to a page, wherever it is shared.

They are composed as SVG of the same shapes, palettes and letters as the posters, and
drawn by Pillow, because those who show links take no SVG.
"""

from .answering import answer
from .composing import SIZE, Card, compose
from .drawing import draw

__all__ = ["SIZE", "Card", "answer", "compose", "draw"]
