"""Tables of leads as people read them: negative dollars with their sign before the dollar."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from components.library import COLUMNS
from components.ui.pieces.cells import UNKNOWN, cell_words


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
