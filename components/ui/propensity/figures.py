"""Where, why, and how the use cases compare: the figures that don't move with the threshold."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.figures.charts_factors import factor_bars
from components.figures.charts_scores import overlap_bars, tier_bars
from components.figures.maps import lead_deck, zip_deck
from components.figures.palette import score_gradient
from components.house import house
from components.library import USE_CASES
from components.looking import as_seen_now
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.lead_sheet import lead_sheet
from components.ui.pieces.map_credit import with_credit
from components.ui.pieces.map_picture import map_picture
from components.ui.pieces.words import count
from components.ui.propensity import keys
from components.ui.propensity.answers import MOST_POINTS, factors, lead_points, overlapping, tiers, zip_totals
from components.ui.propensity.choice import Choice, brush_of, narrow

_MAP_PX = 380


def score_map(choice: Choice) -> None:
    """Show the leads on the map: as points where rows carry coordinates, or ZIP by ZIP."""
    brush = brush_of(choice)
    totals = zip_totals(choice, brush)
    kinds = ["ZIPs", "Leads"] if totals["latitude"].notna().any() else ["ZIPs"]
    title, picker = st.columns([2, 1], vertical_alignment="bottom")
    title.header("Where they are", anchor=False)
    kind = picker.segmented_control(
        "Show", kinds, default=kinds[0], required=True, key="propensity-map-kind", label_visibility="collapsed"
    )
    dark = st.context.theme.type == "dark"
    key = f"propensity-map-{st.session_state.get(keys.MAP_CLICKS, 0)}-{kind}"
    if kind == "Leads":
        points, every = lead_points(choice, brush)
        named = points.assign(
            name=[f"Score {score:.0f}" if score == score else "No score" for score in points["score"]]
        )
        deck = lead_deck(named, dark=dark, tiles=house().tiles.reached())
        words = f"Showing {count(len(points))} of {count(every)}. Click one to open it."
        words += " A sample." if every > MOST_POINTS else ""
    else:
        deck = zip_deck(totals, dark=dark, tiles=house().tiles.reached())
        missing = int(totals["latitude"].isna().sum())
        words = f"{count(len(totals), 'ZIP')}: a larger disc has more leads, its colour is their mean score. Click one to narrow to it."
        words += f" {count(missing, 'ZIP')} without coordinates." if missing else ""
    st.pydeck_chart(
        deck, height=_MAP_PX, on_select=lambda: _clicked(choice, key), selection_mode="single-object", key=key
    )
    _legend(words)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        map_picture("leads-map")
        st.download_button(
            "ZIPs as CSV",
            data=as_seen_now(lambda: totals.to_csv(index=False).encode()),
            file_name="leads-by-zip.csv",
            mime="text/csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key="propensity-zips-csv",
        )
    _opened(choice)


def _legend(words: str) -> None:
    scale, told = st.columns([1, 2.6], vertical_alignment="center")
    scale.html(
        f"<div style='height:8px;border-radius:4px;background:{score_gradient()}'></div>"
        "<div style='display:flex;justify-content:space-between;font-size:12px;opacity:.65'>"
        "<span>score 0</span><span>50</span><span>100</span></div>"
    )
    told.caption(with_credit(words))


def factor_figure(choice: Choice) -> None:
    """Show which factors fire, how often and for how many points."""
    st.header(f"Why: what moves the {USE_CASES[choice.case].lower()} score", anchor=False)
    fired = factors(choice, brush_of(choice))
    if not fired:
        st.caption("The rows name no factors for this use case.")
        return
    bars = factor_bars(fired, dark=st.context.theme.type == "dark")
    st.plotly_chart(bars, config=figure_tools("propensity-factors"), key="propensity-factors")


def use_case_figures(choice: Choice) -> None:
    """Show the five use cases side by side, and how many leads are High in several."""
    dark = st.context.theme.type == "dark"
    beside, several = st.columns(2, gap="large")
    with beside:
        st.header("Five use cases side by side", anchor=False)
        st.plotly_chart(
            tier_bars(tiers(choice), choice.case, dark=dark),
            config=figure_tools("propensity-tiers"),
            key="propensity-tiers",
        )
        if brush_of(choice):
            st.caption("Always of the whole lists.")
    with several:
        both = overlapping(choice, brush_of(choice))
        st.header(f"{count(both.several, 'lead')} High in two or more", anchor=False)
        st.plotly_chart(
            overlap_bars(both, dark=dark), config=figure_tools("propensity-overlap"), key="propensity-overlap"
        )
        if both.pairs:
            (one, other), leads = both.pairs[0]
            st.caption(f"Most often together: {USE_CASES[one]} and {USE_CASES[other]}, {count(leads, 'lead')}.")


def _clicked(choice: Choice, key: str) -> None:
    """Narrow to a ZIP, or remember the lead that was clicked. Another key lets go of the selection."""
    event = st.session_state[key]
    objects = event["selection"]["objects"] if event else {}
    picked: dict[str, Any] | None = next((found[0] for found in objects.values() if found), None)
    if picked is None:
        return
    st.session_state[keys.MAP_CLICKS] = st.session_state.get(keys.MAP_CLICKS, 0) + 1
    if "row" in picked:
        st.session_state[keys.OPENED] = (int(picked["list_id"]), int(picked["row"]))
    elif "zip_code" in picked:
        narrow(choice, brush_of(choice).toggled(str(picked["zip_code"])))


def _opened(choice: Choice) -> None:
    opened = st.session_state.pop(keys.OPENED, None)
    if opened is not None and opened[0] in choice.list_ids:
        lead_sheet(house().account, opened, choice.case)
