"""The link that dials a number; outside the hours in which one may call there, when they begin."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components.outreach import hours_of
from components.ui.pieces.clock_words import when_there

Home = tuple[str, str]
"""The state and the ZIP where somebody lives, "" for what nobody knows."""


def call_link(digits: str, at_home: Home, *, now: datetime | None = None) -> None:
    """Offer to dial ten digits that may be called at all, where it is no bad hour there."""
    moment = now or datetime.now(UTC)
    hours, zone = hours_of(digits, *at_home, moment)
    if hours.is_open:
        st.link_button("Call", f"tel:+1{digits}", icon=":material/call:", type="tertiary")
        return
    opens = hours.opens_at
    words = "No address: its hours are unknown" if opens is None else f"Not before {when_there(opens, moment, zone)}"
    st.badge(words, icon=":material/schedule:", color="orange")
