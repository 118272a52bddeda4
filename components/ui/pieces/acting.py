"""What keeps an act from being done is shown once, above the page that asked for it: for callbacks that have no place of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.faults import Fault
from components.ui.pieces import keys
from components.ui.pieces.notices import fault_notice


@contextmanager
def acting() -> Iterator[None]:
    """Keep the fault that the body of the `with` meets, for `act_fault`."""
    try:
        yield
    except Fault as fault:
        st.session_state[keys.ACT_FAULT] = fault


def act_fault() -> None:
    """Show what kept the last act from being done, once."""
    if fault := st.session_state.pop(keys.ACT_FAULT, None):
        fault_notice(fault)
