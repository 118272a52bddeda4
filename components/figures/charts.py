"""What all charts share: no paper, the page's own words and colours, a fixed height, and numbers written where they belong."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from components.figures.palette import faint_ink, grid, ink, paper

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
LABEL_PX = 13


def chart(traces: list[Any], *, dark: bool, height_px: int, **layout: Any) -> go.Figure:
    """Give a figure without background, legend or tools, of a fixed height, so that nothing jumps when it changes."""
    base: dict[str, Any] = {
        "template": "none",  # the page's theme takes its place; carrying plotly's own costs 2 ms a figure
        "height": height_px,
        "margin": {"l": 4, "r": 4, "t": 8, "b": 4, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": LABEL_PX, "color": ink(dark)},
        "hoverlabel": {"bgcolor": paper(dark), "bordercolor": grid(dark), "font": {"family": FONT, "color": ink(dark)}},
        "showlegend": False,
        "bargap": 0.28,
        "dragmode": False,
    }
    return go.Figure(data=traces, layout=base | layout)


def bare_axis(**more: Any) -> dict[str, Any]:
    """Give an axis that says nothing: its numbers stand on the bars."""
    return {"visible": False, "fixedrange": True} | more


def name_axis(*, dark: bool, **more: Any) -> dict[str, Any]:
    """Give an axis of names, from top to bottom, without lines."""
    return {
        "automargin": True,
        "autorange": "reversed",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticklabelstandoff": 8,
        "tickfont": {"color": ink(dark), "size": LABEL_PX + 1},
    } | more


def note(x: float | str, y: float, words: str, *, dark: bool, **more: Any) -> dict[str, Any]:
    """Give a few quiet words at a place in the picture."""
    quiet = {"size": LABEL_PX, "color": faint_ink(dark)}
    return {"x": x, "y": y, "text": words, "showarrow": False, "font": quiet} | more


def compact(number: float) -> str:
    """Write a count in little room: "86", "1.2k", "25k", "1.4M"."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= 0.9995 * size:
            return (
                f"{number / size:.1f}".removesuffix(".0") + letter
                if number < 10 * size
                else f"{number / size:.0f}{letter}"
            )
    return f"{number:.0f}"


def money(dollars: float) -> str:
    """Write dollars in little room: "$485k", "$1.4M"."""
    return f"{'−' if dollars < 0 else ''}${compact(abs(dollars))}"


def percent(share: float) -> str:
    """Write a share, 0 to 1, in whole per cent; what is there but below one is "<1%"."""
    return "<1%" if 0 < share < 0.01 else f"{100 * share:.0f}%"


def escaped(text: str) -> str:
    """Make foreign text safe for a chart, which reads a little HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
