"""The bell: how many notices are unread, and the latest of them. It is drawn in what the sidebar draws anew every few seconds."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.notices import PARAM
from components.ui.frame import keys
from components.ui.pieces.notice_lines import notice_lines
from components.ui.pieces.visitor import visitor

_MOST = 6


def bell() -> None:
    """Show the bell; its lines are read and drawn while it is open alone."""
    unread = house().post.notices.unread(house().account, visitor().id)
    label, icon = (f"Notices · **{unread:,} new**", "notifications_active") if unread else ("Notices", "notifications")
    with st.container(key="bell-room"):
        opened = st.popover(label, icon=f":material/{icon}:", type="tertiary", key=keys.BELL, on_change="rerun")
    if opened.open:
        with opened:
            _latest(unread)


def read_what_led_here() -> None:
    """Mark the notice as read by whose link the visitor came, and take it out of the address."""
    if key := st.query_params.get(PARAM):
        house().post.notices.read(house().account, visitor().id, key)
        del st.query_params[PARAM]


def _latest(unread: int) -> None:
    lines = house().post.notices.latest(house().account, visitor().id, _MOST)
    notice_lines(lines)
    if not lines:
        st.caption("Nothing yet. What is ready, fails or needs you is told here.")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if unread:
            st.button("Mark all read", icon=":material/done_all:", type="tertiary", key="bell-read", on_click=_read_all)
        st.page_link("notices.py", label="All notices", icon=":material/list:", width="content")


def _read_all() -> None:
    house().post.notices.read_all(house().account, visitor().id)
