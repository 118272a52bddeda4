"""The link that dials a number; outside the hours in which one may call there, when they begin."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from components.outreach import clock, hours_of

Home = tuple[str, str]
"""The state and the ZIP where somebody lives, "" for what nobody knows."""


def call_link(digits: str, at_home: Home, *, now: datetime | None = None) -> None:
    """Offer to dial ten digits that may be called at all, where it is no bad hour there."""
    moment = now or datetime.now(UTC)
    hours, zone = hours_of(digits, *at_home, moment)
    if hours.is_open:
        st.link_button("Call", f"tel:+1{digits}", icon=":material/call:", type="tertiary")
        return
    st.badge(_later(hours.opens_at, zone, moment), icon=":material/schedule:", color="orange")


def _later(opens_at: float | None, zone: str, moment: datetime) -> str:
    """Say when it opens, by the clock there."""
    if opens_at is None:
        return "No calls at this time"
    there = ZoneInfo(zone or "UTC")
    day = datetime.fromtimestamp(opens_at, there)
    when = clock(opens_at, there) + (" there" if zone else " UTC")
    return f"Not before {when}" if day.date() == moment.astimezone(there).date() else f"Not before {day:%a} {when}"
