"""Spending limits: the house's an order and a day, a person's also a month; checked in the transaction that writes the order down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, text

from components.faults import Forbidden
from components.orders.order import State
from components.orders.tables import activity, orders
from components.people import Act, Person
from components.settings import CREDIT_USD

DAY_S = 86_400
_LOCK = 7_281_994


@dataclass(frozen=True)
class SpendingLimits:
    """Ceilings in credits for each account; None means no limit. `of_account` gives an account's own, which can only be lower."""

    max_order_credits: int | None = None
    max_daily_credits: int | None = None
    of_account: Callable[[str], SpendingLimits] | None = field(default=None, compare=False, repr=False)

    def at(self, account: str) -> SpendingLimits:
        """Give the ceilings that hold for an account: the lower ones of the house's and its own."""
        if self.of_account is None:
            return self
        own = self.of_account(account)
        return SpendingLimits(
            _lower(self.max_order_credits, own.max_order_credits), _lower(self.max_daily_credits, own.max_daily_credits)
        )

    def refusal(self, max_credits: int, spent_today: int) -> str:
        """Say why `max_credits` more may not be spent, or "" where they may."""
        if self.max_order_credits is not None and max_credits > self.max_order_credits:
            return (
                f"This could cost {_money(max_credits)}; one order may cost {_money(self.max_order_credits)} at most."
            )
        if self.max_daily_credits is not None and spent_today + max_credits > self.max_daily_credits:
            left = max(0, self.max_daily_credits - spent_today)
            return f"This could cost {_money(max_credits)}; {_money(left)} of today's limit are left."
        return ""

    def left(self, spent_today: int) -> int | None:
        """Give the credits that one order may cost now; None means no limit."""
        daily = None if self.max_daily_credits is None else max(0, self.max_daily_credits - spent_today)
        return min((limit for limit in (self.max_order_credits, daily) if limit is not None), default=None)


def hold_the_purse(connection: Connection) -> None:
    """Let one transaction at a time check the limits and spend: two tabs must not both see the last credits."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        return
    # A write takes SQLite's one write lock, even where it changes nothing.
    connection.execute(text("UPDATE orders SET key = key WHERE 0"))


class OverAllowance(Forbidden):
    """It is over what this person may spend alone: somebody who may approve orders can let it pass."""


def check_ceiling(
    connection: Connection,
    limits: SpendingLimits,
    account: str,
    max_credits: int,
    by: Person,
    *,
    approved: bool = False,
) -> None:
    """Raise `Forbidden` where the role or the house's limits say no, `OverAllowance` where the person's own do and nobody `approved` it."""
    by.check(Act.SPEND)
    if reason := limits.at(account).refusal(max_credits, spent_since(connection, account, time.time() - DAY_S)):
        raise Forbidden(reason, advice="Ask for fewer leads, or raise the limit in the settings.")
    if not approved and (reason := own_refusal(connection, max_credits, by)):
        raise OverAllowance(reason, advice="Ask for approval, or for less.")


def refusal(connection: Connection, limits: SpendingLimits, account: str, max_credits: int, by: Person) -> str:
    """Say why `check_ceiling` would refuse now, or "" where it would not."""
    try:
        check_ceiling(connection, limits, account, max_credits, by)
    except Forbidden as no:
        return no.message
    return ""


def own_refusal(connection: Connection, max_credits: int, by: Person) -> str:
    """Say why a person may not spend this alone, or ""."""
    may, told = by.allowance, _money(max_credits)
    if may.max_order_credits is not None and max_credits > may.max_order_credits:
        return f"This could cost {told}; one order of yours may cost {_money(may.max_order_credits)} at most."
    for limit, since, words in (
        (may.max_daily_credits, day_ago(), "today"),
        (may.max_monthly_credits, month(), "this month"),
    ):
        if limit is not None and (spent := spent_by(connection, by.id, since)) + max_credits > limit:
            return f"This could cost {told}; you may spend {_money(max(0, limit - spent))} more {words}."
    return ""


def left_for(connection: Connection, limits: SpendingLimits, account: str, by: Person) -> int | None:
    """Give the credits that one order of this person may cost now; None means no limit."""
    may = by.allowance
    lefts = [limits.at(account).left(spent_since(connection, account, day_ago())), may.max_order_credits]
    for limit, since in ((may.max_daily_credits, day_ago()), (may.max_monthly_credits, month())):
        lefts.append(None if limit is None else max(0, limit - spent_by(connection, by.id, since)))
    return min((left for left in lefts if left is not None), default=None)


def day_ago() -> float:
    """Give the moment since which a day's limit counts: 24 hours ago, in UTC seconds."""
    return time.time() - DAY_S


def month() -> float:
    """Give the moment since which a month's limit counts: the first of the calendar month in UTC, in seconds."""
    return datetime.now(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0).timestamp()


def spent_since(connection: Connection, account: str, since: float) -> int:
    """Count the credits that an account spent or bound since a moment (UTC seconds): charged where known, else the ceiling."""
    return _spent(connection, since, orders.c.account == account, activity.c.account == account)


def spent_by(connection: Connection, by_id: str, since: float) -> int:
    """Count the credits that a person spent or bound since a moment, in all accounts; as `spent_since`."""
    return _spent(connection, since, orders.c.by_id == by_id, activity.c.by_id == by_id)


def spent_by_person(connection: Connection, since: float) -> dict[str, int]:
    """Count what each person spent or bound since a moment, by their id; whoever spent nothing is left out."""
    ids = select(orders.c.by_id).where(orders.c.created_at >= since, orders.c.by_id != "").distinct()
    others = select(activity.c.by_id).where(activity.c.started_at >= since, activity.c.by_id != "").distinct()
    known = {str(one) for query in (ids, others) for one in connection.execute(query).scalars()}
    return {one: spent_by(connection, one, since) for one in known}


def _spent(connection: Connection, since: float, these_orders: Any, these_calls: Any) -> int:
    bound = func.coalesce(orders.c.credits_deducted, orders.c.max_credits)
    bought = select(func.coalesce(func.sum(bound), 0)).where(
        these_orders,
        orders.c.created_at >= since,
        (orders.c.state != State.FAILED.value) | (func.coalesce(orders.c.credits_deducted, 0) > 0),
    )
    # An order's line in the journal says the same once more.
    calls = select(func.coalesce(func.sum(func.coalesce(activity.c.credits, activity.c.max_credits)), 0)).where(
        these_calls, activity.c.started_at >= since, activity.c.key.not_in(select(orders.c.key))
    )
    return int(connection.execute(bought).scalar_one()) + int(connection.execute(calls).scalar_one())


def _lower(one: int | None, other: int | None) -> int | None:
    return min((limit for limit in (one, other) if limit is not None), default=None)


def _money(credits_count: int) -> str:
    return f"{credits_count:,} credits (${credits_count * CREDIT_USD:,.2f})"
