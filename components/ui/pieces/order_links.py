"""The way to an order: each kind stands on a page of its own."""

from __future__ import annotations

import streamlit as st

from components.orders import LEAD_LIST, PARCEL_TRACE, QUEUE_SCRUB, SCRUB, TRACE, Order

_PAGES = {
    LEAD_LIST: ("lists.py", "list"),
    TRACE: ("trace.py", "batch"),
    PARCEL_TRACE: ("trace.py", "batch"),
    SCRUB: ("dnc.py", "scrub"),
    QUEUE_SCRUB: ("dnc.py", "scrub"),
}
"""By kind: the page, and the parameter of its URL that names the order's batch, or the order where it has none."""


def order_link(order: Order, label: str, *, icon: str | None = None) -> None:
    """Draw a link to the page where an order stands."""
    page, param = _PAGES[order.kind]
    st.page_link(page, label=label, icon=icon, query_params={param: order.batch_key or order.key}, width="stretch")
