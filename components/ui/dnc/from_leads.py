"""Numbers from leads that are owned: lists of any kind, narrowed as one likes, in the phone columns that one wants."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.library import COLUMNS
from components.outreach import numbers_of, phone_columns_of
from components.ui.dnc.asked import Asked, first_numbers
from components.ui.pieces.notices import empty_state
from components.ui.pieces.selection_picker import leads_picker, picked_names
from components.ui.pieces.shelf_lists import shelf_lists

PAGE = "dnc"


def asked_of_leads() -> Asked | None:
    """Let a person pick leads and phone columns; None until some are picked."""
    if not shelf_lists():
        empty_state(
            "No leads yet",
            "A list you build, a trace, an upload: its phones can be checked here.",
            icon=":material/list_alt:",
        )
        st.page_link("build.py", label="Build a list", icon=":material/travel_explore:")
        return None
    picked = leads_picker(PAGE)
    if picked is None:
        st.caption("Choose a list: its phones are checked, each once.")
        return None
    selection, account = picked.selection(), house().account
    offered = phone_columns_of(house().shelf, account, selection)
    columns = _column_picker(offered)
    numbers = numbers_of(house().shelf, account, selection, columns)
    source = {"from": "leads", "query": picked.query(), "columns": list(columns)}
    first_numbers(numbers)
    return Asked(numbers, picked_names(picked), source)


def _column_picker(offered: tuple[str, ...]) -> tuple[str, ...]:
    chosen = st.multiselect(
        "Phone columns", offered, default=offered, format_func=_label, key=f"dnc-columns-{'-'.join(offered)}"
    )
    return tuple(name for name in offered if name in chosen) or ("none",)


def _label(name: str) -> str:
    return COLUMNS[name].label if name in COLUMNS else name.replace("_", " ").capitalize()
