"""A file prepared once for what was asked: looked at again, it asks nothing until something has changed that it depends on."""

from __future__ import annotations

import json

import streamlit as st

from components.house import house
from components.outreach.destinations import Asked, Prepared, prepared
from components.outreach.receipts import Standing, standing_of
from components.ui.pieces.shelf_lists import shelf_lists

_KEPT_S = 300


def prepared_for(asked: Asked) -> Prepared:
    """Prepare a file, or give it as it was prepared a little while ago. Raises `BadInput` where a list is gone."""
    return _prepared(house().account, json.dumps(asked.as_json(), sort_keys=True), repr(standing_now(asked)), asked)


def standing_now(asked: Asked) -> Standing:
    """Tell how everything stands that the file depends on."""
    return standing_of(house().outreach, house().account, asked.picked.list_ids, list_names())


def list_names() -> dict[int, str]:
    """Give the lists' names by id."""
    return {list_id: one.name for list_id, one in shelf_lists().items()}


@st.cache_resource(ttl=_KEPT_S, max_entries=8, show_spinner="Looking at every phone, address and opt-out…")
def _prepared(account: str, question: str, standing: str, _asked: Asked) -> Prepared:
    return prepared(house().outreach, account, _asked, list_names())
