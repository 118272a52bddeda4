"""All traces of the account as the vendor lists them, also those made elsewhere: open one, see its rows, take its file."""

from __future__ import annotations

import io

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.faults import BadInput, Fault
from components.house import house
from components.library.export import table_csv
from components.looking import as_seen_now
from components.orders import PARCEL_TRACE, TRACE
from components.tracerfy import QueuePage, TraceQueue
from components.ui.pieces.frames import TICKS, table_height, ticked_row
from components.ui.pieces.notices import empty_state, fault_notice, told
from components.ui.pieces.words import ago, count, credits_words, plain
from components.ui.trace import keys
from components.ui.trace.modes import BATCH, QUEUES, show_mode

PER_PAGE = 100
_QUEUE, _PARCELS = "queue", "parcels"
_MOST_SHOWN = 1_000


def queue_list() -> None:
    """Show the account's queues, a hundred a page; one that is clicked opens."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.caption("As the vendor lists them, made here, in its own app, or by another program.", width="stretch")
        st.button("Look again", icon=":material/refresh:", type="tertiary", on_click=_queues.clear)
    page = max(1, st.session_state.get(keys.QUEUE_PAGE, 1))
    try:
        found = _queues(house().account, page)
    except Fault as fault:
        fault_notice(fault)
        return
    if not found.queues:
        empty_state("No traces yet", "What this account traces anywhere is listed here.", icon=":material/history:")
    else:
        _table(found, page)
        _pager(found, page)
    _parcel_box()


def opened_queue() -> bool:
    """Show the queue that the URL names; False where it names none."""
    for param in (_QUEUE, _PARCELS):
        named = st.query_params.get(param, "")
        if named.isdecimal() and len(named) < 16:
            st.button("All queues", icon=":material/arrow_back:", type="tertiary", on_click=show_mode, args=(QUEUES,))
            with told():
                (_queue if param == _QUEUE else _parcel_queue)(int(named))
            return True
    return False


@st.cache_data(ttl=20, show_spinner="Asking the vendor", max_entries=50)
def _queues(account: str, page: int) -> QueuePage:
    """The vendor lets this be asked once in twenty seconds."""
    return house().api.queues(page)


@st.cache_data(ttl=600, show_spinner="Asking the vendor for the rows", max_entries=10)
def _records(account: str, queue_id: int) -> pd.DataFrame:
    rows = house().api.queue(queue_id)
    return pd.DataFrame([{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows])


@st.cache_data(ttl=600, show_spinner="Fetching the vendor's file", max_entries=4)
def _parcel_file(account: str, queue_id: int) -> bytes:
    url = house().api.parcel_queue(queue_id).download_url
    return b"".join(house().api.download(url)) if url else b""


def _table(found: QueuePage, page: int) -> None:
    ours = {order.vendor_id for order in house().ledger.orders(house().account, TRACE)}
    frame = pd.DataFrame([_row(queue, ours) for queue in found.queues])
    event = st.dataframe(
        frame,
        hide_index=True,
        on_select="rerun",
        selection_mode=TICKS,
        height=table_height(len(frame), 14),
        placeholder="–",
        column_config={"Begun": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm")},
        key=f"queues-{page}",
        alt="All queues of this account",
    )
    if (clicked := ticked_row(event, f"queues-{page}", len(found.queues))) is not None:
        show_mode(QUEUES, **{_QUEUE: str(found.queues[clicked].queue_id)})
        st.rerun()


def _row(queue: TraceQueue, ours: set[int | None]) -> dict[str, object]:
    return {
        "Queue": str(queue.queue_id),
        "Begun": queue.created_at,
        "State": "Pending" if queue.pending else "Done",
        "Kind": queue.trace_type or "–",
        "Rows": queue.rows_uploaded,
        "Credits": queue.credits_deducted,
        "Made": "here" if queue.queue_id in ours else queue.queue_type or "elsewhere",
    }


def _pager(found: QueuePage, page: int) -> None:
    pages = -(-found.total // PER_PAGE) if found.total else page + (found.next_page is not None)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"{count(found.total, 'queue')} in all · tick one to see its rows"
            if found.total
            else "Tick one to see its rows"
        )
        if pages > 1:
            st.pagination(pages, key=keys.QUEUE_PAGE)


def _parcel_box() -> None:
    """The vendor lists no parcel queues; one is found by its number."""
    with st.form("trace-parcel-queue", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input("Parcel queue", placeholder="its number, for example 42", max_chars=15, width=260)
        sent = st.form_submit_button("Open", icon=":material/arrow_forward:")
        st.caption("The vendor does not list parcel queues: one made elsewhere opens by its number.")
    if sent and typed.strip().lstrip("#").isdecimal():
        show_mode(QUEUES, **{_PARCELS: typed.strip().lstrip("#")})
        st.rerun()
    elif sent:
        st.warning("A queue's number is whole, for example 42.", icon=":material/help:")


def _queue(queue_id: int) -> None:
    st.header(f"Queue {queue_id}", anchor=False)
    _ours(queue_id, TRACE)
    frame = _records(house().account, queue_id)
    if frame.empty:
        st.info("This queue has no rows yet: it is pending, or nothing was found.", icon=":material/hourglass_top:")
        return
    st.caption(
        f"{count(len(frame), 'row')} found. The vendor gives rows that were found; misses stand in its own file alone."
    )
    _show(frame, f"queue-{queue_id}")


def _parcel_queue(queue_id: int) -> None:
    st.header(f"Parcel queue {queue_id}", anchor=False)
    _ours(queue_id, PARCEL_TRACE)
    queue = house().api.parcel_queue(queue_id)
    facts = [queue.status or ("pending" if queue.pending else "done"), count(queue.rows_uploaded, "parcel")]
    facts += [f"{count(queue.rows_hit)} found", credits_words(queue.credits_deducted)]
    st.caption(plain(" · ".join(facts)))
    body = _parcel_file(house().account, queue_id) if not queue.pending else b""
    if body:
        _show(_frame(body), f"parcel-queue-{queue_id}")


def _frame(body: bytes) -> pd.DataFrame:
    try:
        return pd.read_csv(io.BytesIO(body), dtype=str, keep_default_na=False)
    except (ValueError, UnicodeDecodeError) as error:
        raise BadInput("file", "The vendor's file can't be read as a table.") from error


def _show(frame: pd.DataFrame, name: str) -> None:
    filled = frame[[column for column in frame if (frame[column] != "").any()]]
    st.dataframe(
        filled.head(_MOST_SHOWN), hide_index=True, height=table_height(len(frame), 14), alt="Rows of this queue"
    )
    st.download_button(
        "CSV",
        data=as_seen_now(lambda: table_csv(pa.Table.from_pandas(frame, preserve_index=False))),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"csv-{name}",
    )


def _ours(queue_id: int, kind: str) -> None:
    """Say which trace of ours a queue is."""
    for order in house().ledger.by_vendor_id(queue_id, kind):
        if order.account == house().account and order.batch_key:
            st.page_link(
                "trace.py",
                label=f"Made here {ago(order.created_at)}: {plain(order.name)}",
                icon=":material/arrow_forward:",
                query_params={BATCH: order.batch_key},
            )
