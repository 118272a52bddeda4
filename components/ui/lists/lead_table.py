"""The leads of one list: fifty at a time, the useful columns first, every column on demand, one lead opened in full."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.library import FIRST_COLUMNS, leads_page
from components.ui.lists import keys
from components.ui.pieces.column_formats import column_config
from components.ui.pieces.fragment import fragment
from components.ui.pieces.frames import TICKS, opens_again, readable, table_height, ticked_row
from components.ui.pieces.lead_sheet import lead_sheet
from components.ui.pieces.links import LEAD_PARAM
from components.ui.pieces.words import count

PER_PAGE = 50


@fragment
def lead_table(account: str, list_id: int, key: str) -> None:
    """Show a list's rows; `key` tells its widgets from those of other lists."""
    typed, wide = _controls(key)
    page_number = max(1, st.session_state.get(keys.page_of(key), 1))
    corrected = house().corrections.of(account, [list_id])
    asked = (house().shelf, account, list_id, typed)
    found = leads_page(*asked, (page_number - 1) * PER_PAGE, PER_PAGE, corrected)
    if found.total == 0:
        st.info("No lead has that in its owner, address, city, ZIP or phone." if typed else "This list has no rows.")
        return
    frame = found.frame if wide else found.frame[[name for name in FIRST_COLUMNS if name in found.frame]]
    table = f"leads-{key}-{typed}-{page_number}-{wide}"
    event = st.dataframe(
        readable(frame),
        column_config=column_config(frame.columns),
        hide_index=True,
        placeholder="–",
        height=table_height(len(frame), 14),
        on_select=opens_again(table),
        selection_mode=TICKS,
        key=table,
        alt="Leads of this list",
    )
    _below(key, found.total, page_number)
    _opened(account, list_id, found.rows, ticked_row(event, table, len(found.rows)))


def _controls(key: str) -> tuple[str, bool]:
    search, columns = st.columns([3, 1], vertical_alignment="center")
    typed = search.text_input(
        "Find a lead",
        placeholder="Find by owner, address, city, ZIP or phone",
        icon=":material/search:",
        label_visibility="collapsed",
        key=f"find-{key}",
        on_change=_first_page,
        args=(key,),
    )
    wide = columns.toggle("All columns", key=f"wide-{key}")
    return typed.strip(), wide


def _below(key: str, total: int, page_number: int) -> None:
    pages = -(-total // PER_PAGE)
    left, right = st.columns([1, 2], vertical_alignment="center")
    first = (page_number - 1) * PER_PAGE + 1
    left.caption(
        f"{count(first)} to {count(min(total, first + PER_PAGE - 1))} of {count(total, 'lead')} · tick a row to open it"
    )
    with right:
        if pages > 1:
            st.pagination(pages, key=keys.page_of(key))


def _opened(account: str, list_id: int, rows: list[int], clicked: int | None) -> None:
    named = st.query_params.get(LEAD_PARAM, "")
    if named.isdecimal() and len(named) < 9:
        del st.query_params[LEAD_PARAM]
        lead_sheet(account, (list_id, int(named)))
        return
    others = [(list_id, row) for row in rows]
    if clicked is not None:
        lead_sheet(account, others[clicked], others=others)


def _first_page(key: str) -> None:
    st.session_state[keys.page_of(key)] = 1
