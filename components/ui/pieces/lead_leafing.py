"""Leafing through leads while the sheet stays open."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.ui.pieces import keys

LeadKey = tuple[int, int]
"""(list id, place in the list)."""


def leafed(opened: LeadKey, others: Sequence[LeadKey]) -> LeadKey:
    """Show the ways to the lead before and after, and give the lead that one has come to."""
    shown = _shown(opened, others)
    if shown in others and len(others) > 1:
        at = others.index(shown)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _turn("Previous", ":material/arrow_back:", opened, others[at - 1] if at else None)
            st.caption(f"{at + 1} of {len(others)}", width="content")
            _turn("Next", ":material/arrow_forward:", opened, others[at + 1] if at + 1 < len(others) else None)
    return shown


def _shown(opened: LeadKey, others: Sequence[LeadKey]) -> LeadKey:
    first, shown = st.session_state.get(keys.LEAFED, (opened, opened))
    return shown if first == opened and shown in others else opened


def _turn(words: str, icon: str, opened: LeadKey, towards: LeadKey | None) -> None:
    st.button(
        words,
        icon=icon,
        type="tertiary",
        disabled=towards is None,
        on_click=_leaf,
        args=(opened, towards),
        key=f"lead-{words.lower()}",
    )


def _leaf(opened: LeadKey, towards: LeadKey) -> None:
    st.session_state[keys.LEAFED] = (opened, towards)
