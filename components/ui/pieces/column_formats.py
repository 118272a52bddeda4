"""How each kind of column looks in a table: dollars, per cent, dates, yes and no, phones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from components.library import COLUMNS, name_in_words

_FORMATS: dict[str, str] = {
    "dollars": "$%,.0f",
    "percent": "%.0f%%",
    "year": "%d",
    "degrees": "%.5f",
    "number": "%,.4g",
    "whole": "%,d",
}
_OWN = {"owner": "Owner", "phone": "May be called at", "best": "Best score"}


def column_config(names: Iterable[str]) -> dict[str, Any]:
    """Give Streamlit's configuration for some columns; one that nobody has told us about is shown as text."""
    return {name: _config(name) for name in names}


def _config(name: str) -> Any:
    known = COLUMNS.get(name)
    label = _OWN.get(name) or (known.label if known else name_in_words(name))
    kind = "score" if name == "best" else known.kind if known else "text"
    if kind == "score":
        return st.column_config.ProgressColumn(label, min_value=0, max_value=100, format="%d", width="small")
    if kind == "date":
        return st.column_config.DateColumn(label, format="D MMM YYYY")
    if kind == "yes_no":
        return st.column_config.CheckboxColumn(label, width="small")
    if kind in _FORMATS:
        return st.column_config.NumberColumn(
            f"{label} ({known.unit})" if known and known.unit else label, format=_FORMATS[kind]
        )
    return st.column_config.TextColumn(label, width={"zip": "small", "factors": "medium"}.get(kind))  # type: ignore[arg-type]
