"""The chart of what a lead costs, the further down one looks the more."""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go

from components.analytics import Ladder, Rung
from components.figures.charts import bare_axis, chart, name_axis, percent
from components.figures.palette import TIERS, primary

LADDER_PX = 250


@lru_cache(maxsize=64)
def ladder_bars(ladder: Ladder, *, dark: bool) -> go.Figure:
    """Draw the rungs from delivered to the leads one wants, each with its number and its price; the last stands out.

    The figure is shared: it stays as it is while scores are brushed.
    """
    rungs = ladder.rungs
    bars = go.Bar(
        orientation="h",
        y=[rung.label for rung in rungs],
        x=[rung.leads for rung in rungs],
        marker={"color": [*[primary(dark)] * (len(rungs) - 1), TIERS["High"]], "cornerradius": 3},
        text=[_words(rung) for rung in rungs],
        textposition="outside",
        cliponaxis=False,
        customdata=[[percent(rung.share), _price(rung)] for rung in rungs],
        hovertemplate="<b>%{y}</b><br>%{x:,} leads, %{customdata[0]} of those delivered<br>%{customdata[1]}<extra></extra>",
    )
    widest = max(rungs[0].leads, 1)
    return chart(
        [bars], dark=dark, height_px=LADDER_PX, xaxis=bare_axis(range=[0, widest * 2.35]), yaxis=name_axis(dark=dark)
    )


def _words(rung: Rung) -> str:
    return f"{rung.leads:,} · <b>{_price(rung)}</b>"


def _price(rung: Rung) -> str:
    if rung.leads == 0:
        return "no lead"
    return "price unknown" if rung.dollars is None else f"${rung.dollars:,.2f} a lead"
