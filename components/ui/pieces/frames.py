"""Tables as people read them: dollars below zero with their sign first, no row cut through but the one that says there are more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from components.library import COLUMNS
from components.ui.pieces import keys
from components.ui.pieces.cells import UNKNOWN, cell_words

_ROW_PX, _EDGES_PX = 33, 3
"""As Streamlit draws them at this product's size of letters (`baseFontSize`)."""


def table_height(rows: int, most: int) -> int | Literal["content"]:
    """Give a table's height: that of all its rows, or where they are more than `most`, of so many and half of the next."""
    return "content" if rows <= most else _EDGES_PX + _ROW_PX * (most + 1) + _ROW_PX // 2


TICKS: Literal["single-row"] = "single-row"
"""How a table is made to tell of a ticked row; `ticked_row` reads it. A click on a cell can't be told from Tab coming into the table."""


def ticked_row(event: Any, key: str, rows: int) -> int | None:
    """Give the place of the row that is ticked in a table of so many, by the table's key; None where what it opened was closed."""
    ticked = event["selection"]["rows"]
    closed, again = st.session_state.get(keys.CLOSED), st.session_state.get(keys.AGAIN)
    row = (key, ticked[0]) if ticked else again if again and again[0] == key else None
    if closed is not None and closed != row and closed[0] == key:
        del st.session_state[keys.CLOSED]  # ticked anew, it opens again
    if row is None or row[1] >= rows or row == closed:
        return None
    st.session_state[keys.TICKED] = row
    return int(row[1])


def close_ticked() -> None:
    """Let what a tick opened stay closed: a dialog's callback."""
    st.session_state[keys.CLOSED] = st.session_state.get(keys.TICKED)
    st.session_state.pop(keys.AGAIN, None)


def opens_again(key: str) -> Callable[[], None]:
    """Give the `on_select` of a table whose ticks open a sheet: a closed one leaves its tick behind, and taking that off opens it again."""
    again = st.session_state.get(keys.AGAIN)
    if again is not None and again[0] == key and key not in st.session_state:
        del st.session_state[keys.AGAIN]  # the page was left with its sheet open, and is come back to
    return partial(_unticked, key)


def _unticked(key: str) -> None:
    closed = st.session_state.get(keys.CLOSED)
    if closed is not None and closed[0] == key and not st.session_state[key]["selection"]["rows"]:
        st.session_state[keys.AGAIN] = st.session_state.pop(keys.CLOSED)


def readable(frame: pd.DataFrame) -> pd.DataFrame | Styler:
    """Give a frame whose columns of dollars are written by us where one is below zero; sorting still goes by the number."""
    below = [
        name
        for name in frame.columns
        if name in COLUMNS and COLUMNS[name].kind == "dollars" and (frame[name] < 0).any()
    ]
    if not below:
        return frame
    return frame.style.format({name: partial(_words, name) for name in below}, na_rep=UNKNOWN)


def _words(name: str, value: Any) -> str:
    return UNKNOWN if pd.isna(value) else cell_words(name, value)
