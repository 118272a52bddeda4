"""The chart of a home's sales, from the first that is known to what it is worth today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from components.analytics import Sale
from components.figures.charts import bare_axis, chart, money, note
from components.figures.palette import accent, faint_ink, grid, ink, paper, primary

SALES_PX = 190


def sale_history(sold: Sequence[Sale], value: float | None, today: date, *, dark: bool) -> go.Figure:
    """Draw each sale with its price on a line of time, and today's estimated value; a price that was not published says so."""
    priced = [(sale.on, sale.dollars) for sale in sold if sale.dollars is not None]
    known = [*priced, *([(today, value)] if value else [])]
    top = max((dollars for _, dollars in known), default=1.0)
    traces = [_line(known, dark=dark), _dots(priced, primary(dark), "sold", dark=dark)]
    if value:
        traces.append(_dots([(today, value)], accent(dark), "worth today, as estimated", dark=dark))
    unpublished = [
        note(
            sale.on.isoformat(),
            0.04 * top,
            f"{sale.on.year}: price not published",
            dark=dark,
            yshift=10,
            **_anchor(sale.on, sold, today),
        )
        for sale in sold
        if sale.dollars is None
    ]
    first = min((on for on, _ in known), default=today)
    return chart(
        traces,
        dark=dark,
        height_px=SALES_PX,
        xaxis={
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": grid(dark),
            "tickfont": {"color": faint_ink(dark)},
            "range": _room(min([first, *(sale.on for sale in sold)]), today),
            "automargin": True,
        },
        yaxis=bare_axis(range=[0, top * 1.35]),
        annotations=unpublished,
    )


def _line(known: Sequence[tuple[date, float]], *, dark: bool) -> go.Scatter:
    days, dollars = [on for on, _ in known], [each for _, each in known]
    return go.Scatter(x=days, y=dollars, mode="lines", line={"color": grid(dark), "width": 2}, hoverinfo="skip")


def _dots(points: Sequence[tuple[date, float]], colour: str, what: str, *, dark: bool) -> go.Scatter:
    return go.Scatter(
        x=[on for on, _ in points],
        y=[dollars for _, dollars in points],
        mode="markers+text",
        marker={"color": colour, "size": 11, "line": {"color": paper(dark), "width": 2}},
        text=[f"<b>{money(dollars)}</b>" for _, dollars in points],
        textposition="top center",
        textfont={"color": ink(dark)},
        customdata=[f"{on.day} {on:%b %Y}: {what} {money(dollars)}" for on, dollars in points],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _room(first: date, last: date) -> list[str]:
    """Leave room at both ends, so that no number is cut off."""
    days = max((last - first).days, 365)
    return [
        date.fromordinal(first.toordinal() - days // 9).isoformat(),
        date.fromordinal(last.toordinal() + days // 9).isoformat(),
    ]


def _anchor(on: date, sold: Sequence[Sale], today: date) -> dict[str, str]:
    """Words at an early day begin there, words at a late one end there: both stay in the picture."""
    first = min(sale.on for sale in sold)
    return {"xanchor": "left" if (on - first).days * 2 <= (today - first).days else "right"}
