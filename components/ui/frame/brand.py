"""The name over the door."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_IMAGES = Path(__file__).resolve().parent / "images"


def brand() -> None:
    """Show the logo; it leads home."""
    dark = st.context.theme.type == "dark"
    st.logo(
        _IMAGES / ("platbook-dark.svg" if dark else "platbook-light.svg"),
        icon_image=_IMAGES / "platbook-icon.svg",
        size="large",
    )
