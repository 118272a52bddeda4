"""After a database was put back from a copy: what the copy had still to send may have been sent since, so a person decides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from components.database import COPY, found_mark, take_mark_off
from components.orders.journal import Journal
from components.orders.ledger import Ledger
from components.orders.order import State


def settle_copy(database: Engine, ledger: Ledger, journal: Journal) -> None:
    """A copy that was put back is an older state: nothing that it had still to send is sent by itself."""
    if copy := found_mark(database, COPY):
        doubt_unsent(ledger, journal, copy.made_at)
        take_mark_off(database, COPY)


def doubt_unsent(ledger: Ledger, journal: Journal, copied_at: datetime) -> int:
    """Make every order that was not sent when the copy was made uncertain; give how many. Before the engine starts; twice is once."""
    reason = (
        f"The database was put back from a copy of {copied_at:%Y-%m-%d %H:%M} UTC. "
        "This order had not been sent then; it may have been sent since."
    )
    unsent = [order for order in ledger.moving() if order.state in {State.QUEUED, State.PLACING}]
    for order in unsent:
        ledger.advance(order.key, State.QUEUED, State.PLACING)
        ledger.advance(order.key, State.PLACING, State.UNCERTAIN, reason=reason, note="")
        journal.conclude(order.key, "uncertain", None, reason)
    return len(unsent)
