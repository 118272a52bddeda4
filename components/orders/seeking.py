"""Seeking: an order whose answer was lost may stand among the vendor's jobs. It is adopted only where it is surely ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from components.orders.kinds import KINDS, Home
from components.orders.order import Order
from components.tracerfy import Tracerfy

SEEK_AGAIN_S = 10.0
_AS_LONG_AS = timedelta(minutes=15)


def worth_seeking(order: Order) -> bool:
    """Tell whether the vendor has a list of such jobs, and the order was sent lately enough that it may still show up there."""
    sent_at = order.placed_at or order.created_at
    return KINDS[order.kind].listed and datetime.now(UTC) - sent_at < _AS_LONG_AS


def seek(order: Order, api: Tracerfy, home: Home) -> int | None:
    """Give the number of the vendor's job that the order became, or None where none is surely it. Free; raises the API's faults."""
    kind = KINDS[order.kind]
    for vendor_id in kind.candidates(order, api, home):
        taken = home.ledger.by_vendor_id(vendor_id, order.kind)
        if not taken and kind.surely_ours(order, vendor_id, api, home):
            return vendor_id
    return None
