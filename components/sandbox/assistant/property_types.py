"""The property types that are wanted: one filter holds one of them, another several, never both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

KEYS = ("property_type", "property_types")
Filters = dict[str, Any]


def kinds_of(filters: Filters) -> list[str]:
    """Give the types that filters name, whichever of the two holds them."""
    found: Any = next((filters[key] for key in KEYS if key in filters), [])
    return [*found] if isinstance(found, list) else [found]


def keep_kinds(filters: Filters, kinds: Sequence[str]) -> None:
    """Let filters name these types: one, several or none."""
    for key in KEYS:
        filters.pop(key, None)
    if kinds:
        filters |= {"property_types": [*kinds]} if len(kinds) > 1 else {"property_type": kinds[0]}
