"""The outlines a map may hold, and the address each is served at. Imports nothing: the server asks before all is read."""

from __future__ import annotations

from pathlib import Path

OUTLINES = Path(__file__).resolve().parent / "outlines"
OUTLINES_URL = "/assets/outlines"
STYLES_URL = "/assets/maps"
"""Where the dashboard serves the folder; a map names its outlines by this address."""
