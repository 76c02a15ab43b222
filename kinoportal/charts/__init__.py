"""Charts: numbers in, places of marks out; templates of components/ draw them.

Positions and colours are SVG attributes, because the site's policy allows no
style attribute. A chart never stands alone: its numbers follow as a table, or
its marks as a list.
"""

from .bars import Bars
from .columns import Columns
from .dots import Dots, Mark
from .matrix import Matrix
from .network import Network

__all__ = ["Bars", "Columns", "Dots", "Mark", "Matrix", "Network"]
