"""Settings: what Platbook is connected to, what it may spend, and what the vendor allows."""

import streamlit as st

from components.ui.settings.cards import calls_left, connection, going_live, play, spending, storage, webhook_address

st.title("Settings")

left, right = st.columns(2, gap="large")

with left:
    st.header("Connection")
    connection()
    going_live()
    play()
    st.header("Storage")
    storage()

with right:
    st.header("Calls left")
    calls_left()
    st.header("Spending limits")
    spending()
    st.header("Webhook")
    webhook_address()
