"""Which factors fire, how often and for how many points; and what one lead's score is made of."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.analytics.brush import Brush, where
from components.analytics.use_case import factors_column, score_column
from components.library import Shelf, name_in_words

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
    return name_in_words(name)


@dataclass(frozen=True)
class FactorTally:
    """The factors that fired, score by score, so that narrowing to a span of scores is a sum.

    `fired` is (score, factor's name, leads, points in all), `leads` how many leads have each score; the score None: no score.
    """

    fired: tuple[tuple[int | None, str, int, float], ...]
    leads: Mapping[int | None, int]

    def within(self, brush: Brush) -> tuple[Factor, ...]:
        """Give the factors that fired within a brush's scores, the most frequent first. ZIPs are counted before, by `factor_tally`."""
        every = sum(leads for score, leads in self.leads.items() if brush.takes(score))
        sums: dict[str, tuple[int, float]] = {}
        for score, name, leads, points in self.fired:
            if brush.takes(score):
                before = sums.get(name, (0, 0.0))
                sums[name] = (before[0] + leads, before[1] + points)
        ranked = sorted(sums.items(), key=lambda one: (-one[1][0], one[0]))
        return tuple(Factor(name, leads, leads / every, total / leads, total) for name, (leads, total) in ranked)


def factor_tally(shelf: Shelf, account: str, list_ids: Sequence[int], case: str, brush: Brush) -> FactorTally:
    """Count the factors of a use case score by score. Of `brush` only the ZIPs narrow: its scores are for `FactorTally.within`."""
    condition, params = where(case, brush.places)
    score = score_column(case)
    query = f"""
        WITH fired AS (SELECT {score} AS score, unnest(from_json({factors_column(case)}, '{_SHAPE}')) AS one
                       FROM rows WHERE {condition} AND {factors_column(case)} IS NOT NULL)
        SELECT score, coalesce(one.name, ''), count(*), sum({_POINTS}) FROM fired GROUP BY 1, 2
    """  # noqa: S608  words of our own
    counted = f"SELECT {score}, count(*) FROM rows WHERE {condition} GROUP BY 1"  # noqa: S608
    fired = shelf.ask(account, list_ids, query, params).to_pydict().values()
    leads = shelf.ask(account, list_ids, counted, params, narrow=True).to_pydict().values()
    return FactorTally(tuple(zip(*fired, strict=True)), dict(zip(*leads, strict=True)))


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
