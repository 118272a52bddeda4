"""One truth on a screen: where a page shows orders, everything that names an order's state is drawn anew together."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.orders import LEAD_LIST, Order, Standing
from components.ui.pieces import keys
from components.ui.pieces.anew import draw_anew

_Shown = tuple[tuple[str, ...], Standing]


def begin_pass() -> None:
    """Forget what the last page showed: the frame calls it before a page is drawn."""
    st.session_state.pop(keys.ORDERS_SHOWN, None)


def shown_orders(*kinds: str) -> tuple[Order, ...]:
    """Read the account's orders of some kinds (lead lists where none is named) for a page, the newest first, and remember how they stood
    when they were drawn."""
    wanted = kinds or (LEAD_LIST,)
    orders = house().ledger.orders(house().account, *wanted)
    st.session_state[keys.ORDERS_SHOWN] = (
        wanted,
        tuple((order.key, order.state.value, order.vendor_id, order.name) for order in orders),
    )
    return orders


def follow() -> None:
    """Draw the whole page anew where an order has moved since it was drawn: a fragment calls it each time that it looks."""
    shown: _Shown | None = st.session_state.get(keys.ORDERS_SHOWN)
    if shown is None:
        return
    kinds, standing = shown
    if standing != house().ledger.standing(house().account, *kinds):
        draw_anew()
