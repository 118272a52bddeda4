"""The journal read back: a page of it, what was spent by kind and by day, and a month that adds up with the balance, or not.

Days and months are UTC's. Whatever is added up is added up by the database: a journal has a hundred thousand lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Engine, and_, cast, func, or_, select

from components.orders.balances import Balances, Reading
from components.orders.journal import Activity, line_of
from components.orders.tables import activity

_DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1)
_BOUND = func.coalesce(activity.c.credits, activity.c.max_credits)


@dataclass(frozen=True)
class Sought:
    """Which lines are wanted; what is empty narrows nothing. `by_id` is one person's id. `since` and `until` are days, both within."""

    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    text: str = ""
    by_id: str = ""


@dataclass(frozen=True)
class Lines:
    """A page of the journal, the newest first. `total` counts all that were sought, `credits` what they cost as far as known."""

    lines: tuple[Activity, ...]
    total: int
    credits: int


@dataclass(frozen=True)
class Spent:
    """What calls of one kind cost on one day, in credits: charged where known, else the ceiling."""

    day: date
    kind: str
    credits: int
    calls: int


@dataclass(frozen=True)
class Statement:
    """A month, or the part of it that is over. `charged` is credits by kind; `in_doubt` are the ceilings of calls that nobody settled.

    `opening` is the last balance before the month, else the first one within it, from which on charges are counted.
    """

    begins: datetime
    ends: datetime
    opening: Reading | None
    closing: Reading | None
    charged: Mapping[str, int]
    added: int
    in_doubt: int

    @property
    def expected(self) -> int | None:
        """The balance that there should be at the end, in credits."""
        return None if self.opening is None else self.opening.balance + self.added - sum(self.charged.values())

    @property
    def difference(self) -> int | None:
        """By how much the balance is above (or, negative, below) what was expected; 0 where it adds up."""
        return None if self.closing is None or self.expected is None else self.closing.balance - self.expected


class Reckoning:
    """What one account spent, and its balance over time."""

    def __init__(self, database: Engine, account: str) -> None:
        self.balances = Balances(database)
        self._database, self._account = database, account

    def lines(self, sought: Sought, offset: int = 0, at_most: int = 50) -> Lines:
        """Give some lines of the journal, the newest first."""
        wanted = self._wanted(sought)
        counted = select(func.count(), func.coalesce(func.sum(activity.c.credits), 0)).where(wanted)
        query = select(activity).where(wanted).order_by(activity.c.started_at.desc(), activity.c.key)
        with self._database.connect() as connection:
            total, spent = connection.execute(counted).one()
            found = connection.execute(query.limit(at_most).offset(offset)).mappings().all()
        return Lines(tuple(line_of(row) for row in found), int(total), int(spent))

    def unsettled(self) -> tuple[Activity, ...]:
        """Give the lines of which nobody knows whether they were charged, the newest first."""
        return self.lines(Sought(outcomes=("uncertain",)), at_most=200).lines

    def told(self, column: str) -> tuple[str, ...]:
        """Give what stands in a column of the journal ("kind", "outcome", "person"), each once, in order."""
        query = select(activity.c[column]).where(activity.c.account == self._account).distinct()
        with self._database.connect() as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def spent(self, since: datetime, until: datetime) -> tuple[Spent, ...]:
        """Give what was spent or bound, by day and kind, in the order of days."""
        day = cast(activity.c.started_at * 1000, BigInteger) // _DAY_MS
        query = (
            select(day.label("day"), activity.c.kind, func.sum(_BOUND), func.count())
            .where(self._mine(), activity.c.started_at >= since.timestamp(), activity.c.started_at < until.timestamp())
            .group_by(day, activity.c.kind)
            .order_by(day, activity.c.kind)
        )
        with self._database.connect() as connection:
            found = connection.execute(query).all()
        return tuple(
            Spent(_EPOCH + timedelta(days=int(day)), kind, int(spent), calls) for day, kind, spent, calls in found
        )

    def statement(self, year: int, month: int, now: datetime) -> Statement:
        """Reckon a month up: what was charged here, what was added, and whether the balance agrees."""
        begins = datetime(year, month, 1, tzinfo=UTC)
        ends = min(_next_month(begins), now)
        within = self.balances.between(self._account, begins, ends)
        opening = self.balances.before(self._account, begins) or (within[0] if within else None)
        closing = self.balances.before(self._account, ends)
        since = begins if opening is None else max(begins, opening.at)
        return Statement(
            begins=begins,
            ends=ends,
            opening=opening,
            closing=closing,
            charged=self._charged(since, ends),
            added=_added([*([opening] if opening else []), *within]),
            in_doubt=self._in_doubt(since, ends),
        )

    def first_month(self) -> datetime | None:
        """Give the time of the journal's first line, or None where it is empty."""
        query = select(func.min(activity.c.started_at)).where(self._mine())
        with self._database.connect() as connection:
            first = connection.execute(query).scalar()
        return None if first is None else datetime.fromtimestamp(first, UTC)

    def forget_account(self, account: str) -> None:
        """Take an account's readings of the balance away; the journal forgets its own lines."""
        self.balances.forget_account(account)

    def _charged(self, since: datetime, until: datetime) -> dict[str, int]:
        """A charge falls into the moment when its call was concluded: an order is charged when it is finished."""
        at = func.coalesce(activity.c.finished_at, activity.c.started_at)
        query = (
            select(activity.c.kind, func.sum(activity.c.credits))
            .where(self._mine(), activity.c.credits > 0, at > since.timestamp(), at <= until.timestamp())
            .group_by(activity.c.kind)
            .order_by(activity.c.kind)
        )
        with self._database.connect() as connection:
            return {kind: int(spent) for kind, spent in connection.execute(query)}

    def _in_doubt(self, since: datetime, until: datetime) -> int:
        query = select(func.coalesce(func.sum(activity.c.max_credits), 0)).where(
            self._mine(),
            activity.c.outcome.in_(("uncertain", "calling")),
            activity.c.started_at > since.timestamp(),
            activity.c.started_at <= until.timestamp(),
        )
        with self._database.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def _mine(self) -> ColumnElement[bool]:
        return activity.c.account == self._account

    def _wanted(self, sought: Sought) -> ColumnElement[bool]:
        conditions: list[Any] = [self._mine()]
        for column, values in (
            (activity.c.kind, sought.kinds),
            (activity.c.outcome, sought.outcomes),
            (activity.c.person, sought.persons),
        ):
            if values:
                conditions.append(column.in_(values))
        if sought.by_id:
            conditions.append(activity.c.by_id == sought.by_id)
        if sought.since is not None:
            conditions.append(activity.c.started_at >= _midnight(sought.since))
        if sought.until is not None:
            conditions.append(activity.c.started_at < _midnight(sought.until + timedelta(days=1)))
        told = (activity.c.subject, activity.c.detail, activity.c.person)
        for word in sought.text.split()[:8]:
            conditions.append(or_(*(column.icontains(word, autoescape=True) for column in told)))
        return and_(*conditions)


def _added(readings: list[Reading]) -> int:
    """Add up the rises: no call adds credits, so a rise is a payment or a refund."""
    return sum(max(0, after.balance - before.balance) for before, after in pairwise(readings))


def _midnight(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()


def _next_month(begins: datetime) -> datetime:
    return (begins.replace(day=28) + timedelta(days=4)).replace(day=1)
