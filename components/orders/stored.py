"""An order as its table holds it: times as UTC seconds, states as words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping

from components.orders.order import Order, State
from components.orders.wanted import read


def stored(changes: dict[str, Any]) -> dict[str, Any]:
    """Give changes of an order as its table holds them."""
    return {name: value.timestamp() if isinstance(value, datetime) else value for name, value in changes.items()}


def order_of(row: RowMapping) -> Order:
    """Read a row of the ledger's table."""
    fields = {name: row[name] for name in Order.__dataclass_fields__ if name not in {"wanted", "state"}}
    for name in ("not_before", "created_at", "placed_at", "ready_at"):
        fields[name] = None if fields[name] is None else datetime.fromtimestamp(fields[name], UTC)
    fields["vendor_csv"] = bool(fields["vendor_csv"])
    return Order(wanted=read(row["kind"], row["wanted"]), state=State(row["state"]), **fields)
