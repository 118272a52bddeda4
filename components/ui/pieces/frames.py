"""Tables as people read them: dollars below zero with their sign first, no row cut through but the one that says there are more."""

from __future__ import annotations

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


ON_CLICK: Literal["single-cell"] = "single-cell"
"""How a table is made to tell of a click anywhere on a row; `clicked_row` reads it."""


def clicked_row(event: Any, key: str, rows: int) -> int | None:
    """Give the place of the row that was clicked in a table of so many, by the table's key; None where what it opened was closed."""
    cells = event["selection"]["cells"]
    if not cells or cells[0][0] >= rows:
        return None
    click = (key, tuple(cells[0]))
    if st.session_state.get(keys.CLOSED) == click:
        return None
    st.session_state[keys.CLICKED] = click
    return int(cells[0][0])


def close_clicked() -> None:
    """Let what a click opened stay closed: a dialog's callback."""
    st.session_state[keys.CLOSED] = st.session_state.get(keys.CLICKED)


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
