"""Watching: ask the API how a job stands, often at first, then less (API document, Check Build Status)."""

from __future__ import annotations

from datetime import UTC, datetime

from components.faults import Fault
from components.orders.journal import Journal
from components.orders.kinds import KINDS, Home, Standing
from components.orders.order import Order, State
from components.tracerfy import TooMany, Tracerfy

AFTER_FAULT_S = 15.0


def watch(order: Order, api: Tracerfy, home: Home, journal: Journal) -> float | None:
    """Look once; give the seconds until the next look, or None where the job failed."""
    kind = KINDS[order.kind]
    try:
        standing = kind.look(order, api, home)
    except TooMany as fault:
        return max(1.0, fault.retry_after_s)
    except Fault as fault:
        home.ledger.note(order.key, note=f"{fault.message} Still trying.")
        return AFTER_FAULT_S
    if standing.complete:
        return _complete(order, standing, home, journal)
    if standing.broken:
        _broken(order, standing, home, journal)
        return None
    home.ledger.note(order.key, stage=standing.stage, percent=standing.percent, note="")
    return pause_s((datetime.now(UTC) - (order.placed_at or order.created_at)).total_seconds())


def pause_s(age_s: float) -> float:
    """Give the pause between two looks at a job of this age: 2 s at first, then 5 s, in long ones 15 s.

    An age below zero says that the clock was set back: nobody knows then how old the job is.
    """
    if 0 <= age_s < 30:
        return 2.0
    return 5.0 if age_s < 180 else 15.0


def _complete(order: Order, standing: Standing, home: Home, journal: Journal) -> float:
    home.ledger.advance(
        order.key,
        State.BUILDING,
        State.FETCHING,
        stage="",
        percent=100,
        actual_count=standing.count,
        credits_deducted=standing.credits,
        note="",
    )
    journal.conclude(order.key, "done", standing.credits, f"{KINDS[order.kind].noun.capitalize()} {order.vendor_id}")
    return 0.0


def _broken(order: Order, standing: Standing, home: Home, journal: Journal) -> None:
    home.ledger.advance(
        order.key, State.BUILDING, State.FAILED, reason=standing.reason, credits_deducted=standing.credits
    )
    journal.conclude(order.key, "refused", standing.credits, standing.reason)
