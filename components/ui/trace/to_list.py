"""The people of a single trace as a list of ours, so that other pages can work with them."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from components.faults import Fault
from components.house import house
from components.library import persons_table
from components.orders import Instant
from components.ui.pieces.notices import fault_notice


def keep_as_list(question: Instant) -> None:
    """Offer to keep them as a list; once it is one, say so."""
    listed = next(
        (own for own in house().own_lists.lists(question.account) if own.recipe.get("trace") == question.key), None
    )
    if listed is not None:
        st.caption(f":material/check_circle: Kept as a list: {listed.name}", width="content")
        return
    st.button(
        "Keep as a list",
        icon=":material/playlist_add:",
        type="tertiary",
        key=f"list-{question.key}",
        on_click=_keep,
        args=(question,),
        help="Free. The list stands on all pages that pick leads.",
    )


def persons_rows(question: Instant) -> pa.Table:
    """Give the people of a trace as rows under the names that lists have."""
    return persons_table((question.answer or {}).get("persons") or (), question.asked)


def _keep(question: Instant) -> None:
    try:
        house().own_lists.keep(
            question.account, "trace", question.subject, persons_rows(question), {"trace": question.key}
        )
    except Fault as fault:
        fault_notice(fault)
