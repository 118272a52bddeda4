"""Everything that was told to a person lately, the newest first."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.notices import KEPT_DAYS
from components.ui.notices import keys
from components.ui.pieces.fragment import fragment
from components.ui.pieces.notice_lines import notice_lines
from components.ui.pieces.notices import empty_state
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count

PER_PAGE = 25


@fragment(run_every="5s")
def notice_list() -> None:
    """Show a page of notices; a new one appears by itself."""
    _head()
    notices, account, me = house().post.notices, house().account, visitor().id
    total = notices.count(account, me)
    if not total:
        empty_state(
            "Nothing yet",
            "When a list, trace or scrub is ready, fails or needs you, a watched audience moves or the balance runs low, it stands here.",
            icon=":material/notifications:",
        )
        return
    page = max(1, st.session_state.get(keys.PAGE, 1))
    with st.container(border=True, gap="medium"):
        notice_lines(notices.latest(account, me, PER_PAGE, (page - 1) * PER_PAGE))
    if (pages := -(-total // PER_PAGE)) > 1:
        st.pagination(pages, key=keys.PAGE)


def _head() -> None:
    """Say how many are unread, and offer to have read them."""
    unread = house().post.notices.unread(house().account, visitor().id)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(f"{count(unread, 'new notice')}. They stand here for {KEPT_DAYS} days.")
        if unread:
            st.button("Mark all read", icon=":material/done_all:", on_click=_read_all, key="notices-read")
        st.page_link(
            "settings.py",
            label="What also comes by e-mail, Slack or webhook",
            icon=":material/tune:",
            query_params={"tab": "Notices"},
            width="content",
        )


def _read_all() -> None:
    house().post.notices.read_all(house().account, visitor().id)
