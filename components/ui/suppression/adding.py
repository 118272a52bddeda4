"""Add to the suppression list: type or paste, or bring a file; what will happen is told before it does."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.house import house
from components.outreach import Brought, columns_found, from_lines, from_table, leads_reached
from components.ui.pieces.brought_file import brought_table
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.who import who_box
from components.ui.pieces.words import count, plain
from components.ui.suppression import keys
from components.ui.suppression.words import HINTS, KINDS, SOURCES, counted
from components.uploads import UploadedTable, peer_of

_FILE_TYPES = ("csv", "txt", "tsv", "xlsx", "xls", "xlsm", "xlsb", "ods")
_MOST_LINES = 20_000
_SHOWN = 40
"""How much of what can't be read is said back."""


def added_notice() -> None:
    """Say what the last addition came to, or why it couldn't be made; once."""
    if fault := st.session_state.pop(keys.FAULT, None):
        fault_notice(fault)
    if told := st.session_state.pop(keys.ADDED, None):
        words, whole = told
        (st.success if whole else st.warning)(words, icon=":material/person_off:" if whole else ":material/rule:")


def typing() -> None:
    """Take typed or pasted lines."""
    kind = st.segmented_control(
        "What they are",
        list(KINDS),
        default="phone",
        required=True,
        key=keys.KIND,
        format_func=lambda one: KINDS[one][1],
    )
    st.text_area(
        "One a line",
        key=keys.TYPED,
        height=132,
        placeholder=HINTS[kind or "phone"],
        max_chars=_MOST_LINES * 60,
    )
    source, who = st.columns(2, vertical_alignment="bottom")
    source.selectbox("Why", SOURCES, key=keys.SOURCE)
    with who:
        who_box("typing")
    st.text_input("Note", key=keys.NOTE, placeholder="optional: what they said, which campaign", max_chars=400)
    st.button(
        "Add to the list", type="primary", icon=":material/person_off:", on_click=_take_typed, key="suppress-typed"
    )


def filing() -> None:
    """Take a file: whatever its columns are called, phones, e-mail addresses, homes or people are found in it."""
    turn = st.session_state.get(keys.FILE_TURN, 0)
    brought = st.file_uploader(
        "A table of any kind, also an export of another program",
        type=list(_FILE_TYPES),
        key=f"suppression-file-{turn}",
        help="Phones in any form, several columns of them too; CSV in any encoding, or Excel.",
    )
    if brought is None:
        return
    try:
        uploaded = brought_table(brought)
    except Fault as fault:
        fault_notice(fault)
        return
    _offer(uploaded, brought.name)


def _offer(uploaded: UploadedTable, name: str) -> None:
    found = columns_found(uploaded)
    peer = peer_of(uploaded.columns)
    st.markdown(f"**{count(len(uploaded), 'row')}**{f', an export of {plain(peer.name)}' if peer else ''}.")
    for warning in uploaded.warnings:
        st.caption(f":material/info: {plain(warning)}")
    if not found:
        st.warning("No column of it holds phones, e-mail addresses, homes or names.", icon=":material/search_off:")
        return
    wanted = st.pills(
        "Suppress by",
        list(found),
        default=[kind for kind in found if kind in {"phone", "email"}] or list(found),
        selection_mode="multi",
        key=f"suppress-by-{name}",
        format_func=lambda kind: (
            f"{KINDS[kind][1]} ({', '.join(found[kind][:3])}{' …' if len(found[kind]) > 3 else ''})"
        ),
    )
    read = from_table(uploaded, wanted)
    _reach(read)
    who_box("file")
    st.button(
        f"Add {counted(read.forms)}",
        type="primary",
        icon=":material/person_off:",
        disabled=read.count == 0,
        on_click=_take_file,
        args=(read, name),
        key="suppress-file",
    )


def _reach(read: Brought) -> None:
    """Say before anything is done how much of a file was read, and whom of one's own lists it reaches."""
    reached = leads_reached(house().outreach, house().account, read.forms)
    st.markdown(f"Read: **{counted(read.forms)}**. They reach **{count(reached, 'lead')}** of your lists.")
    if read.unread_count:
        with st.expander(f"{count(read.unread_count, 'row')} with none of these", icon=":material/rule:"):
            st.markdown("  \n".join(f":gray[row {row}] {plain(text)}" for row, text in read.unread))


def _take_typed() -> None:
    kind = st.session_state.get(keys.KIND) or "phone"
    read = from_lines(kind, st.session_state.get(keys.TYPED, ""))
    if read.count == 0 and read.unread_count == 0:
        st.session_state[keys.ADDED] = ("Type or paste somebody first.", False)
        return
    note = st.session_state.get(keys.NOTE, "")
    if _take(read, st.session_state.get(keys.SOURCE, SOURCES[0]), note):
        st.session_state[keys.TYPED] = "\n".join(text for _, text in read.unread)
        st.session_state[keys.NOTE] = ""


def _take_file(read: Brought, name: str) -> None:
    if _take(read, f"File: {name}", ""):
        st.session_state[keys.FILE_TURN] = st.session_state.get(keys.FILE_TURN, 0) + 1


def _take(read: Brought, source: str, note: str) -> bool:
    try:
        new = {
            kind: house().outreach.suppression.add(
                house().account, kind, forms, source=source, by=visitor(), note=note.strip()
            )
            for kind, forms in read.forms.items()
            if forms
        }
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return False
    st.session_state[keys.ADDED] = (_words(read, sum(new.values())), read.unread_count == 0)
    return True


def _words(read: Brought, new: int) -> str:
    known = read.count - new
    told = f"**{count(new)}** added" + (f", {count(known)} were on the list already" if known else "") + "."
    if read.unread_count:
        some = "; ".join(plain(text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …") for _, text in read.unread[:3])
        told += f" **{count(read.unread_count)}** couldn't be read: {some}{' …' if read.unread_count > 3 else ''}."
    return told
