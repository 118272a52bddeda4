"""Address searches: free, but thirty a minute, so each is made once and kept."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.tracerfy import AddressMatch
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.fragment import fragment
from components.ui.pieces.words import duration

SHORTEST = 4
"""The vendor takes two letters; below four nobody means an address yet, and there are thirty searches a minute."""


def searched(typed: str) -> tuple[AddressMatch, ...]:
    """Give the vendor's matches of what was typed; asked once for all who type the same. Raises the API's faults."""
    text = " ".join(typed.lower().split())
    return _searched(house().account, text) if len(text) >= SHORTEST else ()


@st.cache_data(ttl="6h", show_spinner=False, max_entries=2_000)
def _searched(account: str, text: str) -> tuple[AddressMatch, ...]:
    return house().api.autocomplete(text)


@fragment(run_every="1s")
def searches_used_up() -> None:
    """Say that no search is left, and when one is; then go on by itself."""
    meter = house().limits.meter("autocomplete")
    if meter:
        draw_anew()
    st.warning(
        f"**The address searches of this minute are used up.**  \nThe next one is free in {duration(meter.resets_in_s)}; "
        "what you typed is searched then, by itself. Nothing was charged.",
        icon=":material/hourglass_top:",
    )
