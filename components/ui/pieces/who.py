"""Who is doing this: whoever is signed in, else the name that a person gives for as long as the tab is open. Records carry it."""

from __future__ import annotations

import streamlit as st

from components.ui.pieces import keys


def person() -> str:
    """Give the name under which an act is written down; "" where nobody has given one."""
    return _signed_in() or str(st.session_state.get(keys.WHO, ""))


def who_box(where: str) -> None:
    """Ask for a name where nobody is signed in; `where` tells apart the boxes of one page."""
    if _signed_in():
        return
    key = f"{keys.WHO_BOX}-{where}"
    st.text_input(
        "Your name",
        value=person(),
        key=key,
        max_chars=80,
        placeholder="for the record",
        on_change=_named,
        args=(key,),
        help="Nobody is signed in here: the record shows the name you give.",
    )


def _named(key: str) -> None:
    st.session_state[keys.WHO] = " ".join(st.session_state[key].split())


def _signed_in() -> str:
    told = st.user.get("email") or st.user.get("name")
    return str(told) if told else ""
