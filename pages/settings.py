"""Settings: what Platbook is connected to, what it may spend, and what the vendor allows."""

import streamlit as st

from components.ui.settings.cards import calls_left, connection, going_live, play, spending, storage, webhook_address

st.title("Settings")

left, right = st.columns(2, gap="large")

with left:
    st.subheader("Connection")
    connection()
    going_live()
    play()
    st.subheader("Storage")
    storage()

with right:
    st.subheader("Calls left")
    calls_left()
    st.subheader("Spending limits")
    spending()
    st.subheader("Webhook")
    webhook_address()
