"""Charts: numbers in, places of marks out; templates of components/ draw them.

Positions and colours are SVG attributes, because the site's policy allows no
style attribute. A chart never stands alone: its numbers follow as a table, or
its marks as a list.
"""

from .dots import Dots, Mark

__all__ = ["Dots", "Mark"]
