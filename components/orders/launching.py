"""Launching the order engine under this process's lease, with whoever looks after what the dead left."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from dbos import DBOS, DBOSConfig

from components.orders.engine import OrderEngine
from components.replicas import Roll, Sweeper

# Workflows are found again by version: pinned, so that an upgrade of the code does not strand orders in flight.
ENGINE_VERSION = "1"


class CutOff(Protocol):
    """Something whose calls can be cut off by a death."""

    def settle_cut_off(self, alive: Collection[str] = ()) -> int:
        """Mark what a process without a living lease left open."""


def keep_books(database_url: str, lease: str) -> None:
    """Tell DBOS where to keep its books, and whose workflows this process's are; before any engine is made."""
    config: DBOSConfig = {
        "name": "platbook",
        "system_database_url": database_url,
        "application_version": ENGINE_VERSION,
        "executor_id": lease,
        "log_level": "WARNING",
        "use_listen_notify": False,
        "notification_listener_polling_interval_sec": 0.25,
    }
    DBOS(config=config)


def launched(engine: OrderEngine, roll: Roll, cut_off: Iterable[CutOff]) -> Sweeper:
    """Start the engine, and give the sweeper that takes up what the dead leave, begun."""
    left_open = tuple(cut_off)

    def bury(alive: frozenset[str]) -> None:
        for one in left_open:
            one.settle_cut_off(alive)

    sweeper = Sweeper(roll, sweep=engine.sweep, bury=bury)
    engine.start(roll.alive())
    sweeper.start()
    return sweeper
