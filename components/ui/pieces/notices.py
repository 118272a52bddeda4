"""What a page says when something is wrong, missing or empty: what happened, what it cost, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.faults import Charged, Fault
from components.ui.pieces.words import plain


def fault_notice(fault: Fault) -> None:
    """Show a fault: what happened, whether anything was charged, what to do."""
    body = f"**{plain(fault.message)}**  \n{fault.charged} {plain(fault.advice)}"
    if fault.charged is Charged.NOTHING:
        st.warning(body, icon=":material/cloud_off:")
    else:
        st.error(body, icon=":material/error:")


@contextmanager
def told() -> Iterator[None]:
    """Show the fault that the body of the `with` meets instead of letting it reach the screen as a traceback."""
    try:
        yield
    except Fault as fault:
        fault_notice(fault)


def empty_state(title: str, hint: str, *, icon: str = ":material/inbox:") -> None:
    """Show that there is nothing here yet, and what to do next."""
    with st.container(border=True, horizontal_alignment="center", gap="small"):
        st.markdown(f"## {icon} {title}", text_alignment="center")
        st.caption(hint, text_alignment="center")
