"""Lead lists that were bought: those that the vendor built of itself are taken into the ledger, and a mark tells when there are more."""

from __future__ import annotations

import time

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from components.audience import Audience
from components.orders.new_orders import new_row
from components.orders.order import State
from components.orders.tables import orders
from components.orders.wanted import LEAD_LIST
from components.people import HERE, Person


def adopt_list(
    database: Engine,
    key: str,
    account: str,
    audience: Audience,
    *,
    name: str,
    list_id: int,
    max_credits: int,
    by: Person = HERE,
) -> bool:
    """Write down a list that the vendor is building for a monitor, once; False where an order has it.

    It is bought already, so no limit can refuse it; what it costs counts towards the day's.
    """
    row = new_row(key, account, audience, name, max_credits, by)
    row |= {"state": State.BUILDING.value, "vendor_id": list_id, "placed_at": time.time()}
    try:
        with database.begin() as connection:
            connection.execute(insert(orders).values(row))
    except IntegrityError:
        return False
    return True


def bought_mark(database: Engine, account: str) -> tuple[tuple[str, int], ...]:
    """Give something that changes whenever the account's lead lists do: how many stand in which state."""
    mine = (orders.c.account == account) & (orders.c.kind == LEAD_LIST)
    query = select(orders.c.state, func.count()).where(mine).group_by(orders.c.state)
    with database.connect() as connection:
        return tuple(sorted((state, int(number)) for state, number in connection.execute(query)))
