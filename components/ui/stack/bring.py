"""A file brought right here: read, its columns mapped, kept as a list of ours and laid beside the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

import streamlit as st

from components.faults import Fault
from components.house import house
from components.library import COLUMNS
from components.stacks import MOST_LISTS
from components.ui.pieces.brought_file import brought_table
from components.ui.pieces.notices import fault_notice, told
from components.ui.pieces.words import count, plain
from components.ui.stack import keys
from components.ui.stack.choice import Choice, take
from components.uploads import UploadedTable
from components.uploads.as_list import WANTED, guessed, list_rows
from components.uploads.fields import FIELDS

_LOOKED_AT = 5
_ACROSS = 4
_NONE = ""


def bring_file(choice: Choice, *, opened: bool = False) -> None:
    """Offer to bring a file of addresses; nothing is sent anywhere, and nothing is charged."""
    with st.expander("Bring a file", icon=":material/upload_file:", expanded=opened):
        number = st.session_state.get(keys.FILES_TAKEN, 0)
        file = st.file_uploader(
            "A CSV or Excel file with addresses or parcel numbers",
            type=["csv", "tsv", "txt", "xlsx", "xls"],
            key=keys.brought(number),
            help="Any encoding and delimiter; the heading may stand below some lines of title. It stays on this machine.",
        )
        if file is None:
            return
        try:
            uploaded = brought_table(file)
        except Fault as fault:
            fault_notice(fault)
            return
        _map_and_keep(uploaded, choice, number)


def _map_and_keep(uploaded: UploadedTable, choice: Choice, number: int) -> None:
    st.markdown(f"**{count(len(uploaded), 'row')}**, {count(len(uploaded.columns), 'column')}. Which column is what?")
    for warning in uploaded.warnings:
        st.caption(f":material/info: {plain(warning)}")
    mapping = _mapping(uploaded, number)
    if not {"address", "parcel_id"} & set(mapping):
        st.warning("Say which column holds the street address, or the parcel number with its county and state.")
        return
    first = replace(uploaded, table=uploaded.table.slice(0, _LOOKED_AT), rows=uploaded.rows.slice(0, _LOOKED_AT))
    frame = list_rows(first, mapping).to_pandas()
    shown = frame.loc[:, (frame != "").any()]
    labels = {name: COLUMNS[name].label for name in shown.columns if name in COLUMNS}
    st.dataframe(shown, hide_index=True, column_config=labels, alt="The first rows as they will be kept")
    with st.form(f"keep-file-{number}", border=False):
        name = st.text_input("Name of the list", value=PurePath(uploaded.name).stem[:120], max_chars=120)
        if st.form_submit_button("Keep as a list and stack it", type="primary", icon=":material/layers:"):
            _keep(uploaded, mapping, name, choice)


def _mapping(uploaded: UploadedTable, number: int) -> dict[str, str]:
    """Let a person correct what was guessed; give the columns by what they are."""
    guess, chosen = guessed(uploaded), dict[str, str]()
    options = [_NONE, *uploaded.columns]
    for begin in range(0, len(WANTED), _ACROSS):
        for column, key in zip(st.columns(_ACROSS), WANTED[begin : begin + _ACROSS], strict=False):
            picked = column.selectbox(
                FIELDS[key].label,
                options,
                index=options.index(guess.get(key, _NONE)),
                format_func=lambda name: name or "not in the file",
                key=keys.mapped(number, uploaded.name, key),
            )
            if picked:
                chosen[key] = picked
    return chosen


def _keep(uploaded: UploadedTable, mapping: dict[str, str], name: str, choice: Choice) -> None:
    with told(), st.spinner("Keeping it …"):
        rows, recipe = list_rows(uploaded, mapping), {"file": uploaded.name, "columns": mapping}
        own = house().own_lists.keep(house().account, "upload", name, rows, recipe)
        st.session_state[keys.FILES_TAKEN] = st.session_state.get(keys.FILES_TAKEN, 0) + 1
        take(replace(choice, list_ids=(*choice.list_ids, own.list_id)[-MOST_LISTS:]))
        st.rerun()
