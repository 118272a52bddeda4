"""What a person may spend in a day or a month, when it is nearly used up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from components.notices import LOW, Notice, Notices
from components.orders.spending import day_ago, month, spent_by
from components.people import Person
from components.tidings.money import LEFT_SHARE


@dataclass(frozen=True)
class OwnLimits:
    """Tells each person of their own limits, in the first of their accounts: what they spend counts over all of them."""

    database: Engine
    notices: Notices
    accounts: Callable[[], Iterable[str]]
    persons_of: Callable[[str], Iterable[Person]]

    def look(self) -> int:
        """Tell of limits that run low and were not told; give how many notices that made."""
        homes = {person: account for account in reversed([*self.accounts()]) for person in self.persons_of(account)}
        with self.database.connect() as connection:
            told = [notice for person, account in homes.items() for notice in _low(connection, person, account)]
        return self.notices.tell_all(told)


def _low(connection: Connection, person: Person, account: str) -> Iterator[Notice]:
    now, may = datetime.now(UTC), person.allowance
    for words, most, since, name in (
        ("day", may.max_daily_credits, day_ago(), f"{now:%Y-%m-%d}"),
        ("month", may.max_monthly_credits, month(), f"{now:%Y-%m}"),
    ):
        left = most - spent_by(connection, person.id, since) if most else 0
        if most and left < most * LEFT_SHARE:
            title = f"Your limit of the {words} {'runs low' if left > 0 else 'is used up'}"
            detail = f"{max(0, left):,} of {most:,} credits are left."
            key = f"limit:{person.id}:{name}"
            yield Notice(key, account, LOW, title, detail, page="activity", to=(person.id,))
