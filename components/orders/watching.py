"""Watching: ask the API how a build stands, often at first, then less (API document, Check Build Status)."""

from __future__ import annotations

from datetime import UTC, datetime

from components.faults import Fault
from components.orders.journal import Journal
from components.orders.ledger import Ledger
from components.orders.order import Order, State
from components.tracerfy import ListStatus, Tracerfy

COMPLETE = frozenset({"complete", "completed"})
BROKEN = frozenset({"failed", "error", "cancelled", "canceled"})
AFTER_FAULT_S = 15.0


def watch(order: Order, api: Tracerfy, ledger: Ledger, journal: Journal) -> float | None:
    """Look once; give the seconds until the next look, or None where the build failed."""
    if order.list_id is None:
        raise ValueError("an order without a list id cannot be watched")
    try:
        status = api.status(order.list_id)
    except Fault as fault:
        ledger.note(order.key, note=f"{fault.message} Still trying.")
        return AFTER_FAULT_S
    if status.status in COMPLETE:
        return _complete(order, status, ledger, journal)
    if status.status in BROKEN:
        _broken(order, status, ledger, journal)
        return None
    ledger.note(order.key, stage=_stage(status), percent=status.percent or 0, note="")
    return pause_s((datetime.now(UTC) - (order.placed_at or order.created_at)).total_seconds())


def pause_s(age_s: float) -> float:
    """Give the pause between two looks at a build of this age: 2 s at first, then 5 s, in long builds 15 s."""
    if age_s < 30:
        return 2.0
    return 5.0 if age_s < 180 else 15.0


def _stage(status: ListStatus) -> str:
    """A status that nobody documented is shown as it came."""
    known = status.status in {"pending", "processing", "building", ""}
    return status.stage if known else f"{status.status} {status.stage}".strip()


def _complete(order: Order, status: ListStatus, ledger: Ledger, journal: Journal) -> float:
    ledger.advance(
        order.key,
        State.BUILDING,
        State.FETCHING,
        stage="",
        percent=100,
        actual_count=status.actual_count,
        credits_deducted=status.credits_deducted,
        note="",
    )
    journal.conclude(order.key, "done", status.credits_deducted, f"List {order.list_id}")
    return 0.0


def _broken(order: Order, status: ListStatus, ledger: Ledger, journal: Journal) -> None:
    reason = status.error_message or f"The API reports the build as {status.status}."
    ledger.advance(order.key, State.BUILDING, State.FAILED, reason=reason, credits_deducted=status.credits_deducted)
    journal.conclude(order.key, "refused", status.credits_deducted, reason)
