"""A new order is written down: once, under its key, where role and limits allow it; in a transaction that stands."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Connection, insert, select

from components.audience import fits_in_a_name
from components.orders.bodies import keep_body
from components.orders.order import State
from components.orders.spending import SpendingLimits, check_ceiling, hold_the_purse
from components.orders.tables import orders
from components.orders.wanted import Wanted, key_of, kind_of, written
from components.people import HERE, Person


def new_row(
    key: str,
    account: str,
    wanted: Wanted,
    name: str,
    max_credits: int,
    by: Person = HERE,
    requested_count: int | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Give the row of a new order, queued."""
    asked = requested_count if requested_count is not None else getattr(wanted, "requested_count", 0)
    return {
        "key": key,
        "account": account,
        "kind": kind_of(wanted),
        "person": by.name[:200],
        "by_id": by.id,
        "name": fits_in_a_name(name),
        "wanted": written(wanted),
        "wanted_key": key_of(wanted),
        "state": State.QUEUED.value,
        "requested_count": asked,
        "max_credits": max_credits,
        "created_at": time.time(),
    } | more


def write_order(
    connection: Connection, limits: SpendingLimits, row: dict[str, Any], by: Person, body: bytes | None = None
) -> bool:
    """Write the row of an order down; False where its key is known. With `approved_by` in the row, the person's own limits don't hold.

    Raises `Forbidden` where a role or a limit says no.
    """
    hold_the_purse(connection)
    if connection.execute(select(orders.c.key).where(orders.c.key == row["key"])).first():
        return False
    approved = bool(row.get("approved_by"))
    check_ceiling(connection, limits, row["account"], row["max_credits"], by, approved=approved)
    connection.execute(insert(orders).values(row))
    if body is not None:
        keep_body(connection, row["key"], body)
    return True
