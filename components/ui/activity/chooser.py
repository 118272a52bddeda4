"""Which part of the page is shown below the charts; the URL names it."""

from __future__ import annotations

import streamlit as st

from components.people import Act
from components.ui.activity import keys
from components.ui.pieces.visitor import may

CALLS, STATEMENT, WEBHOOKS = "Calls", "Statement", "Webhooks"


def sees_everybody() -> bool:
    """Tell whether the visitor sees all activity, and not their own alone."""
    return may(Act.ALL_ACTIVITY)


def shown_part() -> str:
    """Let a person choose a part, and give it."""
    picked = st.segmented_control(
        "Show",
        [CALLS, STATEMENT, WEBHOOKS],
        default=CALLS,
        required=True,
        key=keys.SHOW,
        bind="query-params",
        label_visibility="collapsed",
    )
    st.header(picked or CALLS, anchor=False)
    return picked or CALLS
