"""Build: who, where and which, and at once how many, what it would cost and where they are."""

import streamlit as st

from components.ui.build.audience_map import audience_map
from components.ui.build.filter_chips import filter_chips
from components.ui.build.filter_form import filter_form
from components.ui.build.head import build_head, opened_audience
from components.ui.build.nothing_matches import nothing_matches
from components.ui.build.place_picker import place_picker
from components.ui.build.preview_panel import build_button, preview_figures, previewed, standing
from components.ui.build.strategy_picker import strategy_picker
from components.ui.build.whatifs.sections import what_ifs
from components.ui.pieces.bought_before import bought_before

audience = opened_audience()
build_head(audience)

wishes, answer = st.columns([1, 1.35], gap="large")

with wishes:
    st.header("Where", anchor=False)
    place_picker(audience)
    st.header("Who", anchor=False)
    strategy_picker(audience)
    st.header("Filters", anchor=False)
    filter_chips(audience)
    filter_form(audience)

with answer, st.container(key="answer"):
    figures, way_on = st.container(), st.container(horizontal=True, vertical_alignment="center")
    preview = previewed(audience)
    with figures:
        preview_figures(audience, preview)
        bought_before(audience, preview)
    with way_on:
        build_button(audience, preview)
        standing(preview)
    if preview is not None and preview.count == 0:
        nothing_matches(audience)
    audience_map(audience, preview)
    what_ifs(audience, preview)
