"""What the account's balance was, whenever it was read and had changed: the other side of every charge."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from components.faults import Fault
from components.orders.tables import balances
from components.tracerfy import Tracerfy

_log = logging.getLogger("platbook.orders")


@dataclass(frozen=True)
class Reading:
    """The balance in credits as the API reported it at a moment (UTC)."""

    at: datetime
    balance: int


class Balances:
    """The readings of all accounts."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def read(self, account: str, api: Tracerfy) -> int | None:
        """Ask for the balance now, and remember it; None where it can't be had."""
        try:
            balance = api.analytics().balance
        except Fault as fault:
            _log.info("no balance: %s", fault.message)
            return None
        if balance is not None:
            self.note(account, balance)
        return balance

    def note(self, account: str, balance: int) -> None:
        """Remember a balance that was just read, where it is another than the last one."""
        last = self.before(account, datetime.now(UTC))
        if last is not None and last.balance == balance:
            return
        try:
            with self._database.begin() as connection:
                connection.execute(insert(balances).values(account=account, at=time.time(), balance=balance))
        except IntegrityError:
            return  # two have read at the same instant

    def before(self, account: str, moment: datetime) -> Reading | None:
        """Give the last reading at or before a moment, or None."""
        query = (
            select(balances.c.at, balances.c.balance)
            .where(balances.c.account == account, balances.c.at <= moment.timestamp())
            .order_by(balances.c.at.desc())
            .limit(1)
        )
        found = self._read(query)
        return found[0] if found else None

    def between(self, account: str, since: datetime, until: datetime) -> tuple[Reading, ...]:
        """Give the readings after one moment and up to another, the oldest first."""
        query = (
            select(balances.c.at, balances.c.balance)
            .where(balances.c.account == account, balances.c.at > since.timestamp(), balances.c.at <= until.timestamp())
            .order_by(balances.c.at)
        )
        return self._read(query)

    def forget_account(self, account: str) -> None:
        """Take all readings of an account away: only play can be forgotten."""
        with self._database.begin() as connection:
            connection.execute(delete(balances).where(balances.c.account == account))

    def _read(self, query: object) -> tuple[Reading, ...]:
        with self._database.connect() as connection:
            found = connection.execute(query).all()  # type: ignore[call-overload]
        return tuple(Reading(datetime.fromtimestamp(at, UTC), balance) for at, balance in found)
