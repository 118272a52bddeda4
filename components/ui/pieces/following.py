"""One truth on a screen: where a page shows orders, everything that names an order's state is drawn anew together."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from components.house import house
from components.orders import LEAD_LIST, Order
from components.ui.pieces import keys

_Standing = tuple[tuple[str, str, int | None, str], ...]
_Shown = tuple[tuple[str, ...], _Standing]


def begin_pass() -> None:
    """Forget what the last page showed: the frame calls it before a page is drawn."""
    st.session_state.pop(keys.ORDERS_SHOWN, None)


def shown_orders(*kinds: str) -> tuple[Order, ...]:
    """Read the account's orders of some kinds (lead lists where none is named) for a page, the newest first, and remember how they stood
    when they were drawn."""
    wanted = kinds or (LEAD_LIST,)
    orders = house().ledger.orders(house().account, *wanted)
    st.session_state[keys.ORDERS_SHOWN] = (wanted, _standing(orders))
    return orders


def follow(orders: Iterable[Order]) -> None:
    """Draw the whole page anew where an order has moved since it was drawn: a fragment calls it with all that it has just read."""
    shown: _Shown | None = st.session_state.get(keys.ORDERS_SHOWN)
    if shown is None:
        return
    kinds, standing = shown
    if standing != _standing(order for order in orders if order.kind in kinds):
        st.rerun()


def _standing(orders: Iterable[Order]) -> _Standing:
    return tuple((order.key, order.state.value, order.vendor_id, order.name) for order in orders)
