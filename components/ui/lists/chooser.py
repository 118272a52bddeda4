"""Which list the Lists page shows: named in the URL, chosen from cards."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.orders import Order
from components.ui.lists import keys
from components.ui.pieces.order_cards import order_card
from components.ui.pieces.words import count

_PARAM = "list"
_PER_PAGE = 20


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
            "Find a list",
            placeholder="Find a list",
            icon=":material/search:",
            label_visibility="collapsed",
            on_change=_first_page,
        )
    found = [order for order in orders if typed.lower() in order.name.lower()]
    shown = _page_of(found)
    with st.container(height=640 if len(shown) > 5 else "content", border=False):
        for order in shown:
            order_card(order, chosen=chosen is not None and order.key == chosen.key)
        if not found:
            st.caption("No list has that in its name." if orders else "None was bought yet.")


def _first_page() -> None:
    st.session_state.pop(keys.CHOOSER_PAGE, None)


def _page_of(found: Sequence[Order]) -> Sequence[Order]:
    """Give the orders of the page that is looked at, the newest on the first."""
    pages = -(-len(found) // _PER_PAGE)
    if pages < 2:
        return found
    st.caption(count(len(found), "list"))
    page = st.pagination(pages, key=keys.CHOOSER_PAGE) or 1
    return found[(page - 1) * _PER_PAGE : page * _PER_PAGE]
