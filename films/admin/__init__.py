"""The desk's pages of the catalogue; importing a module registers its models."""

from . import article, festival, film, programme, rows, theme

__all__ = ["article", "festival", "film", "programme", "rows", "theme"]
