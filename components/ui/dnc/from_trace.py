"""Numbers from a finished trace, in its nine phone columns: ours, or one made elsewhere and named by its number."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.house import house
from components.orders import TRACE
from components.outreach import record_numbers
from components.tracerfy import QUEUE_PHONES
from components.ui.dnc import keys
from components.ui.dnc.asked import Asked, first_numbers
from components.ui.pieces.notices import told
from components.ui.pieces.words import ago, count, plain

PARAM = "trace"


def asked_of_trace() -> Asked | None:
    """Let a person name a finished trace; None until its records are here."""
    queue_id, name = _named()
    if queue_id is None:
        st.caption("A trace's phones are taken out by the vendor itself: nothing is uploaded.")
        return None
    with told():
        records = _records(queue_id)
        if not records:
            st.info(
                f"Trace {queue_id} has no records yet: it found nobody, or isn't done.", icon=":material/hourglass_top:"
            )
            return None
        columns = _column_picker()
        numbers = record_numbers(records, columns)
        st.markdown(f"**{count(len(numbers), 'number')}** in {count(len(records), 'record')} of {plain(name)}")
        first_numbers(numbers)
        return Asked(
            numbers, name, {"from": "trace", "queue": queue_id}, (queue_id, () if len(columns) == 9 else columns)
        )
    return None


def _named() -> tuple[int | None, str]:
    """Give the trace that is meant: chosen from ours, or its number typed."""
    ours = {
        order.vendor_id: order
        for order in house().ledger.orders(house().account, TRACE)
        if order.readable and order.vendor_id
    }
    asked = st.query_params.get(PARAM, "")
    wanted = int(asked) if asked.isdecimal() and len(asked) < 15 else None
    choices: list[int | None] = [*ours, None]
    chosen = st.selectbox(
        "Trace",
        choices,
        index=choices.index(wanted) if wanted in choices else 0 if ours and wanted is None else len(choices) - 1,
        format_func=lambda one: (
            "Another one, by its number"
            if one is None
            else f"{ours[one].name} ({count(ours[one].requested_count)}, {ago(ours[one].created_at)})"
        ),
        key="dnc-trace",
    )
    if chosen is not None:
        return chosen, ours[chosen].name
    typed = st.number_input(
        "Its number at the vendor's",
        min_value=1,
        value=wanted,
        step=1,
        key="dnc-trace-number",
        placeholder="for example 84882",
    )
    return (None, "") if typed is None else (int(typed), f"Trace {int(typed)}")


def _records(queue_id: int) -> tuple[dict[str, Any], ...]:
    known = st.session_state.get(keys.TRACE_READ)
    if known is None or known[0] != queue_id or not known[1]:
        with st.spinner("Reading the trace …"):
            known = st.session_state[keys.TRACE_READ] = (queue_id, house().api.queue(queue_id))
    records: tuple[dict[str, Any], ...] = known[1]
    return records


def _column_picker() -> tuple[str, ...]:
    chosen = st.multiselect(
        "Phone columns",
        QUEUE_PHONES,
        default=QUEUE_PHONES,
        format_func=lambda name: name.replace("_", " ").capitalize(),
        key="dnc-trace-columns",
    )
    return tuple(name for name in QUEUE_PHONES if name in chosen)
