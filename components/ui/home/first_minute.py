"""The first minute: a finished example at one click, where there is nothing yet to show."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import Order, State
from components.people import Act
from components.ui.home import keys
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.fragment import fragment
from components.ui.pieces.notices import fault_notice, told
from components.ui.pieces.visitor import may, visitor
from components.ui.pieces.words import plain

_STEPS = {
    State.QUEUED: (0.1, "Ordering 500 leads with play credits"),
    State.PLACING: (0.2, "Ordering 500 leads with play credits"),
    State.BUILDING: (0.5, "The sandbox builds the list"),
    State.FETCHING: (0.8, "Reading the rows"),
}


def first_minute(orders: Sequence[Order]) -> None:
    """Offer the example while there are no lists; follow it while it is made, and open it when it is ready."""
    demo = house().demo
    if demo is None or not may(Act.SPEND):
        return
    if fault := st.session_state.pop(keys.DEMO_FAULT, None):
        fault_notice(fault)
    example = demo.example()
    if st.session_state.get(keys.DEMO_BEGUN) and example is not None:
        with st.container(border=True):
            _made(example.key)
    elif not orders:
        _offer()


def _offer() -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            ":material/play_circle: **See a finished example first.** 500 absentee owners in Phoenix, bought with play credits, "
            "scored and ready to work. It takes some seconds, costs nothing, and can be removed."
        )
        st.button("Show me an example", type="primary", on_click=_begin, key="example-list")


def _begin() -> None:
    demo = house().demo
    if demo is None:
        return
    try:
        demo.begin(visitor())
    except Fault as fault:
        st.session_state[keys.DEMO_FAULT] = fault
        return
    st.session_state[keys.DEMO_BEGUN] = True
    forget_balance()


@fragment(run_every="0.5s")
def _made(order_key: str) -> None:
    order = house().ledger.order(order_key)
    demo = house().demo
    if order.readable:
        st.session_state.pop(keys.DEMO_BEGUN, None)
        forget_balance()
        st.switch_page("propensity.py", query_params={"lists": str(order.list_id)})
    if not order.moving:
        st.session_state.pop(keys.DEMO_BEGUN, None)
        st.error(f"The example could not be made. {plain(order.reason)}", icon=":material/cancel:")
        return
    share, words = _STEPS[order.state]
    st.progress(share, text=words)
    with told():
        if demo is not None:
            demo.hurry(order)
