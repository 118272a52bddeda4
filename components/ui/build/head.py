"""The head of the Build page: the audience in one sentence, and its link."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, summary
from components.faults import BadInput
from components.ui.build.save_button import save_button
from components.ui.pieces.copyable import copyable
from components.ui.pieces.draft import draft, redraft, start_over
from components.ui.pieces.links import build_link
from components.ui.pieces.pinned import pin_button
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import plain


def opened_audience() -> Audience:
    """Give the audience that the link names; a link that can't be read opens an empty one, and says so."""
    try:
        return draft()
    except BadInput as problem:
        return start_over(problem)


def build_head(audience: Audience) -> None:
    """Show the audience in words, with its link and a way to begin anew."""
    title, doings = st.columns([2, 1.2], vertical_alignment="bottom")
    with title:
        st.title("Build", anchor=False)
        st.markdown(
            f"## {plain(summary(audience, labels()))}"
            if audience.geography
            else "## Say where and who; counting is free."
        )
    with doings, st.container(horizontal=True, horizontal_alignment="right", gap="xsmall"):
        with st.popover("Link", icon=":material/link:", type="tertiary"):
            st.caption("Whoever opens this link sees this audience.")
            copyable(build_link(audience))
        save_button(audience)
        pin_button(audience, "build")
        st.button("Start over", icon=":material/restart_alt:", type="tertiary", on_click=redraft, args=(Audience(),))
