"""Bringing rows: a file, pasted rows, or leads of a list of ours. What was read is kept at once, so that a reload loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.analytics import Picked
from components.faults import Fault
from components.house import house
from components.library import Selection
from components.tracerfy import PARCEL_CREDITS, TRACE_CREDITS
from components.ui.pieces.brought_file import brought_table, read_brought, sheet_names
from components.ui.pieces.notices import fault_notice, told
from components.ui.pieces.selection_picker import leads_picker, picked_names
from components.ui.pieces.words import count, credits_words, dollars
from components.ui.trace import keys
from components.ui.trace.modes import show_upload
from components.uploads import MOST_BYTES, MOST_ROWS, UploadedTable, guess_columns, of_leads, read_pasted
from components.uploads.fields import PARCEL, TRACE

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

PURPOSE = "trace"
FROM_LIST = {
    name: name for name in ("address", "city", "state", "mail_address", "mail_city", "mail_state", "county")
} | {
    "zip": "zip_code",
    "first_name": "owner_1_first_name",
    "last_name": "owner_1_last_name",
    "mailing_zip": "mail_zip",
    "parcel_id": "apn",
}


def bring_rows() -> None:
    """Take rows in three ways."""
    if fault := st.session_state.get(keys.FAULT):
        fault_notice(fault)
    file, paste, ours = st.tabs(
        [":material/upload_file: A file", ":material/content_paste: Paste", ":material/list_alt: A list of yours"]
    )
    with file:
        _file()
    with paste:
        _paste()
    with ours:
        _ours()
    _prices()


def _prices() -> None:
    """Say what each way costs before anybody has brought anything."""
    st.header("What it costs", anchor=False)
    kinds = (
        ("Normal", TRACE_CREDITS["normal"], "a row", "You know the owner: phones and e-mail addresses are found."),
        ("Advanced", TRACE_CREDITS["advanced"], "a row", "You know the address alone: the owner is found too."),
        ("Parcels", PARCEL_CREDITS, "a hit", "You know the parcel numbers. Nothing found costs nothing."),
    )
    for column, (name, price, each, words) in zip(st.columns(3), kinds, strict=True):
        with column, st.container(border=True, height="stretch", gap="xsmall"):
            st.markdown(f"**{name}**  \n{credits_words(price)} {each} ({dollars(price)})")
            st.caption(words)


def _file() -> None:
    key = f"{keys.FILE}-{st.session_state.get(keys.FILES_TAKEN, 0)}"
    file = st.file_uploader(
        f"CSV, text or Excel, up to {MOST_ROWS:,} rows or {MOST_BYTES // 1024**2} MB",
        type=["csv", "tsv", "txt", "xlsx", "xls"],
        max_upload_size=MOST_BYTES // 1024**2,
        key=key,
        on_change=_take_file,
        args=(key,),
    )
    if file is not None:
        _pick_sheet(file)
    st.caption(
        "As the county or your CRM wrote it: any columns, any encoding, the heading where it is. You see every row's fate before "
        "anything is sent, and nothing is charged until you confirm."
    )


def _pick_sheet(file: UploadedFile) -> None:
    """A workbook waits here until somebody said which of its sheets is meant."""
    with told():
        read = brought_table(file)
        st.button(
            f"Use the {count(len(read), 'row')} of this sheet",
            icon=":material/arrow_forward:",
            type="primary",
            on_click=_take_sheet,
            args=(file,),
        )


def _paste() -> None:
    with st.form("trace-paste", border=False):
        typed = st.text_area(
            "Rows from a spreadsheet, or one address a line",
            height=180,
            key=keys.PASTED,
            placeholder="123 Main St, Mesa, AZ 85201\n125 Main St, Mesa, AZ 85201",
        )
        if st.form_submit_button("Read these rows", icon=":material/arrow_forward:", type="primary"):
            _take(typed)


def _ours() -> None:
    st.caption("Leads that came without a phone, or whose phones are old: their columns and scores travel along.")
    picked = leads_picker("trace", newest_first=False)
    if picked is not None:
        st.button(
            "Use these leads",
            icon=":material/arrow_forward:",
            type="primary",
            on_click=_take_leads,
            args=(picked, picked_names(picked)),
        )


def _take_file(key: str) -> None:
    file = st.session_state.get(key)
    if file is None:
        return
    try:
        waits = len(sheet_names(file)) > 1
    except Fault:
        waits = False  # why it can't be read is said when it is taken
    if not waits:
        _take_sheet(file)


def _take_sheet(file: UploadedFile) -> None:
    """Keep what was read, and empty the uploader: a callback."""
    st.session_state[keys.FILES_TAKEN] = st.session_state.get(keys.FILES_TAKEN, 0) + 1
    try:
        _keep(read_brought(file))
    except Fault as fault:
        st.session_state[keys.FAULT] = fault


def _take(typed: str) -> None:
    """Not a callback: a form's text is here only when the form was sent."""
    try:
        _keep(read_pasted(typed))
    except Fault as fault:
        fault_notice(fault)
        return
    st.rerun()


def _take_leads(picked: Picked, name: str) -> None:
    try:
        leads = _leads(picked.selection())
        _keep(of_leads(name or count(len(leads), "lead"), leads), FROM_LIST, source="list")
    except Fault as fault:
        st.session_state[keys.FAULT] = fault


def _leads(selection: Selection):  # type: ignore[no-untyped-def]
    query = f"SELECT * FROM rows WHERE {selection.where} ORDER BY _list, _row LIMIT {MOST_ROWS}"  # noqa: S608  words of our own
    return house().shelf.ask(house().account, selection.list_ids, query, selection.params)


def _keep(uploaded: UploadedTable, mapping: dict[str, str] | None = None, *, source: str = "file") -> None:
    guessed = mapping if mapping is not None else guess_columns(uploaded, dict.fromkeys([*TRACE, *PARCEL]))
    by = "parcel" if "parcel_id" in guessed and "address" not in guessed else "address"
    trace_type = "normal" if {"last_name", "full_name"} & guessed.keys() else "advanced"
    choices = {"mapping": guessed, "by": by, "trace_type": trace_type, "source": source}
    show_upload(house().uploads.keep(house().account, PURPOSE, uploaded, choices).key)
