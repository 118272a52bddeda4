"""Charts of scores: how they are spread, the five use cases side by side, and how often High comes together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import plotly.graph_objects as go

from components.analytics import BIN, HIGH_FROM, MEDIUM_FROM, TIERS, Bin, Overlap, TierCount, tier_of
from components.figures.charts import LABEL_PX, bare_axis, chart, compact, name_axis, note, percent
from components.figures.palette import TIERS as TIER_COLOURS
from components.figures.palette import faint_ink, grid, ink, paper, primary
from components.library import USE_CASES

HISTOGRAM_PX = 340
TIER_BARS_PX = 250
OVERLAP_PX = 250
_NUMBERS = ("none of the five", "one", "two", "three", "four", "all five")


def score_histogram(
    bins: Sequence[Bin], threshold: int, *, dark: bool, brushed: tuple[int, int] | None = None
) -> go.Figure:
    """Draw how many leads have which score, in tiers' colours, with the threshold as a line.

    Bars outside `brushed` are faint. Each bar carries (lowest, highest) as its customdata, for whoever selects it.
    """
    lit = brushed or (0, 100)
    bars = go.Bar(
        x=[one.lowest + BIN / 2 for one in bins],
        y=[one.leads for one in bins],
        width=BIN - 0.6,
        marker={
            "color": [TIER_COLOURS[tier_of(one.lowest)] for one in bins],
            "opacity": [1.0 if one.highest >= lit[0] and one.lowest <= lit[1] else 0.25 for one in bins],
            "cornerradius": 3,
        },
        text=[compact(one.leads) if one.leads else "" for one in bins],
        textposition="outside",
        textfont={"size": 12, "color": faint_ink(dark)},
        cliponaxis=False,
        customdata=[[one.lowest, one.highest, one.reachable] for one in bins],
        hovertemplate="<b>Score %{customdata[0]} to %{customdata[1]}</b><br>%{y:,} leads"
        "<br>%{customdata[2]:,} with a phone that may be called<extra></extra>",
        selected={"marker": {"opacity": 1.0}},
        unselected={"marker": {"opacity": 0.25}},
    )
    return chart(
        [bars],
        dark=dark,
        height_px=HISTOGRAM_PX,
        margin={"l": 8, "r": 8, "t": 44, "b": 44, "pad": 0},
        dragmode="select",
        selectdirection="h",
        newselection={"line": {"color": primary(dark), "width": 1, "dash": "solid"}},
        xaxis={
            "range": [-0.5, 100.5],
            "tickvals": [0, 20, MEDIUM_FROM, 55, HIGH_FROM, 85, 100],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "linecolor": grid(dark),
            "tickfont": {"color": faint_ink(dark)},
            "title": {"text": "Score", "font": {"color": faint_ink(dark), "size": LABEL_PX}, "standoff": 6},
        },
        yaxis=bare_axis(rangemode="tozero"),
        shapes=_threshold_line(threshold, dark=dark),
        annotations=[
            note(x, 1.0, f"{tier} {edges}", dark=dark, yref="paper", yanchor="bottom", yshift=20)
            for tier, edges, x in (("Low", "0–39", 20), ("Medium", "40–69", 55), ("High", "70–100", 85))
        ]
        + [_threshold_word(threshold, dark=dark)],
    )


def _threshold_line(threshold: int, *, dark: bool) -> list[dict[str, object]]:
    place = {"type": "line", "x0": threshold, "x1": threshold, "yref": "paper", "y0": 0, "y1": 1.0}
    return [place | {"line": {"color": ink(dark), "width": 2}}]


def _threshold_word(threshold: int, *, dark: bool) -> dict[str, object]:
    side = "right" if threshold > 88 else "left"
    words = f"<b>at or above {threshold}</b>"
    place = note(threshold, 1.0, words, dark=dark, yref="paper", xanchor=side, yanchor="bottom", yshift=0)
    return place | {"font": {"size": LABEL_PX, "color": ink(dark)}}


@lru_cache(maxsize=64)
def tier_bars(counts: tuple[TierCount, ...], case: str, *, dark: bool) -> go.Figure:
    """Draw the five use cases side by side, each split by tier; the chosen one's name is bold.

    The figure is shared: it stays as it is while thresholds move and scores are brushed.
    """
    present = [tier for tier in TIERS if tier != "No score" or any(one.leads for one in counts if one.tier == tier)]
    names = {key: f"<b>{label}</b>" if key == case else label for key, label in USE_CASES.items()}
    traces = [_tier_segment([one for one in counts if one.tier == tier], tier, names, dark=dark) for tier in present]
    return chart(
        traces,
        dark=dark,
        height_px=TIER_BARS_PX,
        barmode="stack",
        xaxis=bare_axis(range=[0, 1]),
        yaxis=name_axis(dark=dark),
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal", "itemclick": False,
                "itemdoubleclick": False, "font": {"color": ink(dark)}},
    )  # fmt: skip


def _tier_segment(counts: Sequence[TierCount], tier: str, names: dict[str, str], *, dark: bool) -> go.Bar:
    return go.Bar(
        name=tier,
        orientation="h",
        y=[names[one.case] for one in counts],
        x=[one.share for one in counts],
        marker={"color": TIER_COLOURS[tier], "line": {"color": paper(dark), "width": 1.5}},
        text=[_segment_words(one) for one in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": "#ffffff"},
        customdata=[[one.leads, percent(one.share)] for one in counts],
        hovertemplate=f"<b>%{{y}} · {tier}</b><br>%{{customdata[0]:,}} leads, %{{customdata[1]}}<extra></extra>",
    )


def _segment_words(one: TierCount) -> str:
    if one.share >= 0.2:
        return f"{one.leads:,} · {percent(one.share)}"
    return compact(one.leads) if one.share >= 0.06 else ""


def overlap_bars(overlap: Overlap, *, dark: bool) -> go.Figure:
    """Draw how many leads are High in none, one, two … of the five use cases; two and more stand out."""
    leads, every = overlap.by_number, sum(overlap.by_number) or 1
    several = TIER_COLOURS["High"]
    bars = go.Bar(
        orientation="h",
        y=[f"High in {words}" for words in _NUMBERS],
        x=leads,
        marker={
            "color": [several if number >= 2 else TIER_COLOURS["No score"] for number in range(6)],
            "cornerradius": 3,
        },
        text=[f"{count:,} · {percent(count / every)}" if count else "0" for count in leads],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="<b>%{y}</b><br>%{x:,} leads<extra></extra>",
    )
    return chart(
        [bars],
        dark=dark,
        height_px=OVERLAP_PX,
        xaxis=bare_axis(range=[0, max(*leads, 1) * 1.28]),
        yaxis=name_axis(dark=dark),
    )
