"""What a signal is, and the kinds of signal that several use cases share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes

_WELL_OFF = 90_000
Points = Callable[[Homes], Array]


@dataclass(frozen=True)
class Signal:
    """`points(homes)` gives 0 where it doesn't fire; `reason(points, *figures)` is the sentence."""

    name: str
    points: Points
    reason: Callable[..., str]
    figures: tuple[str, ...] = ()


def flag(name: str, column: str, points: int, reason: str) -> Signal:
    """Fire where a yes-or-no column says yes."""
    return Signal(name, lambda homes: homes[column] * points, lambda _: reason)


def steps(column: str, *steps: tuple[float, int]) -> Points:
    """Give the points of the highest step reached; an unknown figure reaches none."""

    def points(homes: Homes) -> Array:
        worth = np.zeros(len(homes), dtype=np.int64)
        for least, gained in steps:
            worth = np.where(homes[column] >= least, gained, worth)
        return worth

    return points


def years_owned(meaning: str, *reached: tuple[float, int]) -> Signal:
    """Fire by length of ownership."""
    return Signal(
        "years_owned",
        steps("years_owned", *reached),
        lambda _, years: f"Owned {years:.0f} years — {meaning}",
        ("years_owned",),
    )


def home_age(what: str, *reached: tuple[float, int]) -> Signal:
    """Fire by the building's age."""

    def reason(points: int, year: float, age: float) -> str:
        stage = "well past" if points >= 25 else "at the end of" if points >= 18 else "approaching the end of"
        return f"Built {year:.0f} ({age:.0f} years old) — {stage} {what}"

    return Signal("home_age", steps("age_years", *reached), reason, ("year_built", "age_years"))


def high_equity(points: int, meaning: str) -> Signal:
    """Fire at forty per cent equity and more."""

    def reason(_: int, percent: int, dollars: int) -> str:
        return f"{percent}% equity (${dollars:,}) — {meaning}"

    return Signal(
        "high_equity", lambda homes: homes["high_equity"] * points, reason, ("equity_percent", "estimated_equity")
    )


def income(points: int, meaning: str) -> Signal:
    """Fire in well-off neighbourhoods."""

    def earns(homes: Homes) -> Array:
        return np.asarray((homes["area_median_income"] >= _WELL_OFF) * points)

    return Signal(
        "area_median_income",
        earns,
        lambda _, dollars: f"Area median income ${dollars:,} — {meaning}",
        ("area_median_income",),
    )
