"""Callable now: which numbers of a selection may be called at this minute, the best first. It updates by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from components.house import house
from components.library import USE_CASES, Selection
from components.outreach import (
    NOT_LEGAL_ADVICE,
    CallableNow,
    at_moment,
    callable_phones,
    clock,
    named,
    rules,
)
from components.ui.outreach.hours_table import hours_table
from components.ui.pieces.cells import cell_words
from components.ui.pieces.clock_words import when_there, when_words
from components.ui.pieces.fragment import fragment
from components.ui.pieces.frames import TICKS, opens_again, table_height, ticked_row
from components.ui.pieces.lead_sheet import lead_sheet
from components.ui.pieces.words import count

_EVERY_S = 60
_KEPT_S = 300
MOST_SHOWN = 100
_OPEN, _CLOSING, _LATER = "Open now", "Closing within the hour", "Opening later"
_COLUMNS: dict[str, Any] = {
    "score": st.column_config.ProgressColumn("Score", min_value=0, max_value=100, format="%d", width="small"),
    "owner": "Owner",
    "phone": "Phone",
    "type": st.column_config.TextColumn("Type", width="small"),
    "there": st.column_config.TextColumn("Time there", width="small"),
    "hours": st.column_config.TextColumn("Hours"),
    "address": "Address",
    "place": "City",
    "warned": st.column_config.TextColumn("Mind", width="small"),
}


@fragment(run_every=_EVERY_S)
def callable_now(selection: Selection, case: str = "sell") -> None:
    """Show which numbers of a selection may be called now; `case` is the use case by whose score they are sorted."""
    moment = datetime.now(UTC)
    st.header("Callable now", anchor=False)
    standing = at_moment(_phones(selection, case), moment)
    if len(standing.phones) == 0:
        st.info("No number of these leads may be called, whatever the hour.", icon=":material/phone_disabled:")
        return
    _figures(standing)
    kind = st.segmented_control(
        "Show",
        [_OPEN, _CLOSING, _LATER],
        default=_OPEN,
        required=True,
        key="callable-kind",
        label_visibility="collapsed",
    )
    _table(standing, kind or _OPEN, case)
    here = clock(moment.timestamp(), _viewers_zone())
    st.caption(
        f"It is {here} by your clock; this updates every minute. Hours are the strictest of the address's state and the area code's, "
        f"each by its own clock, as people keep their numbers when they move. {NOT_LEGAL_ADVICE}"
    )
    hours_table(standing.phones)


def _phones(selection: Selection, case: str) -> pa.Table:
    account, version = house().account, house().corrections.version(house().account)
    return _judged(account, selection.list_ids, selection.where, selection.params, case, version)


@st.cache_resource(ttl=_KEPT_S, max_entries=20, show_spinner=False)
def _judged(
    account: str, list_ids: tuple[int, ...], where: str, params: tuple[object, ...], case: str, version: object
) -> pa.Table:
    """Judge the numbers of a selection; anew after five minutes, and at once after an opt-out or a scrub (`version`)."""
    return callable_phones(house().outreach, account, Selection(list_ids, where, params), case)


def _figures(standing: CallableNow) -> None:
    open_now, closing, later, allowed = st.columns(4)
    open_now.metric("May be called now", count(standing.open_now), border=True)
    closing.metric("Close within the hour", count(standing.closing), border=True, help="Call these first.")
    opens, zone = standing.opens_next, _viewers_zone()
    later.metric(
        "Next ones open",
        "–" if opens is None else when_words(opens.timestamp(), standing.at, zone),
        border=True,
        help=f"By your clock ({zone.key}).",
    )
    allowed.metric(
        "Whatever the hour", count(len(standing.phones)), border=True, help="Numbers that may be called at all."
    )


def _table(standing: CallableNow, kind: str, case: str) -> None:
    found = _narrowed(standing, kind)
    if len(found) == 0:
        st.info(_nobody(standing, kind), icon=":material/schedule:")
        return
    shown = named(house().shelf, house().account, found.slice(0, MOST_SHOWN))
    table = f"callable-{kind}-{case}"
    event = st.dataframe(
        _frame(shown, standing.at).dropna(axis=1, how="all"),
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="–",
        height=table_height(len(shown), 12),
        on_select=opens_again(table),
        selection_mode=TICKS,
        key=table,
        alt=f"Numbers: {kind.lower()}",
    )
    st.caption(
        f"{count(len(shown))} of {count(len(found), 'number')}, {_order(kind, case)}. Tick a row to open the lead."
    )
    keys = list(zip(shown["_list"].to_pylist(), shown["_row"].to_pylist(), strict=True))
    if (clicked := ticked_row(event, table, len(keys))) is not None:
        lead_sheet(house().account, keys[clicked], case, list(dict.fromkeys(keys)))


def _narrowed(standing: CallableNow, kind: str) -> pa.Table:
    phones = standing.phones
    if kind == _LATER:
        return phones.filter(pc.is_valid(phones["opens_at"]))
    if kind == _OPEN:
        return phones.filter(phones["is_open"])
    soon = pc.less_equal(phones["closes_at"], standing.at.timestamp() + 3_600)
    return phones.filter(pc.fill_null(soon, False)).sort_by([("closes_at", "ascending"), ("place", "ascending")])  # noqa: FBT003


def _order(kind: str, case: str) -> str:
    if kind == _CLOSING:
        return "those that close first on top"
    score = f"by {USE_CASES[case].lower()} score"
    return score if kind == _OPEN else f"those that open first on top, then {score}"


def _nobody(standing: CallableNow, kind: str) -> str:
    if kind == _CLOSING:
        return "None closes within the hour."
    if kind == _LATER:
        return "All that may be called are open now."
    opens = standing.opens_next
    told = (
        ""
        if opens is None
        else f" The next ones open {when_words(opens.timestamp(), standing.at, _viewers_zone())} by your clock."
    )
    return f"It is too early or too late to call any of them.{told}"


def _frame(shown: pa.Table, moment: datetime) -> pd.DataFrame:
    rows = shown.to_pylist()
    return pd.DataFrame(
        {
            "score": pd.array([row["score"] for row in rows], "Int64"),
            "owner": [row["owner"] for row in rows],
            "phone": [cell_words("primary_phone", row["phone"]) for row in rows],
            "type": [row["phone_type"].capitalize() or None for row in rows],
            "there": [clock(moment.timestamp(), ZoneInfo(row["zone"])) if row["zone"] else None for row in rows],
            "hours": [_hours(row, moment) for row in rows],
            "address": [row["address"] for row in rows],
            "place": [", ".join(filter(None, (row["city"], row["state"]))) for row in rows],
            "warned": [rules().warnings["dma"].label if row["dma"] else None for row in rows],
        }
    )


def _hours(row: dict[str, Any], moment: datetime) -> str:
    if row["closes_at"] is not None:
        return f"closes in {_span(row['closes_at'] - moment.timestamp())}"
    if row["opens_at"] is None:
        return "no calls"
    return f"opens {when_there(row['opens_at'], moment, row['zone'])}"


def _span(seconds: float) -> str:
    hours, minutes = divmod(max(0, int(seconds // 60)), 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def _viewers_zone() -> ZoneInfo:
    """Give the zone of who looks at the page, as the browser tells it."""
    try:
        return ZoneInfo(str(st.context.timezone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
