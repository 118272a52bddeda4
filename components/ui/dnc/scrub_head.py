"""The head of one scrub: what it is, where it stands, and what needs a person."""

from __future__ import annotations

import streamlit as st

from components.orders import State
from components.ui.dnc.scrubs import Scrub, source_words
from components.ui.pieces.order_cards import state_badge
from components.ui.pieces.order_decision import order_decision
from components.ui.pieces.order_failed import order_failed
from components.ui.pieces.order_progress import order_progress
from components.ui.pieces.words import ago, count, dollars, plain


def scrub_head(scrub: Scrub) -> None:
    """Show what this scrub is."""
    st.page_link("dnc.py", label="All scrubs", icon=":material/arrow_back:", query_params={"from": "numbers"})
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(plain(scrub.name), anchor=False, width="content")
        state_badge(scrub.slowest)
    told = [
        f"{count(scrub.sent, 'number')} sent {ago(scrub.created_at)}",
        plain(source_words(scrub)),
        _numbers(scrub),
        cost_words(scrub),
    ]
    st.caption(" · ".join(part for part in told if part))


def scrub_standing(scrub: Scrub) -> None:
    """Show what isn't home: what asks for a decision, what is under way, what failed."""
    for order in scrub.orders:
        if order.needs_person:
            order_decision(order)
        elif order.state is State.FAILED:
            order_failed(order, f"Part {order.part} of {len(scrub.orders)}: " if len(scrub.orders) > 1 else "")
    if scrub.moving:
        if len(scrub.orders) > 1:
            st.caption(f"Part {scrub.moving[0].part} of {len(scrub.orders)}; {count(len(scrub.home))} are home.")
        order_progress(scrub.moving[0].key)


def cost_words(scrub: Scrub) -> str:
    """Write what a scrub cost: charged, or its ceiling, or nothing."""
    if scrub.charged is not None:
        return f"{dollars(scrub.charged)} charged"
    if all(order.state is State.FAILED for order in scrub.orders):
        return "not charged"
    return f"up to {dollars(scrub.max_credits)}"


def _numbers(scrub: Scrub) -> str:
    known = [str(order.vendor_id) for order in scrub.orders if order.vendor_id is not None]
    return f"scrub {', '.join(known)} at the vendor's" if known else ""
