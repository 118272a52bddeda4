"""The one door for everything that costs credits outside orders: intent, call and outcome are written down, in that order.

The same rule as for orders: a key passes once. What died between intent and outcome stands as `uncertain`; it is never sent again.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from components.faults import Charged, Fault, Forbidden
from components.orders.spending import SpendingLimits, check_ceiling, hold_the_purse, refusal
from components.orders.tables import activity, orders
from components.people import HERE, Act, Person

Answer = TypeVar("Answer")
_LATE_S = 10.0
"""How long after its intent was written down a call may still be made."""


@dataclass(frozen=True)
class Activity:
    """One line of the journal. `outcome`: calling | done | refused | uncertain. Times are UTC."""

    key: str
    account: str
    person: str
    kind: str
    subject: str
    max_credits: int
    credits: int | None
    outcome: str
    detail: str
    started_at: datetime
    finished_at: datetime | None


class AlreadyPaid(Forbidden):
    """This very call has passed the door before; its outcome stands in the journal."""


class Journal:
    """Writes down every call that may cost credits."""

    def __init__(self, database: Engine, limits: SpendingLimits | None = None) -> None:
        self._database = database
        self._limits = limits or SpendingLimits()

    def pay(
        self,
        key: str,
        account: str,
        *,
        kind: str,
        subject: str,
        max_credits: int,
        call: Callable[[], Answer],
        credits_of: Callable[[Answer], int],
        by: Person = HERE,
    ) -> Answer:
        """Send a paid call at most once for `key`, and give its answer.

        Raises `AlreadyPaid` for a key that passed before, `Forbidden` where a role or a limit says no, and whatever `call` raises.
        """
        intended_at = time.monotonic()
        self._intend(key, account, kind, subject, max_credits, by.name, by.id, by)
        try:
            _check_not_late(intended_at)
            answer = call()
        except Fault as fault:
            maybe = fault.charged is not Charged.NOTHING
            self._conclude(key, "uncertain" if maybe else "refused", None if maybe else 0, fault.message)
            raise
        except BaseException:
            self._conclude(key, "uncertain", None, "The call was cut off before its answer was read.")
            raise
        self._conclude(key, "done", credits_of(answer), "")
        return answer

    def record(
        self, key: str, account: str, *, kind: str, subject: str, max_credits: int, person: str = "", by_id: str = ""
    ) -> None:
        """Write down the intent of a call whose outcome `conclude` will tell; a key already there is left as it is."""
        try:
            self._intend(key, account, kind, subject, max_credits, person, by_id)
        except AlreadyPaid:
            return

    def conclude(self, key: str, outcome: str, credits_count: int | None, detail: str = "") -> None:
        """Write down what came of a call."""
        self._conclude(key, outcome, credits_count, detail)

    def first_unpaid(self, keys: Iterable[str]) -> str:
        """Give the first of some keys that never passed the door; what was paid for may be forgotten, that it was paid for may not."""
        with self._database.connect() as connection:
            return first_unpaid(connection, keys)

    def paid_of(self, keys: Collection[str]) -> frozenset[str]:
        """Give those of some keys that passed the door."""
        with self._database.connect() as connection:
            return frozenset(connection.execute(select(activity.c.key).where(activity.c.key.in_(keys))).scalars())

    def refusal(self, account: str, max_credits: int, by: Person = HERE) -> str:
        """Say why somebody's call of this ceiling would be refused now, or "" where it would not."""
        with self._database.connect() as connection:
            return refusal(connection, self._limits, account, max_credits, by)

    def settle(self, account: str, key: str, *, charged: bool, by: Person = HERE) -> bool:
        """Close an uncertain line: a person saw whether it was charged, its ceiling then. False where it isn't uncertain.

        Raises `Forbidden` where the role says no.
        """
        by.check(Act.SETTLE)
        told = "Charged, as a person made sure." if charged else "Not charged, as a person made sure."
        closed = (
            update(activity)
            .where(activity.c.key == key, activity.c.account == account, activity.c.outcome == "uncertain")
            .values(
                outcome="done" if charged else "refused",
                credits=activity.c.max_credits if charged else 0,
                detail=told,
                finished_at=time.time(),
            )
        )
        with self._database.begin() as connection:
            return connection.execute(closed).rowcount == 1

    def lines(self, account: str, *, at_most: int = 500) -> tuple[Activity, ...]:
        """Read the account's journal, the newest first."""
        query = (
            select(activity).where(activity.c.account == account).order_by(activity.c.started_at.desc()).limit(at_most)
        )
        with self._database.connect() as connection:
            return tuple(line_of(row) for row in connection.execute(query).mappings())

    def credits_by_day(self, account: str, since: datetime) -> dict[int, int]:
        """Add up the credits spent or bound since a moment, by the day of the month (UTC): charged where known, else the ceiling."""
        query = select(activity.c.started_at, func.coalesce(activity.c.credits, activity.c.max_credits)).where(
            activity.c.account == account, activity.c.started_at >= since.timestamp()
        )
        days: dict[int, int] = defaultdict(int)
        with self._database.connect() as connection:
            for started_at, credits_count in connection.execute(query):
                days[datetime.fromtimestamp(started_at, UTC).day] += credits_count
        return dict(days)

    def forget_account(self, account: str) -> None:
        """Take all lines of an account away: only play can be forgotten."""
        with self._database.begin() as connection:
            connection.execute(delete(activity).where(activity.c.account == account))

    def settle_cut_off(self, alive: Collection[str] = ()) -> int:
        """Mark the calls that a process without a living lease left open as uncertain. Gives how many."""
        left_open = (activity.c.outcome == "calling") & activity.c.lease.not_in(alive)
        cut = update(activity).where(left_open, activity.c.key.not_in(select(orders.c.key)))
        with self._database.begin() as connection:
            note = "Platbook stopped while the answer was awaited."
            return connection.execute(cut.values(outcome="uncertain", detail=note, finished_at=time.time())).rowcount

    def _intend(
        self,
        key: str,
        account: str,
        kind: str,
        subject: str,
        max_credits: int,
        person: str,
        by_id: str,
        by: Person | None = None,
    ) -> None:
        """`by` is who spends, where that is still to be checked."""
        row = {
            "key": key,
            "account": account,
            "person": person[:200],
            "by_id": by_id,
            "kind": kind,
            "subject": subject,
            "max_credits": max_credits,
            "outcome": "calling",
            "started_at": time.time(),
        }
        try:
            with self._database.begin() as connection:
                hold_the_purse(connection)
                if by is not None:
                    check_ceiling(connection, self._limits, account, max_credits, by)
                connection.execute(insert(activity).values(row))
        except IntegrityError as error:
            raise AlreadyPaid("This call was made before.", advice="See its outcome under Activity.") from error

    def _conclude(self, key: str, outcome: str, credits_count: int | None, detail: str) -> None:
        with self._database.begin() as connection:
            connection.execute(
                update(activity)
                .where(activity.c.key == key)
                .values(outcome=outcome, credits=credits_count, detail=detail, finished_at=time.time())
            )


def _check_not_late(intended_at: float) -> None:
    """A process that was frozen after it wrote its intent down may be taken for dead, and its call for one that was made."""
    if time.monotonic() - intended_at > _LATE_S:
        raise Fault("This server stood still. Nothing was sent.", charged=Charged.NOTHING, advice="Ask again.")


def line_of(row: RowMapping) -> Activity:
    """Read a row of the journal's table."""
    times = {
        name: None if row[name] is None else datetime.fromtimestamp(row[name], UTC)
        for name in ("started_at", "finished_at")
    }
    rest = {name: row[name] for name in Activity.__dataclass_fields__ if name not in times}
    return Activity(**rest, **times)  # type: ignore[arg-type]


def first_unpaid(connection: Connection, keys: Iterable[str]) -> str:
    """Give the first of some keys (endless) that has no line in the journal."""
    known = (key for key in keys if not connection.execute(select(activity.c.key).where(activity.c.key == key)).first())
    return next(known)
