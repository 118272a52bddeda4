"""Settings: what Platbook is connected to, what it may spend, what the vendor allows; its accounts; and how notices reach a person."""

import streamlit as st

from components.ui.settings.accounts import accounts, add_account
from components.ui.settings.cards import calls_left, connection, going_live, play, spending, storage, webhook_address
from components.ui.settings.chooser import ACCOUNTS, NOTICES, shown_part
from components.ui.settings.connection_check import connection_check
from components.ui.settings.notice_hours import notice_hours
from components.ui.settings.notice_kinds import news_from, notice_kinds
from components.ui.settings.notice_ways import notice_ways
from components.ui.settings.retention import retention

st.title("Settings", anchor=False)
shown = shown_part()

left, right = st.columns(2, gap="large")

if shown == NOTICES:
    with left:
        notice_ways()
    with right:
        notice_kinds()
        news_from()
        notice_hours()
    st.stop()

if shown == ACCOUNTS:
    with left:
        accounts()
    with right:
        add_account()
    st.stop()

with left:
    st.header("Connection")
    connection()
    connection_check()
    going_live()
    play()
    st.header("Storage")
    storage()
    st.header("How long things are kept")
    retention()

with right:
    st.header("Calls left")
    calls_left()
    st.header("Spending limits")
    spending()
    st.header("Webhook")
    webhook_address()
