"""An order under way: its stages, its true progress, and what it waits for."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components.house import house
from components.orders import KINDS, LEAD_LIST, Order, State
from components.ui.pieces.acting import acting
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.following import follow
from components.ui.pieces.fragment import fragment
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, duration, plain

_STAGES = (
    (State.QUEUED, "Waiting"),
    (State.PLACING, "Sent"),
    (State.BUILDING, "Worked on by the vendor"),
    (State.FETCHING, "Rows read"),
    (State.READY, "Ready"),
)
_VENDOR_STAGES = {
    "": "in the vendor's queue",
    "fetching_properties": "finding properties",
    "skip_tracing": "tracing owners and phones",
    "generating_csv": "writing the file",
    "tracing": "tracing owners and phones",
    "checking": "checking the registries",
}


@fragment(run_every="1s")
def order_progress(order_key: str) -> None:
    """Follow an order without reloading the page; when it rests, the page is drawn anew."""
    order = house().ledger.order(order_key)
    if not order.moving:
        forget_balance()
    follow()
    _stages(order)
    share, words = _share(order)
    st.progress(share, text=words)
    if order.note:
        st.caption(f":material/info: {plain(order.note)}")
    if order.state is State.QUEUED:
        st.button("Withdraw", icon=":material/undo:", key=f"withdraw-{order_key}", on_click=_withdraw, args=(order,))
    st.caption("This goes on by itself: you can leave the page or close the browser.")


def _stages(order: Order) -> None:
    reached = [state for state, _ in _STAGES].index(order.state)
    parts = []
    for position, (_, words) in enumerate(_STAGES):
        if position < reached:
            parts.append(f":green[:material/check_circle: {words}]")
        elif position == reached:
            parts.append(f"**:material/pending: {words}**")
        else:
            parts.append(f":gray[:material/radio_button_unchecked: {words}]")
    st.markdown("  →  ".join(parts))


def _share(order: Order) -> tuple[float, str]:
    if order.state is State.FETCHING and not order.rows_total:
        return 0.0, "Asking for the rows"
    if order.state is State.FETCHING:
        share = min(1.0, order.rows_fetched / max(1, order.rows_total))
        return share, f"{count(order.rows_fetched)} of {count(order.rows_total)} rows are here"
    if order.state is State.BUILDING:
        stage = _VENDOR_STAGES.get(order.stage, plain(order.stage.replace("_", " ")))
        return _worked_on(order, f"{stage} · {KINDS[order.kind].noun} {order.vendor_id}")
    if order.not_before is not None and order.not_before > datetime.now(UTC):
        return 0.0, f"Sent again in {duration((order.not_before - datetime.now(UTC)).total_seconds())}"
    return 0.0, "About to be sent" if order.state is State.QUEUED else "Being sent to the API"


def _worked_on(order: Order, words: str) -> tuple[float, str]:
    """Where the vendor tells no percentage, the wait that it expects is the measure; it never reads as done before it is."""
    if order.kind == LEAD_LIST or order.percent:
        return min(100, max(0, order.percent)) / 100, f"{order.percent} % · {words}"
    gone_s = (datetime.now(UTC) - (order.placed_at or order.created_at)).total_seconds()
    if not order.estimated_wait_s:
        return 0.0, words
    left_s = order.estimated_wait_s - gone_s
    told = f"about {duration(left_s)} left" if left_s > 0 else "longer than the vendor expected"
    return min(0.97, gone_s / order.estimated_wait_s), f"{words} · {told}"


def _withdraw(order: Order) -> None:
    with acting():
        if house().orders.cancel(order, visitor()):
            return
        st.toast("Too late: the order is being sent.", icon=":material/info:")
