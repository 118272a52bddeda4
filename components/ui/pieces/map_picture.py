"""A map as a picture: the browser lays its ground and what is drawn on it together, and saves them as a PNG."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from components.house import house

_CSS = """
.map-picture {background: none; border: 0; padding: 0.25rem 0; font: inherit; color: var(--st-text-color); cursor: pointer}
.map-picture:hover, .map-picture:focus-visible {color: var(--st-primary-color)}
.map-picture:focus-visible {outline: 2px solid var(--st-primary-color); outline-offset: 2px; border-radius: 4px}
"""
_HTML = "<button type='button' class='map-picture'>Map as PNG</button>"


def map_picture(name: str) -> None:
    """Offer the map above as `name`.png, as it is framed now, with whom to name for its streets."""
    tiles = house().tiles
    credit = tiles.source.credit if tiles.source and tiles.reached() else ""
    mounted = st.components.v2.component("map_picture", html=_HTML, css=_CSS, js=_script(), isolate_styles=False)
    mounted(data={"name": name, "credit": credit}, key=f"map-picture-{name}", width="content", height="content")


@cache
def _script() -> str:
    return Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
