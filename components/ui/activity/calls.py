"""Every call that may cost: narrowed, fifty at a time, as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.house import house
from components.library.export import table_csv
from components.looking import as_seen_now
from components.orders import Activity, Sought
from components.people import Act
from components.settings import CREDIT_USD
from components.ui.activity import keys
from components.ui.activity.naming import kind_words, outcome_words
from components.ui.pieces.frames import table_height
from components.ui.pieces.links import page_link_to
from components.ui.pieces.notices import empty_state
from components.ui.pieces.visitor import may, visitor
from components.ui.pieces.words import count, credits_words, dollars

PER_PAGE = 50
_MOST_LINES = 1_000_000
_COLUMNS: dict[str, Any] = {
    "when": st.column_config.DatetimeColumn("When (UTC)", format="D MMM YYYY, HH:mm:ss", timezone="UTC"),
    "who": st.column_config.TextColumn("Who", width="small"),
    "what": st.column_config.TextColumn("What"),
    "about": st.column_config.TextColumn("About", width="large"),
    "ceiling": st.column_config.NumberColumn("At most", help="Credits that it could have cost.", format="localized"),
    "charged": st.column_config.NumberColumn("Charged", help="Credits that it cost.", format="localized"),
    "outcome": st.column_config.TextColumn("Outcome"),
    "detail": st.column_config.TextColumn("In detail", width="medium"),
    "open": st.column_config.LinkColumn("Open", display_text="Open", width="small"),
}


def calls() -> None:
    """Show the journal."""
    sought = _sought()
    page = max(1, st.session_state.get(keys.PAGE, 1))
    found = house().reckoning.lines(sought, (page - 1) * PER_PAGE, PER_PAGE)
    if found.total == 0:
        _none(sought)
        return
    told, file = st.columns([3, 1], vertical_alignment="center")
    told.caption(
        f"{count(found.total, 'call')} · {credits_words(found.credits)} ({dollars(found.credits)}) charged as far as known"
    )
    with file:
        _download(sought)
    frame = pd.DataFrame([_row(line) for line in found.lines], columns=list(_COLUMNS))
    if not any(line.person for line in found.lines):
        frame = frame.drop(columns="who")
    st.dataframe(
        frame,
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="–",
        height=table_height(len(frame), 15),
        alt="Calls that may cost",
    )
    pages = -(-found.total // PER_PAGE)
    if pages > 1:
        st.pagination(pages, key=keys.PAGE)


def journal_csv(sought: Sought) -> bytes:
    """Give all lines that are sought as CSV: times in ISO and UTC, credits as whole numbers, what is unknown empty."""
    lines = house().reckoning.lines(sought, 0, _MOST_LINES).lines
    columns = {
        "started_at": pa.array([line.started_at.isoformat() for line in lines], pa.string()),
        "finished_at": pa.array([_iso(line) for line in lines], pa.string()),
        "person": pa.array([line.person for line in lines], pa.string()),
        "kind": pa.array([line.kind for line in lines], pa.string()),
        "subject": pa.array([line.subject for line in lines], pa.string()),
        "max_credits": pa.array([line.max_credits for line in lines], pa.int64()),
        "credits": pa.array([line.credits for line in lines], pa.int64()),
        "dollars": pa.array([_usd(line) for line in lines], pa.float64()),
        "outcome": pa.array([line.outcome for line in lines], pa.string()),
        "detail": pa.array([line.detail for line in lines], pa.string()),
        "key": pa.array([line.key for line in lines], pa.string()),
    }
    return table_csv(pa.table(columns))


def _sought() -> Sought:
    reckoning = house().reckoning
    text, days = st.columns([1.6, 1])
    kinds, outcomes, persons = st.columns(3)
    typed = text.text_input(
        "Find",
        placeholder="An address, a name, a reason",
        icon=":material/search:",
        key=keys.TEXT,
        live=True,
        on_change=_first_page,
    )
    between = days.date_input("Days (UTC)", value=[], key=keys.DAYS, on_change=_first_page)
    picked_kinds = _choice(kinds, "Kinds", reckoning.told("kind"), kind_words, keys.KINDS)
    picked_outcomes = _choice(outcomes, "Outcomes", reckoning.told("outcome"), outcome_words, keys.OUTCOMES)
    everybody = may(Act.ALL_ACTIVITY)
    people = [person for person in reckoning.told("person") if person] if everybody else []
    picked_people = _choice(persons, "Who", people, str, keys.PERSONS) if people else ()
    since, until = _span(between)
    return Sought(
        picked_kinds,
        picked_outcomes,
        picked_people,
        since,
        until,
        (typed or "").strip(),
        "" if everybody else visitor().id,
    )


def _choice(where: Any, label: str, options: Any, words: Any, key: str) -> tuple[str, ...]:
    return tuple(
        where.multiselect(label, options, format_func=words, key=key, placeholder="All", on_change=_first_page)
    )


def _span(between: Any) -> tuple[date | None, date | None]:
    """A range of which only the first day is picked is that day on."""
    days = tuple(between) if isinstance(between, tuple | list) else (between,)
    return (days[0] if days else None), (days[1] if len(days) > 1 else None)


def _row(line: Activity) -> tuple[Any, ...]:
    return (
        line.started_at,
        line.person or None,
        kind_words(line.kind),
        line.subject,
        line.max_credits,
        line.credits,
        outcome_words(line.outcome),
        line.detail or None,
        _link(line),
    )


def _link(line: Activity) -> str | None:
    if line.kind == "lookup":
        return page_link_to("lookup", {"dossier": line.key.removeprefix("instant:")})
    return page_link_to("lists", {"list": line.key}) if line.kind == "lead_list" else None


def _none(sought: Sought) -> None:
    if replace(sought, by_id="") != Sought():
        st.info("No call is like that. Take a filter off.", icon=":material/filter_alt_off:")
        return
    empty_state(
        "Nothing was spent yet",
        "Every call that may cost stands here: who made it, what it was about, its ceiling, and what was charged.",
        icon=":material/receipt_long:",
    )


def _download(sought: Sought) -> None:
    st.download_button(
        "CSV of these",
        data=as_seen_now(lambda: journal_csv(sought)),
        file_name="platbook-activity.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
        key="activity-csv",
    )


def _iso(line: Activity) -> str | None:
    return line.finished_at.isoformat() if line.finished_at else None


def _usd(line: Activity) -> float | None:
    return None if line.credits is None else round(line.credits * CREDIT_USD, 2)


def _first_page() -> None:
    st.session_state[keys.PAGE] = 1
