"""Charts of what scores are made of: the factors of many leads, and one lead's score from 0 up."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from components.analytics import Factor, Step, tier_of
from components.figures.charts import bare_axis, chart, escaped, name_axis, percent
from components.figures.palette import COMPARED, TIERS, faint_ink, grid, ink

ROW_PX = 30
RAISES, LOWERS = COMPARED[0], COMPARED[3]
MOST_FACTORS = 12


def factor_bars(factors: Sequence[Factor], *, dark: bool) -> go.Figure:
    """Draw how often each factor fires, with its mean points; those that lower a score have the other colour.

    The height is that of twelve factors, however many there are.
    """
    shown = list(factors[:MOST_FACTORS])
    names = [escaped(one.label) for one in shown]
    bars = go.Bar(
        orientation="h",
        y=list(range(len(shown))),
        x=[one.share for one in shown],
        marker={"color": [LOWERS if one.mean_points < 0 else RAISES for one in shown], "cornerradius": 3},
        text=[f"{percent(one.share)} of leads · {points(one.mean_points)}" for one in shown],
        textposition="outside",
        cliponaxis=False,
        customdata=[
            [one.leads, points(one.mean_points), points(one.total_points), name]
            for one, name in zip(shown, names, strict=True)
        ],
        hovertemplate="<b>%{customdata[3]}</b><br>fires for %{customdata[0]:,} leads<br>%{customdata[1]} points each on average"
        "<br>%{customdata[2]} points in all<extra></extra>",
    )
    widest = max((one.share for one in shown), default=1.0)
    return chart(
        [bars],
        dark=dark,
        height_px=16 + ROW_PX * MOST_FACTORS,
        xaxis=bare_axis(range=[0, widest * 1.8]),
        yaxis=name_axis(
            dark=dark,
            range=[MOST_FACTORS - 0.5, -0.5],
            autorange=False,
            tickvals=list(range(len(shown))),
            ticktext=names,
        ),
    )


def score_waterfall(steps: Sequence[Step], score: int, *, dark: bool) -> go.Figure:
    """Draw one lead's score: each factor's points one after another, then the score itself.

    What the vendor leaves unexplained is a step of its own, in grey.
    """
    begins, lowest, highest = _begins(steps)
    labels = [escaped(step.label) for step in steps]
    bars = go.Bar(
        orientation="h",
        y=[*range(len(steps)), len(steps)],
        x=[*(step.points for step in steps), score],
        base=[*begins, 0],
        marker={"color": [*(_colour(step) for step in steps), TIERS[tier_of(score)]], "cornerradius": 3},
        text=[*(points(step.points) for step in steps), f"<b>{score}</b>"],
        textposition="outside",
        cliponaxis=False,
        customdata=[*(escaped(step.reason) for step in steps), f"{tier_of(score)} score"],
        hovertemplate="%{customdata}<extra></extra>",
    )
    room = max(highest, score, 10)
    return chart(
        [bars],
        dark=dark,
        height_px=16 + ROW_PX * (len(steps) + 1),
        xaxis=bare_axis(range=[min(lowest, 0) - 2, room * 1.14]),
        yaxis=name_axis(
            dark=dark, tickvals=list(range(len(steps) + 1)), ticktext=[*labels, "<b>Score</b>"], ticklabelstandoff=10
        ),
        shapes=[
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": grid(dark), "width": 1},
            }
        ],
        font={"color": ink(dark)},
    )


def points(number: float) -> str:
    """Write points with their sign: "+12", "−8", "+4.5"."""
    return f"{round(number, 1) or 0:+g}".replace("-", "−")


def _begins(steps: Sequence[Step]) -> tuple[list[float], float, float]:
    begins, at = [], 0.0
    for step in steps:
        begins.append(at)
        at += step.points
    return begins, min([0.0, *begins, at]), max([0.0, *begins, at])


def _colour(step: Step) -> str:
    if not step.explained:
        return faint_ink(dark=False)
    return LOWERS if step.points < 0 else RAISES
