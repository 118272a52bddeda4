"""The same home in lists that are owned: where it stands there, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from components.analytics import Change, changes
from components.house import house
from components.library import COLUMNS, lead, same_home
from components.ui.pieces.cells import cell_words
from components.ui.pieces.links import LEAD_PARAM
from components.ui.pieces.shelf_lists import shelf_lists
from components.ui.pieces.words import ago, plain

_NAMES = {"owner": "Owner", "mail": "Mail goes to"}


@dataclass(frozen=True)
class OwnedHome:
    """One row of an owned list. `order_key` is "" for a list of our own; `since` is when the list came to be, UTC."""

    list_id: int
    row: int
    name: str
    order_key: str
    since: datetime


def owned_homes(home: Mapping[str, Any]) -> tuple[OwnedHome, ...]:
    """Give where a home stands in the account's lists, the newest list first."""
    known, orders = shelf_lists(), {order.list_id: order.key for order in house().ledger.orders(house().account)}
    found = [
        OwnedHome(list_id, row, known[list_id].name, orders.get(list_id, ""), known[list_id].made_at)
        for list_id, row in same_home(house().shelf, house().account, home)
        if list_id in known
    ]
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def owned_words(owned: OwnedHome) -> None:
    """Say that a home is owned already, with a way to it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/inventory_2: In your list **{plain(owned.name)}**, {ago(owned.since)}")
        _way_to(owned)


def changes_since(home: Mapping[str, Any]) -> None:
    """Show what differs between a dossier and the same home in owned lists; nothing where no list has it."""
    owned = owned_homes(home)
    if not owned:
        return
    st.header("Since your list", anchor=False)
    shown = owned[0]
    if len(owned) > 1:
        shown = st.selectbox(
            "Compared with",
            owned,
            format_func=lambda one: f"{one.name}, {ago(one.since)}",
            key=f"lookup-compared-{home.get('apn')}-{home.get('address')}",
        )
    else:
        owned_words(shown)
    found = changes(lead(house().shelf, house().account, shown.list_id, shown.row), home)
    if not found:
        st.caption("Owner, value, equity, mortgage, scores and signals are as they were.")
        return
    frame = pd.DataFrame([_told(change) for change in found], columns=["", "In the list", "Now", "Change"])
    st.dataframe(frame, hide_index=True, placeholder="", alt="What changed since the list")


def _told(change: Change) -> tuple[str, str, str, str]:
    known = COLUMNS.get(change.column)
    label = known.label if known else _NAMES.get(change.column, change.column)
    rise = change.rise
    words = (
        "" if rise is None else f"{'+' if rise > 0 else '−'}{cell_words(change.column, type(change.after)(abs(rise)))}"
    )
    return label, cell_words(change.column, change.before), cell_words(change.column, change.after), words


def _way_to(owned: OwnedHome) -> None:
    if owned.order_key:
        st.page_link(
            "lists.py",
            label="Open the lead",
            icon=":material/person_pin_circle:",
            query_params={"list": owned.order_key, LEAD_PARAM: str(owned.row)},
        )
