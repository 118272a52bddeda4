"""Which part of the settings is shown; the URL names it."""

from __future__ import annotations

import streamlit as st

from components.people import Act
from components.ui.pieces.visitor import may
from components.ui.settings import keys

GENERAL, ACCOUNTS, NOTICES = "General", "Accounts", "Notices"


def shown_part() -> str:
    """Let a person choose a part, and give it; how notices reach them is all that others than admins choose."""
    if not may(Act.SETTINGS):
        return NOTICES
    picked = st.segmented_control(
        "Show",
        [GENERAL, ACCOUNTS, NOTICES],
        default=GENERAL,
        required=True,
        key=keys.SHOW,
        bind="query-params",
        label_visibility="collapsed",
    )
    return picked or GENERAL
