"""Which list the Lists page shows: named in the URL, chosen from cards."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.orders import Order
from components.ui.pieces.order_cards import order_card

_PARAM = "list"


def chosen_list(orders: Sequence[Order]) -> Order | None:
    """Give the order that the URL names, else the newest, or None where there is none."""
    named = st.query_params.get(_PARAM)
    return next((order for order in orders if order.key == named), orders[0] if orders else None)


def list_chooser(orders: Sequence[Order], chosen: Order | None) -> None:
    """Show the account's orders as cards, narrowed by what is typed."""
    st.header("Lists")
    typed = ""
    if len(orders) > 5:
        typed = st.text_input(
            "Find a list", placeholder="Find a list", icon=":material/search:", label_visibility="collapsed"
        )
    found = [order for order in orders if typed.lower() in order.name.lower()]
    with st.container(height=640 if len(found) > 5 else "content", border=False):
        for order in found:
            order_card(order, chosen=chosen is not None and order.key == chosen.key)
        if not found:
            st.caption("No list has that in its name." if orders else "None was bought yet.")
