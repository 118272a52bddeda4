"""Whose map it is, where street tiles lie beneath: their makers want to be named in sight."""

from __future__ import annotations

from components.house import house
from components.ui.pieces.words import plain


def map_credit() -> str:
    """Give the credit as words for a map's caption; "" on our own outlines."""
    tiles = house().tiles
    return f"Map {plain(tiles.source.credit)}" if tiles.source and tiles.reached() else ""


def with_credit(words: str) -> str:
    """Give a map's caption with the credit at its end."""
    return " · ".join(part for part in (words, map_credit()) if part)
