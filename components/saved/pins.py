"""Audiences pinned for comparing, on disk: a new tab, a restart and another browser find the same ones."""

from __future__ import annotations

import time
from collections.abc import Iterable

from sqlalchemy import Connection, Engine, delete, insert, select

from components.audience import Audience
from components.saved.tables import pins

MOST_PINS = 4


class Pins:
    """The pinned audiences of all accounts, at most four each."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def of(self, account: str) -> tuple[Audience, ...]:
        """Give an account's pinned audiences, in the order in which they were pinned."""
        query = select(pins.c.audience).where(pins.c.account == account).order_by(pins.c.position)
        with self._database.connect() as connection:
            return tuple(Audience.from_json(text) for (text,) in connection.execute(query))

    def pin(self, account: str, audience: Audience) -> tuple[Audience, ...]:
        """Pin one more; the fifth takes the first one's place. Gives what is pinned then."""
        others = tuple(one for one in self.of(account) if one.key() != audience.key())
        return self.keep(account, (*others, audience)[-MOST_PINS:])

    def keep(self, account: str, audiences: Iterable[Audience]) -> tuple[Audience, ...]:
        """Put other audiences in the place of what was pinned; gives them."""
        wanted = tuple({one.key(): one for one in audiences}.values())[:MOST_PINS]
        with self._database.begin() as connection:
            _write(connection, account, wanted)
        return wanted


def _write(connection: Connection, account: str, wanted: tuple[Audience, ...]) -> None:
    connection.execute(delete(pins).where(pins.c.account == account))
    rows = [
        {"account": account, "position": position, "audience": one.canonical(), "pinned_at": time.time()}
        for position, one in enumerate(wanted)
    ]
    if rows:
        connection.execute(insert(pins), rows)
