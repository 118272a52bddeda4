"""Money that runs low: the balance below what each person finds low, and a day's spending limit nearly used up."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, select

from components.notices import LOW, Choices, Notice, Notices, Recipient
from components.orders import SpendingLimits
from components.orders.spending import DAY_S, spent_since
from components.orders.tables import balances

LEFT_SHARE = 0.2
"""A limit runs low when less than this share of it is left."""


@dataclass(frozen=True)
class RunningLow:
    """Tells of the money of some accounts. What was read of the balance stands on disk; nothing is asked here."""

    database: Engine
    notices: Notices
    choices: Choices
    limits: SpendingLimits
    accounts: Callable[[], Iterable[str]]
    members_of: Callable[[str], Sequence[Recipient]]

    def look(self) -> int:
        """Tell of what runs low and was not told; give how many notices that made."""
        told: list[Notice] = []
        with self.database.connect() as connection:
            for account in self.accounts():
                told += self._balance(connection, account)
                told += self._limit(connection, account)
        return self.notices.tell_all(told)

    def _balance(self, connection: Connection, account: str) -> list[Notice]:
        persons: dict[int, list[str]] = defaultdict(list)
        for member in self.members_of(account):
            persons[self.choices.of(account, member.key).low_credits].append(member.key)
        return [
            notice
            for low, people in persons.items()
            if low > 0 and (notice := _low(connection, account, low, tuple(people)))
        ]

    def _limit(self, connection: Connection, account: str) -> list[Notice]:
        most = self.limits.at(account).max_daily_credits
        if not most:
            return []
        left = max(0, most - spent_since(connection, account, time.time() - DAY_S))
        if left >= most * LEFT_SHARE:
            return []
        day = datetime.now(UTC).date()
        title = "The day's spending limit runs low" if left else "The day's spending limit is used up"
        detail = f"{left:,} of {most:,} credits are left."
        return [Notice(f"limit:{account}:{day}", account, LOW, title, detail, page="settings")]


def _low(connection: Connection, account: str, low: int, people: tuple[str, ...]) -> Notice | None:
    """Tell of a balance that fell below `low`, once a fall: its key is the moment at which it was first seen there."""
    mine = balances.c.account == account
    enough = select(func.max(balances.c.at)).where(mine, balances.c.balance >= low).scalar_subquery()
    since = select(balances.c.at, balances.c.balance).where(mine, balances.c.at > func.coalesce(enough, 0))
    below = connection.execute(since.order_by(balances.c.at)).all()
    if not below:
        return None
    title = f"The balance is low: {below[-1].balance:,} credits"
    detail = f"You asked to hear of it below {low:,}."
    key = f"balance:{account}:{low}:{below[0].at:.3f}"
    return Notice(key, account, LOW, title, detail, page="activity", to=people)
