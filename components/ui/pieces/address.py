"""The address's parameters, written by pages; whose account it is stays among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from components.ui.pieces.anew import left_behind
from components.ui.pieces.chosen_account import PARAM


def put_in_address(params: Mapping[str, str | Iterable[str]]) -> None:
    """Replace what the address says of a page; one that was left says nothing more."""
    if left_behind():
        return
    st.query_params.from_dict({PARAM: account, **params} if (account := st.query_params.get(PARAM)) else params)


def said_by_address() -> dict[str, str]:
    """Give what the address says of a page."""
    return {name: st.query_params[name] for name in st.query_params if name != PARAM}
