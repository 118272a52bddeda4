"""Home: who do you want to reach, what is under way, what needs you."""

import streamlit as st

from components.ui.home.first_minute import first_minute
from components.ui.home.own_work import recent_lists, spent_this_month, watched_audiences
from components.ui.home.sections import moved_audiences, needs_you, open_thread, strategy_tiles, under_way
from components.ui.pieces.balance import balance
from components.ui.pieces.following import shown_orders
from components.ui.pieces.prompt_box import prompt_box
from components.ui.pieces.words import count, dollars

open_thread()

st.title("Who do you want to reach?", anchor=False)
prompt_box(None, "Absentee owners with 50%+ equity in Tampa, built before 1990 …")

orders = shown_orders()
first_minute(orders)
needs_you(orders)
moved_audiences()

strategies, standing = st.columns([2.4, 1], gap="large")

with strategies:
    strategy_tiles()

with standing:
    credits_left = balance()
    st.metric("Balance", f"{count(credits_left)} credits", border=True, help="As the API reports it.")
    if credits_left is not None:
        st.caption(f"Enough for {count(credits_left // 5, 'lead')} ({dollars(credits_left)} at the list price).")
    under_way(orders)
    recent_lists(orders)
    watched_audiences()
    spent_this_month()
