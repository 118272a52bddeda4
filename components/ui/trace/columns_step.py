"""The columns step: what was read, by what rows are traced, and which column is what. Guessed; a person corrects it."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.ui.pieces.words import count, plain
from components.ui.trace import keys
from components.ui.trace.modes import MANY, show_mode
from components.ui.trace.work import Choices, choices_of
from components.uploads import FIELDS, KeptUpload, UploadedTable, peer_of

_NONE = "–"
_FIELD_PX = 186
"""Four fields stand side by side on a desk's screen."""
_BY = {"address": "Addresses", "parcel": "Parcel numbers"}
_NEEDED = {"address", "city", "state", "parcel_id", "county"}


def upload_head(kept: KeptUpload, table: UploadedTable) -> None:
    """Say what was read, and how."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(plain(kept.name), anchor=False)
        with st.container(horizontal=True, gap="small", width="content"):
            st.button(
                "Delete",
                icon=":material/delete:",
                type="tertiary",
                on_click=_delete,
                args=(kept,),
                key=f"delete-{kept.key}",
            )
            st.button("Other rows", icon=":material/close:", type="tertiary", on_click=show_mode, args=(MANY,))
    peer = peer_of(table.columns) if choices_of(kept).source == "file" else None
    told = [count(len(table), "row"), count(len(table.columns), "column"), _how(table)]
    if peer:
        told.append(f"an export of {peer.name}")
    st.caption(plain(" · ".join(part for part in told if part)))
    for warning in table.warnings:
        st.caption(f":material/info: {plain(warning)}")


def columns_step(kept: KeptUpload, table: UploadedTable, choices: Choices) -> None:
    """Let a person say which column is what; each widget writes the choice down."""
    st.subheader("1 · Which column is what", anchor=False)
    _by(kept, choices)
    fields = choices.fields
    with st.container(horizontal=True, gap="small"):
        for field in fields:
            _column(kept, table, choices, field)
    missing = _missing(choices)
    if missing:
        st.warning(missing, icon=":material/help:")


def ready(choices: Choices) -> bool:
    """Tell whether enough columns are known to go on."""
    return not _missing(choices)


def _missing(choices: Choices) -> str:
    if choices.by == "parcel":
        lacking = [FIELDS[key].label.lower() for key in choices.fields if key not in choices.mapping]
        return f"Say which column holds the {' and the '.join(lacking)}." if lacking else ""
    return "" if "address" in choices.mapping else "Say which column holds the street address."


def _how(table: UploadedTable) -> str:
    if table.sheet:
        others = len(table.sheets) - 1
        return f"sheet {table.sheet}" + (f", {count(others, 'other')} left out" if others else "")
    separators = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"}
    between = separators.get(table.delimiter, "")
    return ", ".join(part for part in (table.encoding, f"{between} between cells" if between else "") if part)


def _by(kept: KeptUpload, choices: Choices) -> None:
    key = keys.choice_of(kept.key, "by")
    st.session_state[key] = choices.by
    st.segmented_control(
        "Trace by",
        list(_BY),
        format_func=_BY.__getitem__,
        key=key,
        required=True,
        on_change=_take_choice,
        args=(kept, "by", key),
    )


def _column(kept: KeptUpload, table: UploadedTable, choices: Choices, field: str) -> None:
    key = keys.column_of(kept.key, field)
    mapped = choices.mapping.get(field, _NONE)
    st.session_state[key] = mapped if mapped in table.columns else _NONE
    label = FIELDS[field].label
    with st.container(width=_FIELD_PX, gap="xsmall"):
        st.selectbox(
            f"{label} *" if field in _NEEDED else label,
            [_NONE, *table.columns],
            key=key,
            on_change=_take_column,
            args=(kept, field, key),
        )
        st.caption(_sample(table, mapped))


def _sample(table: UploadedTable, column: str) -> str:
    """Show what stands in a column, so that a wrong guess is seen."""
    if column not in table.columns:
        return "not in this file"
    cells = (str(cell or "") for cell in table.column(column).slice(0, 50).to_pylist())
    first = next((cell for cell in cells if cell.strip()), "")
    return plain(first[:40]) or "empty"


def _take_column(kept: KeptUpload, field: str, key: str) -> None:
    chosen = st.session_state[key]
    mapping = dict(choices_of(kept).mapping)
    mapping.pop(field, None)
    if chosen != _NONE:
        mapping[field] = chosen
    house().uploads.choose(kept.account, kept.key, mapping=mapping)


def _take_choice(kept: KeptUpload, choice: str, key: str) -> None:
    house().uploads.choose(kept.account, kept.key, **{choice: st.session_state[key]})


def _delete(kept: KeptUpload) -> None:
    """Take an upload away that was not sent."""
    house().uploads.drop(kept.account, kept.key)
    show_mode(MANY)
