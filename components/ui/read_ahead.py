"""The other pages' code and what the first map needs, read while the first page is looked at: two seconds less to wait."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path


def read_ahead() -> None:
    """Import every room of the pages, and draw one map that nobody sees."""
    from components.audience import Cities, cities
    from components.figures.maps import audience_deck

    for module in pkgutil.walk_packages([str(Path(__file__).parent)], prefix="components.ui."):
        importlib.import_module(module.name)
    audience_deck(Cities(cities()[:1]), (), dark=False)
