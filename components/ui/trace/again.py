"""What failed of a table that was sent: its rows go back to the check, to be sent again as a trace of their own."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import PARCEL_TRACE, Batch, Order, State, TraceWanted
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.order_failed import order_failed
from components.ui.pieces.words import count
from components.ui.trace import keys
from components.ui.trace.bring import FROM_LIST, PURPOSE
from components.ui.trace.modes import show_upload
from components.uploads import ROW, of_leads


def failed_parts(batch: Batch, orders: Sequence[Order]) -> None:
    """Say which parts failed, and offer their rows for another try."""
    failed = [order for order in orders if order.state is State.FAILED]
    for order in failed:
        order_failed(order, f"Part {order.part} of {len(orders)}: " if len(orders) > 1 else "")
    if fault := st.session_state.get(keys.FAULT):
        fault_notice(fault)
    if failed:
        st.button(
            f"Check {count(sum(order.requested_count for order in failed), 'row')} again",
            icon=":material/replay:",
            on_click=_bring_back,
            args=(batch, failed),
            help="They are checked and priced anew. Nothing is sent before you confirm.",
        )


def _bring_back(batch: Batch, failed: Sequence[Order]) -> None:
    """Keep the rows of what failed as an upload, and open it: a callback."""
    try:
        rows = house().batches.rows_in(batch.key, {order.part for order in failed})
        uploaded = of_leads(f"{batch.name} · again", rows.drop_columns([ROW]) if ROW in rows.column_names else rows)
        kept = house().uploads.keep(batch.account, PURPOSE, uploaded, _choices(batch, failed[0], uploaded.columns))
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return
    show_upload(kept.key)


def _choices(batch: Batch, order: Order, columns: Sequence[str]) -> dict[str, object]:
    trace_type = order.wanted.trace_type if isinstance(order.wanted, TraceWanted) else "advanced"
    return {
        "mapping": {field: column for field, column in FROM_LIST.items() if column in columns},
        "by": "parcel" if batch.kind == PARCEL_TRACE else "address",
        "trace_type": trace_type,
        "source": "list",
    }
