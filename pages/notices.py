"""Notices: what happened that somebody should hear of."""

import streamlit as st

from components.ui.notices.listing import notice_list

st.title("Notices", anchor=False)
notice_list()
