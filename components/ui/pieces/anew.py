"""Where the visitor stands, against a timer that still names the place they have just been led away from.

A fragment's timer sends the page, the address and the widgets that the browser knew when it rang, and what it asks for runs with those
(Streamlit 1.67). Where the server has led on meanwhile, to a list just bought, drawing the page anew would lead back to where it was
bought; and the widgets of the page that was left, forgotten by now, count as changed: what is called then would write that page's address.
"""

from __future__ import annotations

import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.ui.pieces import keys

_STALE_S = 3.0
"""How long a browser may go on naming a place that was left; what it names for longer is where it is."""

_Place = tuple[str, tuple[tuple[str, str], ...]]


def stand_here() -> None:
    """Remember the page and the address that were drawn: the frame calls it when a page has run."""
    st.session_state[keys.STANDS] = (_place(), None)


def draw_anew() -> None:
    """Draw the whole page anew, for a fragment that has seen something change; later, where its ring is from before the last step."""
    if not _is_left():
        st.rerun()


def left_behind() -> bool:
    """Tell whether a timer called what runs now from a page that the visitor has left."""
    context = get_script_run_ctx()
    standing, _ = st.session_state.get(keys.STANDS, (None, None))
    if context is None or standing is None or not context.fragment_ids_this_run:
        return False
    return bool(context.page_script_hash != standing[0])


def _is_left() -> bool:
    standing, doubted = st.session_state.get(keys.STANDS, (None, None))
    place = _place()
    if standing is None or standing == place:
        return False
    named, since = doubted or (None, 0.0)
    if named != place:
        st.session_state[keys.STANDS] = (standing, (place, time.monotonic()))
        return True
    return time.monotonic() - since < _STALE_S


def _place() -> _Place:
    context = get_script_run_ctx()
    return (context.page_script_hash if context else "", tuple(sorted(st.query_params.to_dict().items())))
