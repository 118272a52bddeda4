"""A small map of addresses, numbered where there are several."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.figures.maps import address_deck
from components.house import house
from components.ui.pieces.map_credit import map_credit


def address_map(places: Sequence[tuple[int, float, float]], chosen: int | None, *, height_px: int, key: str) -> None:
    """Show places, (number, latitude, longitude) each; the chosen number stands out."""
    dark, tiles = st.context.theme.type == "dark", house().tiles.reached()
    st.pydeck_chart(
        address_deck(places, chosen, dark=dark, height_px=height_px, tiles=tiles), height=height_px, key=key
    )
    if credit := map_credit():
        st.caption(credit)
