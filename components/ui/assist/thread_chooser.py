"""Which thread the Assist page shows: named in the URL, chosen from the account's threads."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.threads import Thread
from components.ui.pieces.acting import acting
from components.ui.pieces.address import put_in_address
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, plain

_PARAM = "thread"


def chosen_thread() -> Thread | None:
    """Give the thread that the URL names, or None for a new chat."""
    named = st.query_params.get(_PARAM)
    thread = house().threads.thread(house().account, named) if named else None
    if named and thread is None:
        st.warning(
            "This chat is gone. Begin a new one: what it cost stands under its charges.", icon=":material/link_off:"
        )
    return thread


def choose_thread(thread: Thread | None) -> None:
    """Show another thread, or a new chat; the URL follows."""
    put_in_address({_PARAM: thread.id} if thread else {})


def thread_chooser(chosen: Thread | None) -> None:
    """Show the account's chats, the last used first, with ways to begin and to delete one."""
    st.button(
        "New chat",
        icon=":material/add_comment:",
        width="stretch",
        disabled=chosen is None,
        on_click=choose_thread,
        args=(None,),
        key="new-chat",
    )
    threads = house().threads.of(house().account)
    if not threads:
        st.caption("Chats are kept here, by their first words, until you delete them.")
        return
    with st.container(height=560 if len(threads) > 9 else "content", border=False, gap="xsmall"):
        for thread in threads:
            _line(thread, chosen=chosen is not None and thread.id == chosen.id)


def _line(thread: Thread, *, chosen: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"thread-{thread.id}"):
        st.button(
            f"**{plain(thread.title)}**" if chosen else plain(thread.title),
            key=f"open-{thread.id}",
            type="tertiary",
            help=f"Last used {ago(thread.updated_at)}",
            on_click=choose_thread,
            args=(thread,),
        )
        if chosen:
            with st.popover(":material/delete:", type="tertiary", help="Delete this chat"):
                st.markdown("Delete this chat and its answers? Lists built from it stay.")
                st.button("Delete", type="primary", key=f"delete-{thread.id}", on_click=_delete, args=(thread,))


def _delete(thread: Thread) -> None:
    with acting():
        house().threads.delete(thread.account, thread.id, visitor())
    choose_thread(None)
