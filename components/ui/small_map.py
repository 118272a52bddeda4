"""A map that only shows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.audience import Audience
from components.tracerfy import Preview


def small_map(audience: Audience, preview: Preview, *, marked: Sequence[str] = (), key: str) -> None:
    """Show an audience's place and pins, with some ZIPs marked."""
    st.caption(f"{audience.key()} {len(preview.pins)} {marked} {key}")
