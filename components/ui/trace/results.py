"""What came home of a batch: hit rate, cost of a hit, the rows with what was found, and the person's own file made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.house import house
from components.library import FIRST_COLUMNS, TRACED_PHONES, leads_page
from components.library.export import csv, table_csv
from components.looking import as_seen_now
from components.orders import Batch, Order
from components.settings import CREDIT_USD
from components.ui.pieces.cells import cell_words
from components.ui.pieces.column_formats import column_config
from components.ui.pieces.fragment import fragment
from components.ui.pieces.frames import TICKS, opens_again, readable, table_height, ticked_row
from components.ui.pieces.lead_sheet import lead_sheet
from components.ui.pieces.words import count, credits_words, dollars_raw
from components.ui.trace import keys
from components.uploads import whole_file

PER_PAGE = 50
_FIRST = (
    "found", "owner", "address", "city", "state", "zip_code", "primary_phone", "primary_phone_type", "mobile_1", "landline_1", "email_1",
)  # fmt: skip


def batch_results(batch: Batch, orders: Sequence[Order]) -> None:
    """Show what was found."""
    list_id = batch.list_id
    if list_id is None:
        return
    _figures(orders)
    _files(batch, list_id)
    _rows(batch, list_id)


def _figures(orders: Sequence[Order]) -> None:
    home = [order for order in orders if order.readable]
    sent, found = sum(order.requested_count for order in home), sum(order.actual_count or 0 for order in home)
    paid = sum(order.credits_deducted or 0 for order in home)
    rows, hits, rate, each = st.columns(4)
    rows.metric("Rows traced", count(sent), border=True)
    hits.metric("Found", count(found), help="Rows with a phone or an e-mail address.", border=True)
    rate.metric("Hit rate", f"{100 * found / sent:.0f} %" if sent else "–", border=True)
    cost = f"${paid * CREDIT_USD / found:.2f}" if found else "–"
    each.metric("Cost of a hit", cost, help=f"{credits_words(paid)} ({dollars_raw(paid)}) in all.", border=True)


def _files(batch: Batch, list_id: int) -> None:
    upload = house().uploads.of_batch(batch.account, batch.key)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if upload is not None and upload.choices.get("source") != "list":
            st.download_button(
                "Your file with what was found",
                data=as_seen_now(lambda: table_csv(_whole(batch, list_id, upload.key))),
                file_name=f"{_file_name(batch)}-traced.csv",
                mime="text/csv",
                type="primary",
                icon=":material/download:",
                on_click="ignore",
                help="Every row of your file in its order, with all its columns; beside them what was found, or why it was not sent.",
                key=f"whole-{batch.key}",
            )
        st.download_button(
            "Traced rows as CSV",
            data=as_seen_now(lambda: csv(house().shelf, batch.account, [list_id])),
            file_name=f"{_file_name(batch)}-leads.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            help="Under the names that all lists have.",
            key=f"leads-csv-{batch.key}",
        )
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.caption("It is a list of yours now, on every page that picks leads.", width="content")
        st.page_link(
            "dnc.py",
            label="Check these phones",
            icon=":material/phone_disabled:",
            query_params={"from": "leads", "lists": str(list_id)},
        )
        st.page_link(
            "outreach.py", label="Make files of it", icon=":material/campaign:", query_params={"lists": str(list_id)}
        )


def _whole(batch: Batch, list_id: int, upload_key: str) -> pa.Table:
    traced = house().shelf.ask(batch.account, [list_id], "SELECT * FROM rows ORDER BY _row")
    uploads = house().uploads
    return whole_file(uploads.table(batch.account, upload_key), traced, uploads.problems(batch.account, upload_key))


@fragment
def _rows(batch: Batch, list_id: int) -> None:
    search, wide_box = st.columns([3, 1], vertical_alignment="center")
    typed = search.text_input(
        "Find a row",
        placeholder="Find by owner, address, city, ZIP or phone",
        icon=":material/search:",
        label_visibility="collapsed",
        key=f"find-{batch.key}",
    )
    wide = wide_box.toggle("All columns", key=f"wide-{batch.key}")
    page = max(1, st.session_state.get(keys.page_of(batch.key), 1))
    sought = (typed or "").strip()
    found = leads_page(house().shelf, batch.account, list_id, sought, (page - 1) * PER_PAGE, PER_PAGE)
    if not found.total:
        st.info("No row has that in its owner, address, city, ZIP or phone.")
        return
    names = [name for name in _FIRST if name in found.frame] if not wide else _filled(found.frame)
    key = f"rows-{batch.key}-{sought}-{page}-{wide}"
    event = st.dataframe(
        readable(_as_people_write(found.frame[names])),
        column_config=column_config(names),
        hide_index=True,
        placeholder="–",
        height=table_height(len(found.frame), 14),
        on_select=opens_again(key),
        selection_mode=TICKS,
        key=key,
        alt="Rows of this trace",
    )
    _below(batch, found.total, page)
    if (clicked := ticked_row(event, key, len(found.rows))) is not None:
        others = [(list_id, row) for row in found.rows]
        lead_sheet(batch.account, others[clicked], others=others)


def _as_people_write(frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame.copy()
    for name in [name for name in frame if name in TRACED_PHONES]:
        shown[name] = [cell_words(name, cell) if isinstance(cell, str) and cell else None for cell in frame[name]]
    return shown


def _below(batch: Batch, total: int, page: int) -> None:
    first = (page - 1) * PER_PAGE + 1
    left, right = st.columns([1, 2], vertical_alignment="center")
    left.caption(
        f"{count(first)} to {count(min(total, first + PER_PAGE - 1))} of {count(total, 'row')} · tick a row to open it"
    )
    with right:
        if total > PER_PAGE:
            st.pagination(-(-total // PER_PAGE), key=keys.page_of(batch.key))


def _filled(frame: pd.DataFrame) -> list[str]:
    """Leave out the columns that this page of rows has nothing in: a trace knows few of a lead's columns."""
    first = [name for name in _FIRST if name in frame]
    made = {*first, *(name for name in FIRST_COLUMNS if name in ("owner", "phone", "best"))}
    return [*first, *(name for name in frame.columns if name not in made and frame[name].notna().any())]


def _file_name(batch: Batch) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", batch.name).strip("-").lower() or "trace"
