"""Where nobody signs in, a person may give a name for as long as the tab is open. Records carry it."""

from __future__ import annotations

import streamlit as st

from components.people import HERE
from components.ui.pieces import keys
from components.ui.pieces.visitor import visitor


def who_box(where: str) -> None:
    """Ask for a name where nobody is signed in; `where` tells apart the boxes of one page."""
    if visitor().id != HERE.id:
        return
    key = f"{keys.WHO_BOX}-{where}"
    st.text_input(
        "Your name",
        value=visitor().name,
        key=key,
        max_chars=80,
        placeholder="for the record",
        on_change=_named,
        args=(key,),
        help="Nobody is signed in here: the record shows the name you give.",
    )


def _named(key: str) -> None:
    st.session_state[keys.WHO] = " ".join(st.session_state[key].split())
