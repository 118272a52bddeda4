"""Five scores a home, each exactly the sum of its factors (API document, Propensity Scores).

A score starts at 0; every signal that fires adds its points and says why. Should the sum leave 0 to 100, a factor of its own says so
("score_ceiling", "score_floor"), so that a score is never anything else than the sum of what is shown. Tiers: Low to 39, Medium to 69,
High from 70.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes
from components.sandbox.world.signals import Signal
from components.sandbox.world.use_cases import SIGNALS

USE_CASES = tuple(SIGNALS)
MEDIUM_FROM, HIGH_FROM, HIGHEST = 40, 70, 100
Factors = list[dict[str, Any]]


@dataclass(frozen=True)
class Scored:
    """One use case over some homes: score, category and factors of each."""

    score: list[int]
    category: list[str]
    factors: list[Factors]


def scored(homes: Homes, use_case: str) -> Scored:
    """Score some homes for "sell", "refi", "roof_renovate", "hvac_renovate" or "solar_renovate"."""
    factors: list[Factors] = [[] for _ in range(len(homes))]
    total = np.zeros(len(homes), dtype=np.int64)
    for signal in SIGNALS[use_case]:
        total += _add(signal, homes, factors)
    for row in np.flatnonzero((total < 0) | (total > HIGHEST)):
        factors[row].append(_edge(int(total[row])))
    final = total.clip(0, HIGHEST)
    return Scored(final.tolist(), [category_of(score) for score in final.tolist()], factors)


def category_of(score: int) -> str:
    """Name the tier of a score."""
    return "High" if score >= HIGH_FROM else "Medium" if score >= MEDIUM_FROM else "Low"


def _add(signal: Signal, homes: Homes, factors: list[Factors]) -> Array:
    points = signal.points(homes).astype(np.int64)
    fired = np.flatnonzero(points)
    if not signal.figures:
        _add_alike(signal, points, fired, factors)
        return points
    figures = [homes[name][fired].tolist() for name in signal.figures]
    for row, worth, *facts in zip(fired.tolist(), points[fired].tolist(), *figures, strict=True):
        factors[row].append({"name": signal.name, "points": worth, "reason": signal.reason(worth, *facts)})
    return points


def _add_alike(signal: Signal, points: Array, fired: Array, factors: list[Factors]) -> None:
    """Let all homes share one factor where the sentence quotes nothing."""
    for worth in np.unique(points[fired]).tolist():
        factor = {"name": signal.name, "points": worth, "reason": signal.reason(worth)}
        for row in fired[points[fired] == worth].tolist():
            factors[row].append(factor)


def _edge(total: int) -> dict[str, Any]:
    if total > HIGHEST:
        return {
            "name": "score_ceiling",
            "points": HIGHEST - total,
            "reason": f"Signals add up to {total} — scores end at {HIGHEST}",
        }
    return {"name": "score_floor", "points": -total, "reason": f"Signals add up to {total} — scores start at 0"}
