"""Pictures as small as a word, as SVG: they need no chart library in the browser."""

from __future__ import annotations

from collections.abc import Sequence

from components.analytics import tier_of
from components.figures.palette import TIERS, grid

_WIDE, _HIGH, _GAP = 132, 34, 2


def score_spark(spread: Sequence[int], *, dark: bool) -> str:
    """Draw ten bars of best scores in their tiers' colours; a bin with leads is never invisible."""
    tallest = max(max(spread, default=0), 1)
    step = _WIDE / max(len(spread), 1)
    bars = [
        _bar(number * step, step - _GAP, leads / tallest, tier_of(number * 10))
        for number, leads in enumerate(spread)
        if leads
    ]
    total = sum(spread)
    line = f'<rect x="0" y="{_HIGH - 1}" width="{_WIDE}" height="1" fill="{grid(dark)}"/>'
    title = f"<title>Best scores of {total:,} leads, 0 to 100 from left to right</title>"
    size = f'width="{_WIDE}" height="{_HIGH}" viewBox="0 0 {_WIDE} {_HIGH}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{title}{line}{"".join(bars)}</svg>'


def _bar(x: float, width: float, share: float, tier: str) -> str:
    height = max(2.0, share * (_HIGH - 3))
    return f'<rect x="{x:.1f}" y="{_HIGH - 1 - height:.1f}" width="{width:.1f}" height="{height:.1f}" rx="1.5" fill="{TIERS[tier]}"/>'
