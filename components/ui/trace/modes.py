"""What the page shows. Its home is the URL, so that a link, Back and a reload keep it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.faults import BadInput
from components.house import house
from components.orders import Batch, Instant
from components.tracerfy import Capability
from components.ui.pieces.address import put_in_address
from components.ui.pieces.instant_offer import forget_instant_fault
from components.ui.trace import keys
from components.uploads import KeptUpload

MANY, ONE, DEEP, PARCEL, QUEUES = "many", "one", "enhanced", "parcel", "queues"
_MODES: Mapping[str, str] = {
    MANY: ":material/table_rows: Many rows",
    ONE: ":material/home_pin: One address",
    DEEP: ":material/travel_explore: Enhanced",
    PARCEL: ":material/crop_square: One parcel",
    QUEUES: ":material/history: All queues",
}
_KINDS: Mapping[str, str] = {ONE: "trace", DEEP: "enhanced", PARCEL: "parcel"}
_MODE, UPLOAD, BATCH, QUESTION = "for", "upload", "batch", "trace"


def trace_mode() -> str:
    """Let a person choose what to trace; gives the mode."""
    named, modes = st.query_params.get(_MODE, MANY), _offered()
    st.session_state[keys.MODE] = named if named in modes else MANY
    chosen = st.segmented_control(
        "What to trace",
        modes,
        format_func=_MODES.__getitem__,
        key=keys.MODE,
        required=True,
        label_visibility="collapsed",
        on_change=_take_mode,
    )
    return str(chosen or MANY)


def _offered() -> list[str]:
    """An enhanced trace is offered where the account's API knows it."""
    deep = house().connection.offers(Capability.ENHANCED)
    return [mode for mode in _MODES if mode != DEEP or deep]


def kind_of(mode: str) -> str:
    """Name the kind of question that a mode asks."""
    return _KINDS[mode]


def mode_of(question: Instant) -> str:
    """Give the mode that a question was asked in."""
    return next(mode for mode, kind in _KINDS.items() if kind == question.kind)


def opened_upload() -> KeptUpload | None:
    """Give the upload that the URL names, or None; one that was sent already leads to its batch."""
    named = st.query_params.get(UPLOAD)
    found = house().uploads.find(house().account, named) if named else None
    if named and found is None:
        st.warning("This upload is gone. Bring the file again.", icon=":material/link_off:")
    if found is not None and found.batch_key:
        put_in_address({BATCH: found.batch_key})
        st.rerun()
    return found


def opened_batch() -> Batch | None:
    """Give the batch that the URL names, or None."""
    named = st.query_params.get(BATCH)
    if not named:
        return None
    try:
        return house().batches.batch(house().account, named)
    except BadInput:
        st.warning("There is no such trace here.", icon=":material/link_off:")
        return None


def opened_question() -> Instant | None:
    """Give the single trace that the URL names, or None."""
    named = st.query_params.get(QUESTION)
    return house().instants.instant(named) if named else None


def show_upload(key: str) -> None:
    """Open an upload: in a callback."""
    _show({UPLOAD: key})


def show_question(key: str, mode: str) -> None:
    """Open a single trace: in a callback."""
    _show({_MODE: mode, QUESTION: key})


def show_mode(mode: str, **more: str) -> None:
    """Begin anew: a callback."""
    _show({_MODE: mode} | more)


def _show(query: Mapping[str, str]) -> None:
    for kind in _KINDS.values():
        forget_instant_fault(kind)
    st.session_state.pop(keys.FAULT, None)
    st.session_state.pop(keys.CONFIRM, None)
    put_in_address(dict(query))


def _take_mode() -> None:
    show_mode(str(st.session_state[keys.MODE] or MANY))
