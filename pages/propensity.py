"""Propensity: which leads to work first, how many of them may be called, what each cost, and why they score."""

import streamlit as st

from components.ui.pieces.notices import empty_state
from components.ui.propensity.choice import choice_pickers, chosen, ready_lists
from components.ui.propensity.figures import factor_figure, score_map, use_case_figures
from components.ui.propensity.threshold import at_threshold

st.title("Propensity", anchor=False)

ready = ready_lists()
if not ready:
    empty_state(
        "No leads to score yet",
        "Build a list: its leads come with five scores each, and stand here the highest first.",
        icon=":material/insights:",
    )
    st.page_link("build.py", label="Build a list", icon=":material/travel_explore:")
    st.stop()

choice = chosen(ready)
choice_pickers(choice, ready)
if not choice.lists:
    st.info("Choose a list to look at its scores.", icon=":material/playlist_add_check:")
    st.stop()

at_threshold(choice)

where, why = st.columns(2, gap="large")
with where, st.container(key="comes-later"):
    score_map(choice)
with why:
    factor_figure(choice)

use_case_figures(choice)

st.caption(
    "A score says how strongly a home's signals fit a use case, 0 to 100; it is not a chance. The vendor itself hopes that 65 to 75 of 100 "
    "leads scored High are receptive, and promises nothing: try a threshold on a few leads before you work them all."
)
