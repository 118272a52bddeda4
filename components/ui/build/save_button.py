"""Saving the audience in hand under a name."""

from __future__ import annotations

import streamlit as st

from components.audience import LONGEST_NAME, Audience, short_name
from components.faults import Fault
from components.house import house
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.strategies import labels
from components.ui.pieces.visitor import visitor


def save_button(audience: Audience) -> None:
    """Offer to save an audience; one that is saved already says so and leads there."""
    kept = house().saved.named(house().account, audience)
    if kept is not None:
        st.page_link("saved.py", label="Saved", icon=":material/bookmark_added:", help=f"Saved as {kept.name}")
        return
    with (
        st.popover("Save", icon=":material/bookmark_add:", type="tertiary", disabled=audience.geography is None),
        st.form("save-audience", border=False, clear_on_submit=False),
    ):
        name = st.text_input("Name", value=_new_name(audience), max_chars=LONGEST_NAME)
        tags = st.text_input("Tags, with commas", placeholder="phoenix, q4")
        watched = st.checkbox("Watch: count it every day, for free")
        if st.form_submit_button("Save audience", type="primary"):
            _save(audience, name, tags, watched=watched)


def _new_name(audience: Audience) -> str:
    return short_name(audience, labels(), {one.name for one in house().saved.of(house().account)})


def _save(audience: Audience, name: str, tags: str, *, watched: bool) -> None:
    standing = house()
    try:
        saved_id = standing.saved.save(standing.account, name, audience, tags.split(","), visitor())
        one = standing.saved.one(standing.account, saved_id)
        if watched and one is not None:
            standing.saved.watch(standing.account, saved_id, watched=True, by=visitor())
            standing.watch.count(one)
    except Fault as fault:
        fault_notice(fault)
        return
    st.rerun()
