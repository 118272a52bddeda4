"""Where the numbers come from: chosen above the form, named in the URL."""

from __future__ import annotations

import streamlit as st

from components.analytics.picked import NAMES
from components.ui.dnc import keys

PARAM = "from"
SOURCES = {
    "numbers": ":material/upload_file: File or pasted",
    "leads": ":material/list_alt: Your leads",
    "trace": ":material/person_search: A finished trace",
    "before": ":material/history: Checked before",
    "one": ":material/dialpad: One number",
}


def source_picker() -> str:
    """Let a person say where the numbers come from; gives a key of `SOURCES`."""
    named = st.query_params.get(PARAM) or ("leads" if "lists" in st.query_params else "numbers")
    st.session_state[keys.SOURCE] = named if named in SOURCES else "numbers"
    st.segmented_control(
        "Which numbers",
        list(SOURCES),
        key=keys.SOURCE,
        format_func=SOURCES.__getitem__,
        required=True,
        on_change=_take,
    )
    return str(st.session_state[keys.SOURCE])


def _take() -> None:
    """Write the source into the URL; what belongs to another one goes."""
    for name in (*NAMES, "trace", "check"):
        st.query_params.pop(name, None)
    st.query_params[PARAM] = st.session_state[keys.SOURCE]
    st.session_state.pop(keys.FAULT, None)
