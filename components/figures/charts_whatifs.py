"""Charts of what if: matches gained without each part of an audience, and an UpSet chart of signals combined."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from components.figures.charts import bare_axis, chart, compact, escaped, name_axis
from components.figures.palette import accent, faint_ink, grid, ink, primary

ROW_PX = 32
LABEL_CHARACTERS = 38
UPSET_BARS_PX = 190
UPSET_ROW_PX = 28
CROWDED = 16
_CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Gain:
    """One bar: what a click on it names, its label, its length (below zero: a loss; None: not known yet), and the words at its end."""

    name: str
    label: str
    gain: int | None
    words: str


@dataclass(frozen=True)
class Column:
    """One column of an UpSet chart: what a click names, which rows it joins, its count (None: not known yet) and words to hover."""

    name: str
    members: frozenset[int]
    count: int | None
    words: str = ""


def gain_bars(gains: Sequence[Gain], *, dark: bool) -> go.Figure:
    """Draw gains from top to bottom as they come; a click anywhere in a row gives its name as customdata.

    The largest stands out; a loss goes to the left in a quiet colour.
    """
    rows, lengths = list(range(len(gains))), [one.gain or 0 for one in gains]
    largest, least = max([*lengths, 1]), min([*lengths, 0])
    # Room for the words at the bars' ends, on both sides where there are losses.
    low, high = least - (0.4 if least < 0 else 0.02) * (largest - least), largest + 0.5 * (largest - least)
    names = [[one.name] for one in gains]
    bars = go.Bar(
        orientation="h",
        y=rows,
        x=lengths,
        marker={"color": [_colour(one, largest, dark=dark) for one in gains], "cornerradius": 3},
        unselected=_undimmed(dark=dark),
        text=[escaped(one.words) for one in gains],
        textposition="outside",
        cliponaxis=False,
        customdata=names,
        hoverinfo="skip",
    )
    # A bar of no length can't be hit, so each row carries a clear one.
    reach = go.Bar(
        orientation="h",
        y=rows,
        base=[low] * len(rows),
        x=[high - low] * len(rows),
        width=1,
        marker={"color": _CLEAR},
        customdata=names,
        hovertext=[f"<b>{escaped(one.label)}</b><br>{escaped(one.words)}" for one in gains],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    labels = [escaped(_short(one.label)) for one in gains]
    return chart(
        [bars, reach],
        dark=dark,
        height_px=16 + ROW_PX * max(1, len(gains)),
        barmode="overlay",
        clickmode="event+select",
        xaxis=bare_axis(range=[low, high]),
        yaxis=name_axis(dark=dark, tickvals=rows, ticktext=labels, range=[len(gains) - 0.5, -0.5], autorange=False),
    )


def upset_chart(
    signals: Sequence[str], columns: Sequence[Column], *, dark: bool, chosen: Collection[str] = ()
) -> go.Figure:
    """Draw an UpSet chart: counts as bars above, and beneath which signals each bar joins; a click gives the column's name.

    The chosen columns stand out.
    """
    height_px = UPSET_BARS_PX + UPSET_ROW_PX * len(signals) + 16
    split = (UPSET_ROW_PX * len(signals)) / max(1, height_px)
    across = list(range(len(columns)))
    tallest = max([one.count or 0 for one in columns] or [0]) or 1
    return chart(
        [
            *_bands(signals, columns, dark=dark),
            *_columns(columns, tallest, chosen, dark=dark),
            *_dots(signals, columns, dark=dark),
        ],
        dark=dark,
        height_px=height_px,
        barmode="overlay",
        clickmode="event+select",
        xaxis=bare_axis(range=[-0.6, len(across) - 0.4], anchor="y2"),
        yaxis=bare_axis(range=[0, tallest * 1.18], domain=[split + 0.02, 1]),
        yaxis2=name_axis(
            dark=dark,
            domain=[0, split],
            tickvals=list(range(len(signals))),
            ticktext=[escaped(_short(signal)) for signal in signals],
            range=[len(signals) - 0.5, -0.5],
            autorange=False,
        ),
    )


def _columns(columns: Sequence[Column], tallest: int, chosen: Collection[str], *, dark: bool) -> list[go.Bar]:
    across, names = list(range(len(columns))), [[one.name] for one in columns]
    bars = go.Bar(
        x=across,
        y=[one.count or 0 for one in columns],
        marker={
            "color": [accent(dark) if one.name in chosen else primary(dark) for one in columns],
            "cornerradius": 3,
        },
        unselected=_undimmed(dark=dark),
        text=["…" if one.count is None else compact(one.count) for one in columns],
        textposition="outside",
        textangle=0,
        textfont={"size": 10 if len(columns) > CROWDED else 13},
        constraintext="none",
        cliponaxis=False,
        customdata=names,
        hoverinfo="skip",
    )
    reach = go.Bar(
        x=across,
        y=[tallest * 1.18] * len(columns),
        width=1,
        marker={"color": _CLEAR},
        customdata=names,
        hovertext=[escaped(one.words) for one in columns],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    return [bars, reach]


def _bands(signals: Sequence[str], columns: Sequence[Column], *, dark: bool) -> list[go.Scatter]:
    """Draw a pale dot in every place, so that rows and columns can be followed."""
    places = [(x, y) for x in range(len(columns)) for y in range(len(signals))]
    return [
        go.Scatter(
            x=[x for x, _ in places],
            y=[y for _, y in places],
            yaxis="y2",
            mode="markers",
            marker={"color": grid(dark), "size": 10},
            unselected={"marker": {"opacity": 1}},
            customdata=[[columns[x].name] for x, _ in places],
            hoverinfo="skip",
        )
    ]


def _dots(signals: Sequence[str], columns: Sequence[Column], *, dark: bool) -> list[go.Scatter]:
    """Draw each column's signals as dots with a line through them; None breaks the line between columns."""
    xs: list[int | None] = []
    ys: list[int | None] = []
    names: list[list[str]] = []
    for x, column in enumerate(columns):
        rows = sorted(row for row in column.members if row < len(signals))
        xs += [*[x] * len(rows), None]
        ys += [*rows, None]
        names += [[column.name]] * (len(rows) + 1)
    line = {"color": ink(dark), "width": 2.5}
    return [
        go.Scatter(
            x=xs,
            y=ys,
            yaxis="y2",
            mode="markers+lines",
            line=line,
            marker={"color": ink(dark), "size": 11},
            unselected={"marker": {"opacity": 1}},
            customdata=names,
            hoverinfo="skip",
        )
    ]


def _undimmed(*, dark: bool) -> dict[str, Any]:
    """Keep bars as they are while one is chosen: plotly would pale all others."""
    return {"marker": {"opacity": 1}, "textfont": {"color": ink(dark)}}


def _colour(one: Gain, largest: int, *, dark: bool) -> str:
    if (one.gain or 0) < 0:
        return faint_ink(dark)
    return accent(dark) if one.gain == largest else primary(dark)


def _short(label: str) -> str:
    return label if len(label) <= LABEL_CHARACTERS else f"{label[: LABEL_CHARACTERS - 1].rstrip()}…"
