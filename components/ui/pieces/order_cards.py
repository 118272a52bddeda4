"""Orders as cards: what each is, where it stands, what it cost."""

from __future__ import annotations

import streamlit as st

from components.demo import PERSON as EXAMPLES
from components.orders import Order, State
from components.ui.pieces.words import ago, count, dollars, plain

BADGES = {
    State.QUEUED: ("Waiting", "gray", ":material/schedule:"),
    State.PLACING: ("Being sent", "blue", ":material/send:"),
    State.BUILDING: ("Building", "blue", ":material/construction:"),
    State.FETCHING: ("Reading rows", "blue", ":material/download:"),
    State.READY: ("Ready", "green", ":material/check_circle:"),
    State.FAILED: ("Failed", "red", ":material/cancel:"),
    State.UNCERTAIN: ("Needs you", "orange", ":material/help:"),
}


def state_badge(order: Order) -> None:
    """Show where an order stands."""
    words, color, icon = BADGES[order.state]
    st.badge(words, icon=icon, color=color)  # type: ignore[arg-type]


def order_card(order: Order, *, chosen: bool = False) -> None:
    """Show one order in short; its name opens it."""
    with st.container(border=True, gap="xsmall", key=f"card-{order.key}"):
        st.page_link(
            "lists.py",
            label=f"**{plain(order.name)}**" if chosen else plain(order.name),
            icon=":material/arrow_forward:" if chosen else None,
            query_params={"list": order.key},
            width="stretch",
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            state_badge(order)
            st.caption(in_short(order))


def ordered_by(order: Order) -> str:
    """Write who ordered it, and who let it pass their limit: " by Ana, approved by Bo"; "" where nobody is named."""
    by = f" by {plain(order.person)}" if order.person not in {"", EXAMPLES} else ""
    return f"{by}, approved by {plain(order.approved_by)}" if order.approved_by else by


def cost_words(order: Order) -> str:
    """Write what an order cost: charged, or its ceiling, or nothing."""
    if order.state is State.FAILED:
        return dollars(order.credits_deducted) if order.credits_deducted else "not charged"
    if order.credits_deducted is not None:
        return dollars(order.credits_deducted)
    return f"up to {dollars(order.max_credits)}"


def in_short(order: Order) -> str:
    """Write an order's size, cost and age: "500 leads · $50.00 · 3 h ago"."""
    leads = order.actual_count if order.actual_count is not None else order.rows_total or None
    size = count(leads, "lead") if leads is not None else f"up to {count(order.requested_count, 'lead')}"
    return f"{size} · {cost_words(order)} · {ago(order.created_at)}"
