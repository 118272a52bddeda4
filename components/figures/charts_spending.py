"""Charts of credits: the balance over time, and what was spent by day and by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import plotly.graph_objects as go

from components.figures.charts import bare_axis, chart, compact, escaped, name_axis
from components.figures.palette import COMPARED, USE_CASE_COLOURS, faint_ink, grid, ink, primary

BALANCE_PX = 220
DAYS_PX = 220
ROW_PX = 30
_COLOURS = (*COMPARED, USE_CASE_COLOURS["solar_renovate"], "#5b99bc", "#8a6fb0", "#7a7a72")


def balance_line(readings: Sequence[tuple[datetime, int]], now: datetime, *, dark: bool) -> go.Figure:
    """Draw the balance as steps from reading to reading, the last one up to now; each (when, credits), the oldest first."""
    points = [*readings, *([(now, readings[-1][1])] if readings else [])]
    line = go.Scatter(
        x=[at for at, _ in points],
        y=[credits for _, credits in points],
        mode="lines",
        line={"color": primary(dark), "width": 2, "shape": "hv"},
        fill="tozeroy",
        fillcolor=_faded(primary(dark)),
        hovertemplate="%{x|%d %b, %H:%M} UTC<br><b>%{y:,}</b> credits<extra></extra>",
    )
    highest = max((credits for _, credits in points), default=1) or 1
    return chart(
        [line], dark=dark, height_px=BALANCE_PX, xaxis=_time_axis(dark=dark), yaxis=_count_axis(highest, dark=dark)
    )


def spend_days(
    days: Sequence[date], spent: Mapping[str, Sequence[int]], labels: Mapping[str, str], *, dark: bool
) -> go.Figure:
    """Draw credits by day, stacked by kind in the order of `spent`; each kind has its colour wherever it is drawn."""
    bars = [
        go.Bar(
            x=list(days),
            y=list(credits),
            name=escaped(labels.get(kind, kind)),
            marker={"color": kind_colour(place)},
            hovertemplate=f"%{{x|%d %b}}: {escaped(labels.get(kind, kind))}<br><b>%{{y:,}}</b> credits<extra></extra>",
        )
        for place, (kind, credits) in enumerate(spent.items())
    ]
    highest = max((sum(column) for column in zip(*spent.values(), strict=True)), default=1) or 1
    axis = _time_axis(dark=dark) | {"tickformat": "%-d %b"}
    return chart(bars, dark=dark, height_px=DAYS_PX, barmode="stack", xaxis=axis, yaxis=_count_axis(highest, dark=dark))


def spend_kinds(spent: Mapping[str, tuple[int, int]], labels: Mapping[str, str], *, dark: bool) -> go.Figure:
    """Draw credits by kind, in the order and colours of `spend_days`; each (credits, calls)."""
    kinds = list(spent)
    bars = go.Bar(
        orientation="h",
        y=list(range(len(kinds))),
        x=[spent[kind][0] for kind in kinds],
        marker={"color": [kind_colour(place) for place in range(len(kinds))], "cornerradius": 3},
        text=[_words(*spent[kind]) for kind in kinds],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    widest = max((credits for credits, _ in spent.values()), default=1) or 1
    return chart(
        [bars],
        dark=dark,
        height_px=16 + ROW_PX * max(len(kinds), 1),
        xaxis=bare_axis(range=[0, widest * 2.7]),
        yaxis=name_axis(
            dark=dark, tickvals=list(range(len(kinds))), ticktext=[escaped(labels.get(kind, kind)) for kind in kinds]
        ),
    )


def kind_colour(place: int) -> str:
    """Give the colour of a kind by its place in the order of kinds."""
    return _COLOURS[place % len(_COLOURS)]


def _words(credits: int, calls: int) -> str:
    return (
        f"<b>{credits:,}</b> {'credit' if credits == 1 else 'credits'} · {calls:,} {'call' if calls == 1 else 'calls'}"
    )


def _time_axis(*, dark: bool) -> dict[str, Any]:
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": grid(dark),
        "tickfont": {"color": faint_ink(dark)},
        "automargin": True,
        "nticks": 8,
    }


def _count_axis(highest: int, *, dark: bool) -> dict[str, Any]:
    """Three lines to read heights by, from nothing up."""
    ticks = [0, highest / 2, highest]
    return {
        "fixedrange": True,
        "range": [0, highest * 1.08],
        "tickvals": ticks,
        "ticktext": [compact(tick) for tick in ticks],
        "gridcolor": grid(dark),
        "zeroline": False,
        "tickfont": {"color": ink(dark)},
        "automargin": True,
        "ticklabelstandoff": 6,
    }


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"
