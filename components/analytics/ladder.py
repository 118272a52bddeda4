"""From what was delivered to whom one can call: each rung a part of the one before, each with what a lead on it cost."""

from __future__ import annotations

from dataclasses import dataclass

from components.analytics.brush import ALL
from components.analytics.tally import Tally


@dataclass(frozen=True)
class Rung:
    """One rung. `share` is of what was delivered, 0 to 1; `dollars` is the price of a lead that got this far, None where none did."""

    label: str
    leads: int
    share: float
    dollars: float | None


@dataclass(frozen=True)
class Ladder:
    """The rungs from top to bottom; `unsure` leads have only phones of unknown or forbidden standing, at least one unknown."""

    rungs: tuple[Rung, ...]
    unsure: int


def cost_ladder(tally: Tally, threshold: int, paid_dollars: float | None) -> Ladder:
    """Climb down from delivered leads to mobiles one may call at or above the threshold.

    `paid_dollars` is what all delivered leads cost, so give a tally without ZIPs; None where that isn't known.
    """
    every, above = tally.total(), tally.total(ALL, threshold)
    steps = (
        ("Delivered", every.leads),
        ("Has a phone", every.phoned),
        ("May be called", every.reachable),
        ("… on a mobile", every.mobile),
        (f"… scored {threshold}+", above.mobile),
    )
    rungs = (
        Rung(
            label,
            leads,
            leads / every.leads if every.leads else 0.0,
            paid_dollars / leads if paid_dollars is not None and leads else None,
        )
        for label, leads in steps
    )
    return Ladder(tuple(rungs), every.unsure)
