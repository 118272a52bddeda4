"""Notices as lines: what happened, where to look, when."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from components.notices import KINDS, Line
from components.ui.pieces.words import ago, plain


def notice_lines(lines: Iterable[Line]) -> None:
    """Show notices, each a link to what it is about; following it is reading it."""
    for line in lines:
        _line(line)


def _line(line: Line) -> None:
    notice = line.notice
    title = plain(notice.title)
    label, icon = (title if line.read else f"**{title}**"), f":material/{KINDS[notice.kind].icon}:"
    with st.container(gap=None, key=f"notice-{notice.key}"):
        if notice.page:
            st.page_link(f"{notice.page}.py", label=label, icon=icon, query_params=notice.link, width="stretch")
        else:
            st.markdown(f"{icon} {label}")
        when = ago(notice.happened_at)
        st.caption(f"{plain(notice.detail.removesuffix('.'))} · {when}" if notice.detail else when)
