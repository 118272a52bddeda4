"""Lists: every order, where it stands, its rows, and the audience it came from; and lists of our own."""

import streamlit as st

from components.ui.lists.chooser import chosen_list, list_chooser
from components.ui.lists.files import list_files
from components.ui.lists.head import list_head, why_failed
from components.ui.lists.lead_table import lead_table
from components.ui.lists.own_lists import chosen_own, own_chooser, own_head, own_lists
from components.ui.pieces.following import shown_orders
from components.ui.pieces.notices import empty_state
from components.ui.pieces.order_decision import order_decision
from components.ui.pieces.order_progress import order_progress

orders, owns = shown_orders(), own_lists()
own = chosen_own(owns)
order = None if own else chosen_list(orders)

if order is None and not owns:
    st.title("Lists")
    empty_state(
        "No lists yet",
        "A list you build stands here with its progress, its rows and its files.",
        icon=":material/list_alt:",
    )
    st.page_link("build.py", label="Build your first list", icon=":material/travel_explore:")
    st.stop()

own = own or (owns[0] if order is None else None)
chooser, body = st.columns([1, 3], gap="medium")

with chooser, st.container(key="comes-later"):
    list_chooser(orders, order)
    own_chooser(owns, own)

with body:
    if own is not None:
        own_head(own)
        lead_table(own.account, own.list_id, f"own{own.list_id}")
    elif order is not None:
        list_head(order)
        if order.needs_person:
            order_decision(order)
        elif order.moving:
            order_progress(order.key)
        elif order.readable and order.list_id is not None:
            list_files(order)
            lead_table(order.account, order.list_id, order.key)
        else:
            why_failed(order)
