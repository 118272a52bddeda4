"""At the threshold: how many leads one works, how many of them may be called, and what each cost. Follows slider and brush by itself."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.analytics import Brush, Tally, cost_ladder
from components.figures.charts_cost import ladder_bars
from components.figures.charts_scores import score_histogram
from components.settings import CREDIT_USD
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.fragment import fragment
from components.ui.pieces.words import count
from components.ui.propensity import keys
from components.ui.propensity.answers import tallied
from components.ui.propensity.choice import Choice, brush_chips, brush_of, lower_threshold_to, narrow, threshold_slider
from components.ui.propensity.leads import propensity_leads


def at_threshold(choice: Choice) -> None:
    """Show what it is narrowed to, slider, histogram, headline, ladder and leads."""
    st.session_state.pop(keys.NARROWED, None)  # this run draws the whole page
    _at_threshold(choice)


@fragment
def _at_threshold(choice: Choice) -> None:
    """What a person is looking at while brushing comes first; then the rest of the page is drawn anew."""
    brush_chips(choice)
    dark = st.context.theme.type == "dark"
    brush = brush_of(choice)
    tally = tallied(choice, brush)
    slider, headline = st.columns([1, 1.4], gap="large", vertical_alignment="center")
    with slider:
        threshold = threshold_slider(choice, tally)
    with headline:
        _headline(choice, tally, threshold, brush)
    scores, result = st.columns([1.3, 1], gap="medium")
    with scores:
        _histogram(choice, tally, threshold, brush, dark=dark)
    with result:
        st.plotly_chart(
            ladder_bars(cost_ladder(tallied(choice, Brush()), threshold, _paid(choice)), dark=dark),
            config=figure_tools("propensity-ladder"),
            key="propensity-ladder",
        )
        st.caption(
            "Each rung is a part of the one above, with what a lead on it cost. Unknown flags don't count as allowed."
            + (" Of the whole lists: what they cost was paid for all of them." if brush else "")
        )
    propensity_leads(choice, threshold, brush)
    if st.session_state.pop(keys.NARROWED, False):
        st.rerun()


def _headline(choice: Choice, tally: Tally, threshold: int, brush: Brush) -> None:
    above = tally.total(brush, threshold)
    every = tally.total(brush)
    leads, reachable, price = st.columns(3)
    leads.metric(
        f"At or above {threshold}",
        count(above.leads),
        border=True,
        help=f"Of {count(every.leads, 'lead')}{' in this narrowing' if brush else ''}.",
    )
    reachable.metric(
        "May be called",
        count(above.reachable),
        border=True,
        help="Has at least one phone whose own flags say neither do-not-call nor TCPA.",
    )
    paid = _paid(choice)
    each = f"${paid / above.reachable:,.2f}" if paid is not None and above.reachable and not brush else "–"
    price.metric(
        "Cost of each",
        each,
        border=True,
        help="What the lists cost, by the leads at or above that may be called. Of a narrowing it isn't said: the lists were paid whole.",
    )
    if above.unsure:
        st.caption(f":material/help: {count(above.unsure, 'lead')} more have only phones whose standing is unknown.")


def _histogram(choice: Choice, tally: Tally, threshold: int, brush: Brush, *, dark: bool) -> None:
    key = f"{keys.HISTOGRAM}-{choice.case}-{brush.scores}"
    st.plotly_chart(
        score_histogram(tally.histogram(), threshold, dark=dark, brushed=brush.scores),
        config=figure_tools("propensity-scores"),
        key=key,
        on_select=lambda: _brushed(choice, key),
        selection_mode="box",
    )
    st.caption("Drag across the bars to narrow leads, map and factors to those scores.")


def _brushed(choice: Choice, key: str) -> None:
    span = _span(st.session_state[key])
    brush = brush_of(choice)
    if span is None or span == brush.scores:
        return
    narrow(choice, Brush(span, brush.zip_codes))
    lower_threshold_to(choice, span)


def _span(event: Any) -> tuple[int, int] | None:
    points = event["selection"]["points"] if event else []
    edges = [tuple(_customdata(point)) for point in points]
    return (min(low for low, _ in edges), max(high for _, high in edges)) if edges else None


def _customdata(point: Any) -> list[int]:
    """Give a bar's lowest and highest score; Streamlit hands customdata over as a mapping of positions."""
    told = point["customdata"]
    values = list(told.values()) if isinstance(told, dict) else list(told)
    return [int(value) for value in values[:2]]


def _paid(choice: Choice) -> float | None:
    return None if choice.paid_credits is None else choice.paid_credits * CREDIT_USD
