"""Every number that was ever checked: what of it has grown old, and can be checked again."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from components.house import house
from components.outreach import Freshness, due
from components.ui.dnc.asked import Asked
from components.ui.pieces.notices import empty_state
from components.ui.pieces.words import count


def asked_of_before() -> Asked | None:
    """Give all numbers that scrubs answered for; None where there are none."""
    scrubbed = house().outreach.scrubbed.table(house().account)
    if not len(scrubbed):
        empty_state(
            "Nothing checked yet",
            "What a scrub says of a number is kept here with its date.",
            icon=":material/history:",
        )
        return None
    _ages(scrubbed)
    numbers = pa.table({"phone": scrubbed.column("phone"), "label": pa.array([""] * len(scrubbed), pa.string())})
    return Asked(numbers, "Checked before", {"from": "before"})


def _ages(scrubbed: pa.Table) -> None:
    ages = due(scrubbed.column("phone"), scrubbed)
    st.markdown(f"**{count(len(scrubbed), 'number')}** checked before, by age of the answer")
    fresh, soon, old, unsure = st.columns(4)
    fresh.metric("Still good", count(ages.count(Freshness.FRESH)), border=True)
    soon.metric("Old within 6 days", count(ages.count(Freshness.SOON)), border=True)
    old.metric("Older than 31 days", count(ages.count(Freshness.STALE)), border=True)
    unsure.metric(
        "Answer open",
        count(ages.count(Freshness.NEVER)),
        help="A list gave no answer: unknown is not allowed.",
        border=True,
    )
    st.caption("Beside this stands what checking only the old ones would cost.")
