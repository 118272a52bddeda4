"""The door: nobody gets into a house that could not be opened, and everybody is told why."""

from __future__ import annotations

import logging
from typing import NoReturn

import streamlit as st

from components.faults import Fault
from components.house import standing_house
from components.ui.pieces.words import plain

_log = logging.getLogger("platbook")


def enter() -> None:
    """Wait for the house; where it could not be opened, say what the server's log says and go no further."""
    try:
        standing_house()
    except Fault as fault:
        _closed(f"{plain(fault.message)} {plain(fault.advice)}")
    except Exception:  # noqa: BLE001  a traceback never reaches the screen; the log has it
        _log.exception("Platbook can't open.")
        _closed("The server's log says why.")


def _closed(why: str) -> NoReturn:
    st.error(f"**Platbook can't open.**  \n{why}", icon=":material/lock:")
    st.stop()
