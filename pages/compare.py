"""Compare: up to four audiences side by side, counted for free."""

import streamlit as st

from components.ui.compare.comparison import compared_column, compared_map, compared_wishes, compared_zips, counted
from components.ui.pieces.notices import empty_state
from components.ui.pieces.pinned import pinned, show_in_url

audiences = pinned()
show_in_url(audiences)

st.title("Compare", anchor=False)

if not audiences:
    empty_state(
        "Nothing pinned yet",
        "Pin up to four audiences in Build or under Saved: they stand here side by side.",
        icon=":material/keep:",
    )
    st.page_link("build.py", label="Choose an audience", icon=":material/travel_explore:")
    st.stop()

previews = counted(audiences)

for position, column in enumerate(st.columns(len(audiences))):
    with column:
        compared_column(position, audiences[position], previews[position])

where, what = st.columns([1.3, 1], gap="large")

with where:
    compared_map(audiences, previews)

with what:
    if len(audiences) < 2:
        st.info("Pin another one to compare.", icon=":material/keep:")
        st.stop()
    st.header("What they differ in", anchor=False)
    compared_wishes(audiences)
    st.header("ZIPs they share", anchor=False)
    compared_zips(audiences)
