"""Numbers from a file or from what was pasted: read, columns guessed and corrected, what isn't sent told by row."""

from __future__ import annotations

import hashlib

import streamlit as st

from components.library.export import csv_of
from components.looking import as_seen_now
from components.ui.dnc import keys
from components.ui.dnc.asked import Asked, first_numbers
from components.ui.pieces.brought_file import brought_table
from components.ui.pieces.notices import told
from components.ui.pieces.words import count, plain
from components.uploads import (
    MOST_BYTES,
    PhoneList,
    UploadedTable,
    guess_columns,
    phone_columns,
    phone_list,
    read_pasted,
)

_SHOWN_PROBLEMS = 500
_MOST_MB = MOST_BYTES // 1024**2
_KINDS = ["csv", "tsv", "txt", "xlsx", "xls"]


def asked_of_table() -> Asked | None:
    """Take a file or pasted numbers; None until there are some."""
    table = _brought()
    if table is None:
        st.caption(
            "One number a line is enough. A table may have several phone columns, and columns that say whose each is."
        )
        return None
    phones, labels = _columns(table)
    found = _gathered(table, phones, labels)
    _told(table, found)
    return Asked(found.numbers, _name(table.name), {"from": "table", "name": table.name, "rows": len(table)})


def _brought() -> UploadedTable | None:
    file = st.file_uploader("A CSV or Excel file", type=_KINDS, key="dnc-file", max_upload_size=_MOST_MB)
    pasted = st.text_area(
        "Or paste numbers",
        key="dnc-pasted",
        height=120,
        placeholder="(602) 555-0147\n480-555-0101\nJane Doe, 6025550123",
        disabled=file is not None,
    )
    with told():
        if file is not None:
            table = brought_table(file)
            return _kept(f"{file.file_id}-{table.sheet}", lambda: table)
        if pasted.strip():
            return _kept(
                hashlib.sha256(pasted.encode("utf-8", "replace")).hexdigest(),
                lambda: read_pasted(pasted, "Pasted numbers"),
            )
    return None


def _kept(which: str, read) -> UploadedTable:  # type: ignore[no-untyped-def]
    """Read what was brought once, not at each rerun."""
    known = st.session_state.get(keys.READ)
    if known is None or known[0] != which:
        with st.spinner("Reading …"):
            known = st.session_state[keys.READ] = (which, read())
    table: UploadedTable = known[1]
    return table


def _columns(table: UploadedTable) -> tuple[list[str], list[str]]:
    """Let a person correct which columns hold phones, and which say whose they are; one column alone needs no question."""
    for warning in table.warnings:
        st.caption(f":material/info: {plain(warning)}")
    guessed = list(phone_columns(table, typed=not table.header_line)) or list(table.columns[:1])
    if len(table.columns) == 1:
        return guessed, []
    which = st.session_state[keys.READ][0]
    phones = st.multiselect("Phone columns", table.columns, default=guessed, key=f"dnc-phones-{which}")
    others = [name for name in table.columns if name not in phones]
    whose = [name for name in _whose(table) if name in others]
    labels = st.multiselect(
        "Label columns",
        others,
        default=whose,
        key=f"dnc-labels-{which}-{'-'.join(phones)}",
        help="They say whose number it is. They travel with it, and come back in the files.",
    )
    return phones, labels


def _gathered(table: UploadedTable, phones: list[str], labels: list[str]) -> PhoneList:
    """Gather the phones of a table once, not at each rerun."""
    which = (st.session_state[keys.READ][0], tuple(phones), tuple(labels))
    known = st.session_state.get(keys.GATHERED)
    if known is None or known[0] != which:
        known = st.session_state[keys.GATHERED] = (which, phone_list(table, phones, labels))
    found: PhoneList = known[1]
    return found


def _whose(table: UploadedTable) -> list[str]:
    found = guess_columns(table, ["full_name", "first_name", "last_name", "address"])
    return list(dict.fromkeys(found.values()))


def _told(table: UploadedTable, found: PhoneList) -> None:
    """Say what was found, and name by row what isn't sent."""
    rows = count(len(table), "row")
    again, bad = found.count("duplicate"), found.count("invalid")
    st.markdown(f"**{count(len(found.numbers), 'number')}** in {rows} of {plain(table.name)}")
    first_numbers(found.numbers)
    left = [
        words
        for number, words in ((again, count(again, "duplicate")), (bad, f"{count(bad)} no US phone number"))
        if number
    ]
    left += [f"{count(found.without, 'row')} without a phone"] if found.without else []
    if left:
        st.caption(f"Not sent, and not paid for: {', '.join(left)}.")
    if len(found.problems):
        _problems(found)


def _problems(found: PhoneList) -> None:
    with st.expander(f"Which, by row ({count(len(found.problems))})"):
        st.dataframe(
            found.problems.slice(0, _SHOWN_PROBLEMS).select(["row", "column", "words"]).to_pandas(),
            column_config={
                "row": st.column_config.NumberColumn("Row", format="%d", width="small"),
                "column": "Column",
                "words": "What is wrong",
            },
            hide_index=True,
            height=240,
            alt="Cells that are not sent",
        )
        st.download_button(
            "All of them (CSV)",
            data=as_seen_now(lambda: csv_of(found.problems)),
            file_name="not-sent.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _name(name: str) -> str:
    return name.rsplit(".", 1)[0] if "." in name else name
