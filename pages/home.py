"""Home: who do you want to reach, what is under way, what needs you."""

import streamlit as st

from components.ui.account_bar import balance
from components.ui.home import needs_you, recent_lists, strategy_tiles, under_way
from components.ui.words import count, dollars

st.title("Who do you want to reach?")
st.caption(
    "Pick a strategy, choose a place, see for free how many owners there are, and pay only for the leads you take."
)

needs_you()

strategies, standing = st.columns([2.4, 1], gap="large")

with strategies:
    strategy_tiles()

with standing:
    credits_left = balance()
    st.metric("Balance", f"{count(credits_left)} credits", border=True, help="As the API reports it.")
    if credits_left is not None:
        st.caption(f"Enough for {count(credits_left // 5, 'lead')} ({dollars(credits_left)} at the list price).")
    under_way()
    recent_lists()
