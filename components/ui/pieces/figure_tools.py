"""What every figure offers when one points at it: the picture as a file, and nothing else."""

from __future__ import annotations

from typing import Any


def figure_tools(name: str) -> dict[str, Any]:
    """Give plotly's configuration for a figure whose picture is kept as `name`.png, at twice the screen's resolution."""
    return {
        "displaylogo": False,
        "scrollZoom": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": name, "scale": 2},
    }
