"""The door: nobody gets into a house that could not be opened, and everybody is told why; where people sign in, nobody gets in without."""

from __future__ import annotations

import logging
from typing import NoReturn

import streamlit as st

from components.faults import Fault
from components.house import house
from components.ui.frame.sign_in_page import sign_in_page
from components.ui.pieces.signed_in import must_sign_in
from components.ui.pieces.words import plain

_log = logging.getLogger("platbook")


def enter() -> None:
    """Wait for the house, and for a sign-in where one is asked for; go no further without.

    Where the house could not be opened, the page says what the server's log says. Every script run passes here, so a sign-in that has
    become too old ends a session that is still open.
    """
    try:
        standing = house()
    except Fault as fault:
        _closed(f"{plain(fault.message)} {plain(fault.advice)}")
    except Exception:  # noqa: BLE001  a traceback never reaches the screen; the log has it
        _log.exception("Platbook can't open.")
        _closed("The server's log says why.")
    if must_sign_in() and standing.settings.sign_in:
        sign_in_page(standing.settings.sign_in)
        st.stop()


def _closed(why: str) -> NoReturn:
    st.error(f"**Platbook can't open.**  \n{why}", icon=":material/lock:")
    st.stop()
