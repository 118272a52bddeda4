"""One owner with all doors: one call instead of many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.ui.pieces.frames import close_ticked
from components.ui.pieces.words import count, plain


@st.dialog("Owner", icon=":material/person:", on_dismiss=close_ticked)
def owner_card(owner: Mapping[str, Any]) -> None:
    """Show an owner as `owner_page` gives one, with the phone as it is written on screen."""
    st.markdown(f"### {plain(_said(owner, 'owner') or 'Owner unknown')}")
    doors, value = st.columns(2)
    doors.metric("Doors", count(int(owner["doors"])), border=True)
    worth = owner["total_value"]
    value.metric("Value of all", "–" if pd.isna(worth) else f"${worth:,.0f}", border=True)
    if phone := _said(owner, "phone"):
        st.markdown(f":material/call: **{plain(phone)}** :green[may be called]")
    elif other := _said(owner, "other_phone"):
        st.markdown(f":material/phone_disabled: {plain(other)} :red[flagged or unknown: not to be called]")
    else:
        st.caption("None of its doors has a phone. A skip trace may find one.")
    if mail := ", ".join(filter(None, (_said(owner, f"mail_{part}") for part in ("address", "city", "state", "zip")))):
        st.markdown(f":material/mail: {plain(mail)}")
    st.markdown("\n".join(f"- {plain(door)}" for door in _said(owner, "addresses").split("; ") if door))


def _said(owner: Mapping[str, Any], name: str) -> str:
    value = owner[name]
    return value if isinstance(value, str) else ""
