"""The hours behind a decision: the rules of the states that some numbers hang on, with their sources."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.audience import states
from components.outreach import Hours, Window, rules, states_of
from components.ui.pieces.words import count


def hours_table(phones: pa.Table) -> None:
    """Show the hours of the states that some numbers hang on, the source of each and how good it is."""
    told = rules()
    here = [state for state in states_of(phones) if state in states()]
    with st.expander(
        f"The hours behind it: {count(len(here), 'state')}, rules of {told.as_of:%d %b %Y}", icon=":material/gavel:"
    ):
        st.dataframe(
            pd.DataFrame([_row(state, told.window(state)) for state in here]),
            hide_index=True,
            placeholder="–",
            alt="Hours by state",
        )
        st.caption(f"Rules {told.version}. Where sources disagree, or one is incomplete, the strictest reading stands.")


def _row(state: str, window: Window) -> dict[str, str | None]:
    return {
        "State": states()[state],
        "Weekdays": _words(window.weekdays),
        "Saturday": _words(window.saturday),
        "Sunday": _words(window.sunday),
        "Holidays": _words(window.holidays) if window.heeds_holidays else "as other days",
        "Mind": window.note or None,
        "Source": window.found.source,
        "Quality": window.found.quality,
        "As of": f"{window.found.as_of:%d %b %Y}",
    }


def _words(hours: Hours) -> str:
    if hours is None:
        return "no calls"
    return " to ".join(f"{hour % 12 or 12} {'am' if hour < 12 else 'pm'}" for hour in hours)
