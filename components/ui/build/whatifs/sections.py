"""What if: four questions about an audience, one open at a time, and none asked before it is opened."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience
from components.tracerfy import Preview
from components.ui.build.whatifs.goal import whatif_goal
from components.ui.build.whatifs.stack import whatif_stack
from components.ui.build.whatifs.xray import whatif_places, whatif_xray

_QUESTIONS = {
    "xray": ":material/query_stats: Filter X-ray",
    "places": ":material/pin_drop: Places",
    "goal": ":material/flag: Reach a number",
    "stack": ":material/stacked_bar_chart: Stack signals",
}


def what_ifs(audience: Audience, preview: Preview | None) -> None:
    """Offer what-ifs where something matches; where nothing does, the page says why."""
    if preview is None or preview.count == 0:
        return
    st.header("What if", anchor=False)
    opened = st.segmented_control(
        "What if", _QUESTIONS, format_func=_QUESTIONS.__getitem__, key="what-if", label_visibility="collapsed"
    )
    if opened == "xray":
        whatif_xray(audience)
    elif opened == "places":
        whatif_places(audience)
    elif opened == "goal":
        whatif_goal(audience, preview)
    elif opened == "stack":
        whatif_stack(audience)
