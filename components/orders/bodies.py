"""What orders send besides their few words: a table of rows, written down before the order is sent and kept as it was sent."""

from __future__ import annotations

import zlib

from sqlalchemy import Connection, Engine, delete, insert, select

from components.faults import BadInput
from components.orders.tables import order_bodies


class Bodies:
    """The bodies of orders, compressed."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def read(self, order_key: str) -> bytes:
        """Give what an order sends. Raises `BadInput` where it has no body."""
        query = select(order_bodies.c.body).where(order_bodies.c.order_key == order_key)
        with self._database.connect() as connection:
            body = connection.execute(query).scalar_one_or_none()
        if body is None:
            raise BadInput("order", "What this order was to send is gone.")
        return zlib.decompress(body)


def keep_body(connection: Connection, order_key: str, body: bytes) -> None:
    """Write a body down, in the transaction that writes its order down."""
    connection.execute(insert(order_bodies).values(order_key=order_key, body=zlib.compress(body, 6)))


def forget_body(connection: Connection, order_key: str) -> None:
    """Take a body away, with its order."""
    connection.execute(delete(order_bodies).where(order_bodies.c.order_key == order_key))
