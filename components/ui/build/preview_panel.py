"""The free preview: how many match, what they would cost at most, where they are."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, Problem, check
from components.faults import Fault
from components.house import house
from components.people import Act
from components.tracerfy import Preview
from components.ui.build.budget import budget, budget_words, leads_wanted
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.order_dialog import open_order, order_dialog
from components.ui.pieces.strategies import labels
from components.ui.pieces.visitor import may
from components.ui.pieces.words import count, credits_words, dollars_raw, plain


def previewed(audience: Audience) -> Preview | None:
    """Say what is wrong with an audience, or ask for its preview; None where there is none to show."""
    problems = check(audience, set(labels()) or None)
    _told(problems)
    if any(problem.severity == "error" for problem in problems):
        return None
    try:
        with st.spinner("Counting …", show_time=False):
            return house().previews.of(audience)
    except Fault as fault:
        fault_notice(fault)
        return None


def preview_figures(audience: Audience, preview: Preview | None) -> None:
    """Show count, what you would get, and the ceiling."""
    matches, wanted, ceiling = st.columns(3)
    matches.metric(
        "Owners that match",
        count(preview.count if preview else None),
        border=True,
        help="Counted by the API, for free.",
    )
    with wanted:
        leads_wanted(audience)
    ceiling.metric(
        "It would cost at most",
        dollars_raw(preview.max_credits) if preview else "–",
        border=True,
        help=f"{credits_words(preview.max_credits)}: 5 for each lead delivered."
        if preview
        else "5 credits for each lead delivered.",
    )
    if preview is not None and preview.count > 0:
        budget(audience, preview)


def build_button(audience: Audience, preview: Preview | None) -> None:
    """Show the way on: the confirmation, and what is left of the free calls."""
    label = f"Build {count(preview.capped_count, 'lead')}" if preview and preview.count else "Build this list"
    if (
        st.button(
            label,
            type="primary",
            icon=":material/playlist_add_check:",
            disabled=preview is None or preview.capped_count == 0 or not may(Act.SPEND),
            help=None if may(Act.SPEND) else "Your role looks, and buys nothing. Ask an admin.",
            on_click=open_order,
            args=(audience,),
            key="build",
        )
        and preview is not None
    ):
        order_dialog(audience, preview, labels())


def standing(preview: Preview | None) -> None:
    """Say what the money buys, and how many free previews are left."""
    told = [budget_words(preview)] if preview is not None and preview.count else []
    st.caption(" · ".join([*told, plain(house().limits.meter("preview"))]))


def _told(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        if problem.field == "geography" and problem.message.startswith("Choose"):
            st.info("Choose a place to see how many owners match. Looking is free.", icon=":material/place:")
        elif problem.severity == "error":
            st.warning(plain(problem.message), icon=":material/rule:")
        else:
            st.caption(f":material/info: {plain(problem.message)}")
