"""Which factors fire, how often and for how many points; and what one lead's score is made of."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.analytics.brush import Brush, where
from components.analytics.use_case import factors_column, score_column
from components.library import Shelf

_SHAPE = '[{"name":"VARCHAR","points":"DOUBLE"}]'
_POINTS = "CASE WHEN isfinite(one.points) THEN one.points ELSE 0 END"


@dataclass(frozen=True)
class Factor:
    """One factor over some leads. `share` is of all leads, 0 to 1; points are the vendor's, negative where they lower a score."""

    name: str
    leads: int
    share: float
    mean_points: float
    total_points: float

    @property
    def label(self) -> str:
        """The factor's name in words: "Years owned"."""
        return label_of(self.name)


@dataclass(frozen=True)
class Step:
    """One step of a lead's score. `explained` is false for the remainder that the vendor's factors leave open."""

    label: str
    points: float
    reason: str
    explained: bool = True


def label_of(name: str) -> str:
    """Give a factor's name in words: "years_owned" is "Years owned"."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "Unnamed"


def factors_fired(shelf: Shelf, account: str, list_ids: Sequence[int], case: str, brush: Brush) -> tuple[Factor, ...]:
    """Give the factors that fired, the most frequent first."""
    condition, params = where(case, brush)
    query = f"""
        WITH chosen AS (SELECT {factors_column(case)} AS told FROM rows WHERE {condition}),
             fired AS (SELECT unnest(from_json(told, '{_SHAPE}')) AS one FROM chosen WHERE told IS NOT NULL)
        SELECT coalesce(one.name, ''), count(*), avg({_POINTS}), sum({_POINTS}),
               (SELECT count(*) FROM chosen)
        FROM fired GROUP BY 1 ORDER BY 2 DESC, 1
    """  # noqa: S608  words of our own
    found = zip(*shelf.ask(account, list_ids, query, params).to_pydict().values(), strict=True)
    return tuple(Factor(name, leads, leads / every, mean, total) for name, leads, mean, total, every in found)


def waterfall(lead: Mapping[str, Any], case: str) -> tuple[Step, ...]:
    """Give the steps from 0 to a lead's score, the largest first; empty where it has no score.

    Where factors don't add up to the score, the last step is the remainder: it is the vendor's, and not explained.
    """
    score = lead.get(score_column(case))
    if score is None:
        return ()
    told = _factors(lead.get(factors_column(case)))
    steps = sorted((_step(one) for one in told), key=lambda step: -step.points)
    remainder = score - sum(step.points for step in steps)
    if abs(remainder) > 1e-9:
        steps.append(
            Step("Not explained by the vendor", remainder, "The factors don't add up to this score.", explained=False)
        )
    return tuple(steps)


def in_short(factors: str | None, at_most: int = 3) -> str:
    """Name the factors that gave most points: "Years owned +12, Vacant +10"."""
    steps = sorted((_step(one) for one in _factors(factors)), key=lambda step: -abs(step.points))
    return ", ".join(f"{step.label} {_signed(step.points)}" for step in steps[:at_most])


def _signed(points: float) -> str:
    return f"{points:+g}".replace("-", "−")


def _factors(text: Any) -> list[dict[str, Any]]:
    try:
        read = json.loads(text) if isinstance(text, str) else []
    except (ValueError, RecursionError):
        return []
    return [one for one in read if isinstance(one, dict)] if isinstance(read, list) else []


def _step(one: dict[str, Any]) -> Step:
    return Step(label_of(str(one.get("name") or "")), _points(one.get("points")), str(one.get("reason") or ""))


def _points(told: Any) -> float:
    """Read points as `factors_fired` does: numbers, also written as text; anything else is 0."""
    try:
        read = float(told) if isinstance(told, int | float | str) else 0.0
    except (ValueError, OverflowError):
        return 0.0
    return read if math.isfinite(read) else 0.0
