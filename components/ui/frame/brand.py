"""The name over the door."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

import streamlit as st

_IMAGES = Path(__file__).resolve().parent / "images"


@cache
def picture(name: str) -> str:
    """Give one of our drawings as an address that holds it: Streamlit would read its file at each run of each page."""
    drawn = (_IMAGES / f"{name}.svg").read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"


def brand() -> None:
    """Show the logo; it leads home."""
    dark = st.context.theme.type == "dark"
    st.logo(
        picture("platbook-dark" if dark else "platbook-light"),
        icon_image=picture("platbook-icon"),
        size="large",
    )
