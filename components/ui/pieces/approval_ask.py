"""The way on where only a person's own limits stand in it: ask for approval, with a note, once for each order."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import DECLINED, Approval
from components.ui.pieces import keys
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, plain

Ask = Callable[[str], Approval]
"""Writes the request down with a note."""


def may_ask(max_credits: int) -> bool:
    """Tell whether an order of this ceiling can be asked for: only the visitor's own limits forbid it."""
    return house().approvals.may_be_asked(house().account, max_credits, visitor())


def approval_ask(key: str, why: str, ask: Ask) -> None:
    """Say why it is over the limits, and offer to ask; or how the request of this order stands."""
    asked = house().approvals.under(house().account, key)
    if asked is not None and asked.waits:
        st.info(
            f"{plain(asked.person)} asked for this {ago(asked.asked_at)}. It is ordered once it is approved.",
            icon=":material/approval:",
        )
        return
    st.warning(why, icon=":material/block:")
    if asked is not None and asked.state == DECLINED:
        st.caption(f"{plain(asked.decided_by)} declined it {ago(asked.decided_at)}: {plain(asked.answer)}")
    if fault := st.session_state.pop(keys.APPROVAL_FAULT, None):
        fault_notice(fault)
    note = keys.approval_note_of(key)
    st.text_input("Note", key=note, max_chars=400, placeholder="optional: what it is for")
    st.button(
        "Ask for approval",
        type="primary",
        icon=":material/approval:",
        width="stretch",
        on_click=_ask,
        args=(note, ask),
        key=f"ask-approval-{key}",
        help="An admin sees it on Activity and Home. Nothing is sent or charged before.",
    )


def _ask(note: str, ask: Ask) -> None:
    try:
        ask(str(st.session_state.get(note, "")))
    except Fault as fault:
        st.session_state[keys.APPROVAL_FAULT] = fault
