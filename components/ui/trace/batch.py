"""A table that was sent: its parts under way, decisions that wait for a person, and the way to its results."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.house import house
from components.orders import PARCEL_TRACE, TRACE, Batch, Order, TraceWanted
from components.ui.pieces.following import shown_orders
from components.ui.pieces.order_cards import ordered_by, state_badge
from components.ui.pieces.order_decision import order_decision
from components.ui.pieces.order_progress import order_progress
from components.ui.pieces.words import ago, count, credits_words, dollars_raw, plain
from components.ui.trace.again import failed_parts
from components.ui.trace.modes import MANY, show_mode
from components.ui.trace.results import batch_results

_FOLLOWED = 3


def follow_traces() -> None:
    """Remember how the traces stand, so that the page is drawn anew when one moves."""
    shown_orders(TRACE, PARCEL_TRACE)


def batch_page(batch: Batch) -> None:
    """Show where a batch stands and what came of it."""
    orders = house().ledger.of_batch(batch.key)
    _head(batch, orders)
    for order in [order for order in orders if order.needs_person]:
        _part_name(order, orders)
        order_decision(order)
    for order in [order for order in orders if order.moving][:_FOLLOWED]:
        _part_name(order, orders)
        order_progress(order.key)
    _waiting(orders)
    failed_parts(batch, orders)
    if any(order.readable for order in orders):
        batch_results(batch, orders)


def _head(batch: Batch, orders: Sequence[Order]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(plain(batch.name), anchor=False)
        if len(orders) == 1:
            state_badge(orders[0])
        st.button("New trace", icon=":material/add:", type="tertiary", on_click=show_mode, args=(MANY,))
    told = [
        _what(batch, orders),
        count(batch.row_count, "row"),
        f"sent {ago(batch.created_at)}{ordered_by(orders[0]) if orders else ''}",
    ]
    if batch.source.get("file") and batch.source["file"] != batch.name:
        told.append(f"from {batch.source['file']}")
    told.append(_cost(orders))
    st.caption(plain(" · ".join(told)))


def _what(batch: Batch, orders: Sequence[Order]) -> str:
    if batch.kind == PARCEL_TRACE:
        return "Parcels"
    wanted = orders[0].wanted if orders else None
    return f"Addresses, {wanted.trace_type}" if isinstance(wanted, TraceWanted) else "Addresses"


def _cost(orders: Sequence[Order]) -> str:
    """Say what all of it cost; as long as that isn't known of each part, what it may cost."""
    paid = [order.credits_deducted for order in orders]
    if not paid or None in paid:
        return f"at most {credits_words(sum(order.max_credits for order in orders))}"
    every = sum(credits_count or 0 for credits_count in paid)
    return f"{credits_words(every)} ({dollars_raw(every)})"


def _waiting(orders: Sequence[Order]) -> None:
    moving = [order for order in orders if order.moving]
    if len(moving) > _FOLLOWED:
        st.caption(f"{count(len(moving) - _FOLLOWED, 'more part')} behind these.")
    ready = sum(1 for order in orders if order.readable)
    if len(orders) > 1:
        st.caption(f"{count(ready)} of {count(len(orders), 'part')} are home.")


def _part_name(order: Order, orders: Sequence[Order]) -> None:
    if len(orders) > 1:
        st.markdown(f"**Part {order.part} of {len(orders)}**")
