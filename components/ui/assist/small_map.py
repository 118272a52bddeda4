"""A map that only shows."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.audience import Audience
from components.figures.framing import view_of
from components.figures.maps import audience_deck
from components.house import house
from components.tracerfy import Preview
from components.ui.pieces.map_credit import map_credit

_PX = 330


def small_map(audience: Audience, preview: Preview, *, marked: Sequence[str] = (), key: str) -> None:
    """Show an audience's place and pins, with some ZIPs ringed."""
    deck = audience_deck(
        audience.geography,
        preview.pins,
        dark=st.context.theme.type == "dark",
        view=view_of(audience.geography, preview.pins).smaller(_PX),
        marked=marked,
        tiles=house().tiles.reached(),
    )
    st.pydeck_chart(deck, height=_PX, key=key)
    if credit := map_credit():
        st.caption(credit)
