"""Placing: the one-way door. The state on disk decides, before and after the call (design: sent at most once)."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import OperationalError
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential

from components.faults import BadInput, Fault
from components.orders.balances import Balances
from components.orders.journal import Journal
from components.orders.kinds import KINDS, Accepted, Home
from components.orders.ledger import Ledger
from components.orders.order import Order, State
from components.tracerfy import NotSent, Refused, TooMany, Tracerfy

_log = logging.getLogger("platbook.orders")

OFFLINE_PAUSE_S = 15.0
LATE_S = 10.0
"""How long after its claim an order may still be sent. A process that was frozen in between may have lost the order meanwhile."""
CUT_OFF = "Platbook was cut off while the order was being sent. It may have been placed, and it may have been charged."


def place(order: Order, api: Tracerfy, home: Home, journal: Journal) -> float | None:
    """Send a queued order once; give the seconds until the next look, or None where the order now rests."""
    ledger = home.ledger
    if order.state is State.PLACING:
        _uncertain(order, ledger, journal, CUT_OFF)
        return None
    wait_s = _seconds_until(order.not_before)
    if wait_s > 0:
        return wait_s
    balance = Balances(home.database).read(order.account, api)
    claimed_at = time.monotonic()
    claimed = ledger.advance(
        order.key,
        State.QUEUED,
        State.PLACING,
        placed_at=datetime.now(UTC),
        balance_before=balance,
        note="",
    )
    if claimed and time.monotonic() - claimed_at > LATE_S:
        return _back_in_queue(order, ledger, "Nothing was sent yet: this server stood still.", 1.0)
    return _send(order, api, home, journal) if claimed else 1.0


def _send(order: Order, api: Tracerfy, home: Home, journal: Journal) -> float | None:
    ledger = home.ledger
    try:
        accepted = KINDS[order.kind].place(order, api, home)
    except TooMany as fault:
        return _back_in_queue(order, ledger, fault.message, fault.retry_after_s)
    except NotSent as fault:
        return _back_in_queue(order, ledger, fault.message, OFFLINE_PAUSE_S)
    except Refused as fault:
        _refused(order, ledger, journal, fault)
        return None
    except Fault as fault:
        _uncertain(order, ledger, journal, fault.message)
        return None
    except BaseException:
        _uncertain(order, ledger, journal, CUT_OFF)
        raise
    _write_down(order, ledger, accepted)
    return 2.0


@retry(
    retry=retry_if_exception_type(OperationalError),
    stop=stop_after_attempt(6),
    wait=wait_exponential(multiplier=0.5, max=10),
    reraise=True,
)
def _write_down(order: Order, ledger: Ledger, accepted: Accepted) -> None:
    """The vendor's number is paid for. A disk that is full or locked is tried again, and the log has it in any case."""
    noun, vendor_id = KINDS[order.kind].noun, accepted.vendor_id
    _log.info("order %s is %s %s", order.code, noun, vendor_id)
    try:
        ledger.advance(
            order.key,
            {State.PLACING, State.UNCERTAIN},
            State.BUILDING,
            vendor_id=vendor_id,
            max_credits=accepted.max_credits or order.max_credits,
            estimated_wait_s=accepted.estimated_wait_s,
            note="",
        )
    except BadInput:
        ledger.note(order.key, note=f"The API answered with {noun} {vendor_id}, which another order has.")
        reason = f"{noun.capitalize()} {vendor_id} was given twice."
        ledger.advance(order.key, State.PLACING, State.UNCERTAIN, reason=reason)


def _back_in_queue(order: Order, ledger: Ledger, why: str, wait_s: float) -> float:
    pause_s = max(1.0, wait_s)
    later = datetime.now(UTC) + timedelta(seconds=pause_s)
    ledger.advance(order.key, State.PLACING, State.QUEUED, not_before=later, note=why)
    return pause_s


def _refused(order: Order, ledger: Ledger, journal: Journal, fault: Refused) -> None:
    ledger.advance(order.key, State.PLACING, State.FAILED, reason=fault.message, credits_deducted=0)
    journal.conclude(order.key, "refused", 0, fault.message)


def _uncertain(order: Order, ledger: Ledger, journal: Journal, reason: str) -> None:
    ledger.advance(order.key, State.PLACING, State.UNCERTAIN, reason=reason)
    journal.conclude(order.key, "uncertain", None, reason)


def _seconds_until(moment: datetime | None) -> float:
    return 0.0 if moment is None else (moment - datetime.now(UTC)).total_seconds()
