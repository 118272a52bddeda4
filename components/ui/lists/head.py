"""The head of one list: its name, the audience in words, and what it came to."""

from __future__ import annotations

import streamlit as st

from components.audience import LONGEST_NAME, summary, to_query
from components.demo import PERSON as EXAMPLES
from components.house import house
from components.orders import Order
from components.settings import CREDIT_USD
from components.ui.pieces.acting import acting
from components.ui.pieces.notices import told
from components.ui.pieces.order_cards import cost_words, ordered_by, state_badge
from components.ui.pieces.order_failed import order_failed
from components.ui.pieces.strategies import labels
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, count, plain


def list_head(order: Order) -> None:
    """Show what this list is and where it came from."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="list-head"):
        st.title(plain(order.name), anchor=False)
        state_badge(order)
        _rename(order)
        _remove_example(order)
    st.markdown(plain(summary(order.audience, labels())))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.page_link("build.py", label="Open in Build", icon=":material/edit:", query_params=to_query(order.audience))
        if order.readable:
            st.page_link(
                "propensity.py",
                label="Work by score",
                icon=":material/insights:",
                query_params={"lists": str(order.list_id)},
            )
            st.page_link(
                "outreach.py",
                label="Use in Outreach",
                icon=":material/campaign:",
                query_params={"lists": str(order.list_id)},
            )
            st.page_link(
                "dnc.py",
                label="Check its phones",
                icon=":material/phone_disabled:",
                query_params={"from": "leads", "lists": str(order.list_id)},
            )
        st.caption(f"Ordered {ago(order.created_at)}{ordered_by(order)} · {_vendor_id(order)} · {cost_words(order)}")
    if order.readable:
        _figures(order)


def _rename(order: Order) -> None:
    with (
        st.popover("Rename", icon=":material/edit:", type="tertiary", key=f"rename-{order.key}"),
        st.form(f"rename-form-{order.key}", border=False),
    ):
        name = st.text_input("Name of the list", value=order.name, max_chars=LONGEST_NAME)
        st.caption(
            "Heading, cards and files follow. At the vendor's the list keeps the name that it was ordered under."
        )
        if st.form_submit_button("Keep", type="primary"):
            with told():
                house().ledger.rename(order.account, order.key, name, visitor())
                st.rerun()


def _remove_example(order: Order) -> None:
    demo = house().demo
    if demo is None or order.person != EXAMPLES or order.moving:
        return
    st.button(
        "Remove",
        icon=":material/delete:",
        type="tertiary",
        key=f"remove-{order.key}",
        on_click=_remove,
        args=(order,),
        help="Take the example away, with its leads.",
    )


def _remove(order: Order) -> None:
    if demo := house().demo:
        with acting():
            demo.remove(order, visitor())


def why_failed(order: Order) -> None:
    """Say why an order failed, what it cost, and what to do."""
    order_failed(order)
    st.caption("Open it in Build to change it and order again.")


def _figures(order: Order) -> None:
    delivered = order.actual_count if order.actual_count is not None else order.rows_total
    asked, got, paid, each = st.columns(4)
    asked.metric("Asked for", count(order.requested_count), border=True)
    got.metric("Delivered", count(delivered), border=True)
    paid.metric("Paid", cost_words(order).replace("\\", ""), border=True)
    price = (order.credits_deducted or 0) * CREDIT_USD / delivered if delivered else None
    each.metric("Per lead", "–" if price is None else f"${price:.2f}", border=True)


def _vendor_id(order: Order) -> str:
    return f"list {order.list_id}" if order.list_id is not None else "no list id yet"
