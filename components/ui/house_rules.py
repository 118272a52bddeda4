"""What holds on every page, said once by the frame."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_ICON = Path(__file__).resolve().parent / "images" / "platbook-icon.svg"


# Streamlit leaves six lines of air above every page; a dashboard has better use for them.
_LESS_AIR = "<style>[data-testid='stMainBlockContainer'] {padding: 2.6rem 2.4rem 3rem; max-width: 1680px}</style>"


def page_rules() -> None:
    """Set the window up: wide, with the product's name and icon."""
    st.html(_LESS_AIR)
    st.set_page_config(page_title="Platbook", page_icon=str(_ICON), layout="wide", initial_sidebar_state="expanded")
