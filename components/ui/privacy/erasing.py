"""Erase one person and suppress them, in one act, after the word was typed; and the record of such acts."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.faults import Fault
from components.house import house
from components.outreach import acts_of
from components.privacy import Found, erase
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.who import who_box
from components.ui.pieces.words import count, plain
from components.ui.privacy import keys

WORD = "ERASE"
Key = tuple[int, int]


def erased_notice() -> None:
    """Say what the last erasure came to, or why there was none; once."""
    if fault := st.session_state.pop(keys.FAULT, None):
        fault_notice(fault)
    if told := st.session_state.pop(keys.ERASED, None):
        st.success(
            f"**Erased and suppressed.** {plain(told.words())}. {count(told.suppressed, 'sealed entry', 'sealed entries')} keep them from "
            "coming again.",
            icon=":material/verified_user:",
        )


def eraser(found: Found, chosen: tuple[Key, ...]) -> None:
    """Offer the erasure: what it does and what it can't, then a word to type."""
    st.header("Erase and suppress", anchor=False)
    st.markdown(
        f"Erases **{count(len(chosen), 'ticked row')}** and everything elsewhere that tells their phones, e-mail addresses or address; "
        "what was paid stays in the books without them. They are suppressed as digests that nobody can read. **It can't be undone.**"
    )
    st.text_input(
        "What asks for it",
        key=keys.REQUEST,
        max_chars=200,
        placeholder="a letter's or a case's number; no name, the record is kept",
    )
    st.checkbox("Bar the address too, whoever lives there", key=keys.WITH_ADDRESS)
    who_box("erase")
    st.text_input(f"Type {WORD} to confirm", key=keys.CONFIRM, max_chars=20)
    ready = _typed(keys.CONFIRM) == WORD
    st.button(
        "Erase and suppress",
        type="primary",
        icon=":material/delete_forever:",
        disabled=not ready,
        on_click=_erase,
        args=(found, chosen),
        key="privacy-erase",
    )
    st.caption(
        "Not in reach: what the vendor holds, files that were downloaded, and copies of the database (backups, and those made before an "
        "upgrade). Ask the vendor, and delete old copies."
    )


def record() -> None:
    """Show when somebody was erased, by whom and how much; never whom."""
    acts = [act for act in acts_of(house().database, house().account, 5_000) if act.act == "erased" and act.source]
    st.header("Done before", anchor=False)
    if not acts:
        st.caption("Each erasure leaves a record here: when, by whom, how many. Never whom.")
        return
    rows = [
        {
            "When": f"{act.done_at:%d %b %Y, %H:%M} UTC",
            "By": act.person or None,
            "What asked for it": act.note or None,
            "Erased": act.entries,
            "Where": act.source,
        }
        for act in acts
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, placeholder="–", alt="Erasures")


def _typed(key: str) -> str:
    text = str(st.session_state.get(key, ""))
    return text.strip()


def _erase(found: Found, chosen: tuple[Key, ...]) -> None:
    if _typed(keys.CONFIRM) != WORD:
        return
    try:
        told = erase(
            house().outreach,
            house().account,
            found,
            chosen,
            with_address=bool(st.session_state.get(keys.WITH_ADDRESS)),
            by=visitor(),
            request=_typed(keys.REQUEST),
        )
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return
    st.session_state[keys.ERASED] = told
    for key in (keys.SOUGHT, keys.CONFIRM, keys.REQUEST, keys.WITH_ADDRESS):
        st.session_state.pop(key, None)
