"""Fetching: what was bought comes home as its kind says, and the order is ready as soon as it is here."""

from __future__ import annotations

from datetime import UTC, datetime

from components.faults import Fault
from components.orders.come_again import ComeAgain
from components.orders.kinds import KINDS, Home
from components.orders.order import Order, State
from components.tracerfy import Tracerfy

AFTER_FAULT_S = 10.0


def fetch(order: Order, api: Tracerfy, home: Home) -> float:
    """Bring an order home; give the seconds until the next move."""
    try:
        KINDS[order.kind].bring_home(order, api, home)
    except ComeAgain as later:
        home.ledger.note(order.key, note=later.message)
        return later.after_s
    except Fault as fault:
        home.ledger.note(order.key, note=f"{fault.message} What arrived is kept; still trying.")
        return AFTER_FAULT_S
    home.ledger.advance(order.key, State.FETCHING, State.READY, ready_at=datetime.now(UTC), note="")
    return 0.0
