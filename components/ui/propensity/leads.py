"""The leads at or above the threshold, the highest first: fifty at a time, one opened in full, all as a file."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.analytics import PER_PAGE, Brush, Picked, best_first, where
from components.house import house
from components.library import USE_CASES
from components.library.export import csv
from components.looking import as_seen_now
from components.ui.pieces.frames import TICKS, opens_again, readable, table_height, ticked_row
from components.ui.pieces.lead_sheet import lead_sheet
from components.ui.pieces.words import count
from components.ui.propensity import keys
from components.ui.propensity.answers import leads_at, tallied
from components.ui.propensity.choice import Choice

_COLUMNS: dict[str, Any] = {
    "score": st.column_config.ProgressColumn("Score", min_value=0, max_value=100, format="%d", width="small"),
    "tier": st.column_config.TextColumn("Tier", width="small"),
    "owner": "Owner",
    "address": "Address",
    "city": "City",
    "zip_code": "ZIP",
    "phone": st.column_config.TextColumn("May be called at"),
    "estimated_value": st.column_config.NumberColumn("Value", format="$%,.0f"),
    "equity_percent": st.column_config.NumberColumn("Equity share", format="%.0f%%"),
    "why": st.column_config.TextColumn("Weightiest factors", width="large"),
}


def propensity_leads(choice: Choice, threshold: int, brush: Brush) -> None:
    """Show the leads that one works."""
    leads = tallied(choice, brush).total(brush, threshold).leads
    head, ways = st.columns([2, 1], vertical_alignment="bottom")
    head.header(f"{count(leads, 'lead')} at or above {threshold}", anchor=False)
    if leads == 0:
        st.info(
            "No lead scores that high. Lower the threshold, or take the narrowing off.",
            icon=":material/filter_alt_off:",
        )
        return
    with ways, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        picked = Picked(choice.list_ids, choice.case, threshold, brush)
        st.page_link("outreach.py", label="Use in Outreach", icon=":material/campaign:", query_params=picked.query())
        _download(choice, threshold, brush)
    _table(choice, threshold, brush, leads)


def _table(choice: Choice, threshold: int, brush: Brush, leads: int) -> None:
    pages = -(-leads // PER_PAGE)
    if st.session_state.get(keys.PAGE, 1) > pages:
        del st.session_state[keys.PAGE]
    page = st.session_state.get(keys.PAGE, 1)
    found = leads_at(choice, threshold, brush, (page - 1) * PER_PAGE)
    key = f"propensity-leads-{choice.case}-{choice.list_ids}-{threshold}-{brush}-{page}"
    event = st.dataframe(
        readable(found.frame),
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="–",
        height=table_height(len(found.frame), 10),
        on_select=opens_again(key),
        selection_mode=TICKS,
        key=key,
        alt="Leads at or above the threshold",
    )
    if pages > 1:
        st.pagination(pages, key=keys.PAGE)
    st.caption("Tick a row to see why it scored.")
    if (clicked := ticked_row(event, key, len(found.keys))) is not None:
        lead_sheet(house().account, found.keys[clicked], choice.case, found.keys)


def _download(choice: Choice, threshold: int, brush: Brush) -> None:
    condition, params = where(choice.case, brush, threshold)
    st.download_button(
        "Download these",
        data=as_seen_now(
            lambda: csv(
                house().shelf, house().account, choice.list_ids, condition, params, order_sql=best_first(choice.case)
            )
        ),
        file_name=f"leads-{USE_CASES[choice.case].lower()}-{threshold}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="propensity-csv",
    )
