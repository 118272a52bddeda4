"""The chart of a scrub: how many numbers are clean, and which lists hold the others."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from components.figures.charts import bare_axis, chart, name_axis, percent
from components.figures.palette import TIERS, primary

ROW_PX = 44
_CLEAN, _UNKNOWN = "#009e73", TIERS["No score"]


def scrub_bars(checked: int, clean: int, unknown: int, flags: Sequence[tuple[str, int]], *, dark: bool) -> go.Figure:
    """Draw a bar for the clean numbers, one for each list, and one for the unknown where there are some.

    Lists overlap: their bars needn't add up. The last list is what costs most, and stands out.
    """
    rows = [("Clean", clean, _CLEAN), *((label, held, primary(dark)) for label, held in flags[:-1])]
    rows += [(label, held, TIERS["High"]) for label, held in flags[-1:]]
    rows += [("Unknown", unknown, _UNKNOWN)] if unknown else []
    whole = max(checked, 1)
    bars = go.Bar(
        orientation="h",
        y=[label for label, _, _ in rows],
        x=[held for _, held, _ in rows],
        marker={"color": [colour for _, _, colour in rows], "cornerradius": 3},
        text=[f"{held:,} · {percent(held / whole)}" for _, held, _ in rows],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="<b>%{y}</b><br>%{x:,} of " + f"{checked:,} numbers<extra></extra>",
    )
    return chart(
        [bars],
        dark=dark,
        height_px=ROW_PX * len(rows) + 12,
        xaxis=bare_axis(range=[0, max(max(held for _, held, _ in rows), 1) * 1.45]),
        yaxis=name_axis(dark=dark),
    )
