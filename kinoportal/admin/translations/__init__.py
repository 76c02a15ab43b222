"""Translating at the desk: the board, and the editor of two languages."""

from .views import board, side_by_side

__all__ = ["board", "side_by_side"]
