"""How long things are kept, and what would go now."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.house import house
from components.people import Act
from components.retention import acts, due
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, plain

_NAMES = {"rows": "Rows of lists", "threads": "Chats", "files": "Uploads and receipts", "logs": "Webhooks"}


def retention() -> None:
    """Show for how many days each kind is kept; whoever may change settings can look what would go."""
    keeping = house().settings.keeping
    with st.container(border=True):
        for field, name in _NAMES.items():
            days = getattr(keeping, field)
            st.markdown(f"**{name}**: {'kept for good' if days is None else f'{count(days)} days'}")
        st.caption(
            "`keep_rows_days`, `keep_threads_days`, `keep_files_days`, `keep_logs_days`. Orders under way, what was paid, and "
            "who must not be contacted stay in any case."
        )
        if visitor().may(Act.SETTINGS) and any(getattr(keeping, field) is not None for field in _NAMES):
            _what_would_go()


def _what_would_go() -> None:
    if st.button("What would go now?", icon=":material/auto_delete:", key="retention-due"):
        gone = due(house().database, house().settings.keeping)
        table = pd.DataFrame(
            {
                "What": [one.name for one in gone],
                "Older than": [f"{one.days} days" for one in gone],
                "How many": [one.count for one in gone],
            }
        )
        st.dataframe(table, hide_index=True, width="stretch")
        st.caption("It goes at the next daily round, for good.")
    if done := acts(house().database, 1):
        told = ", ".join(f"{count(number)} {plain(name.lower())}" for name, number in done[0].counts.items())
        st.caption(f"Last taken away on {done[0].done_at:%B %-d, %Y}: {told}.")
