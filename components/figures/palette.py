"""Colours that mean something, the same in every chart and on every map.

One set for light (#fbfaf7) and dark (#14181b): each colour stands out from both, and the ones that meet in a picture stay apart under
deuteranopia, protanopia and tritanopia. Orange is kept for what matters most, so that it never has to be looked for.
"""

from __future__ import annotations

from collections.abc import Mapping

TIERS: Mapping[str, str] = {"High": "#d55e00", "Medium": "#2f6fb3", "Low": "#5b99bc", "No score": "#a09a90"}
COMPARED = ("#0072b2", "#d55e00", "#009e73", "#c4699c")
USE_CASE_COLOURS: Mapping[str, str] = {
    "sell": "#0072b2",
    "refi": "#009e73",
    "roof_renovate": "#d55e00",
    "hvac_renovate": "#c4699c",
    "solar_renovate": "#b89000",
}
SCORE_SCALE: tuple[tuple[float, str], ...] = (
    (0.0, "#a9b8c2"),
    (25.0, "#5b99bc"),
    (50.0, "#2f6fb3"),
    (70.0, "#a8687c"),
    (85.0, "#d55e00"),
    (100.0, "#b84300"),
)
"""Mean scores, 0 to 100, through the tiers' own colours."""


def primary(dark: bool) -> str:  # noqa: FBT001  a theme, said by every caller as dark=
    """Give the app's own blue: what is chosen, and what can be pressed."""
    return "#6fb1dc" if dark else "#1f5f8b"


def accent(dark: bool) -> str:  # noqa: FBT001
    """Give the app's orange: one thing in a picture, the one to look at."""
    return "#f0a04b" if dark else "#d9700d"


def paper(dark: bool) -> str:  # noqa: FBT001
    """Give the page's background."""
    return "#14181b" if dark else "#fbfaf7"


def ink(dark: bool) -> str:  # noqa: FBT001
    """Give the colour of words in a picture."""
    return "#e8e6df" if dark else "#22261f"


def faint_ink(dark: bool) -> str:  # noqa: FBT001
    """Give the colour of words beside the point: axes, places on a map."""
    return "#a3aaae" if dark else "#6a6a61"


def grid(dark: bool) -> str:  # noqa: FBT001
    """Give the colour of lines that only help to read."""
    return "#353d42" if dark else "#ddd8cb"


def rgb(colour: str, alpha: int = 255) -> list[int]:
    """Give "#rrggbb" as [red, green, blue, alpha], each 0 to 255, as maps want it."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)] + [alpha]


def score_colour(score: float | None) -> str:
    """Give the colour of a mean score, 0 to 100; None is "No score"."""
    if score is None or score != score:
        return TIERS["No score"]
    score = min(100.0, max(0.0, score))
    above = next(i for i, (stop, _) in enumerate(SCORE_SCALE) if score <= stop)
    if above == 0:
        return SCORE_SCALE[0][1]
    (low, start), (high, end) = SCORE_SCALE[above - 1 : above + 1]
    return _between(start, end, (score - low) / (high - low))


def score_gradient() -> str:
    """Give the scale of mean scores, 0 to 100, as CSS paints it from left to right."""
    return f"linear-gradient(90deg, {', '.join(f'{colour} {stop:g}%' for stop, colour in SCORE_SCALE)})"


def _between(start: str, end: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(rgb(start)[:3], rgb(end)[:3], strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)
