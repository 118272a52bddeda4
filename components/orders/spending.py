"""Spending limits: a ceiling an order and a ceiling a day, checked in the transaction that writes the order down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select, text

from components.faults import Forbidden
from components.orders.order import State
from components.orders.tables import activity, orders
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


def check_ceiling(connection: Connection, limits: SpendingLimits, account: str, max_credits: int) -> None:
    """Raise `Forbidden` where the limits say no."""
    reason = limits.at(account).refusal(max_credits, spent_since(connection, account, time.time() - DAY_S))
    if reason:
        raise Forbidden(reason, advice="Ask for fewer leads, or raise the limit in the settings.")


def spent_since(connection: Connection, account: str, since: float) -> int:
    """Count the credits spent or bound since a moment (UTC seconds): charged where known, else the ceiling."""
    bound = func.coalesce(orders.c.credits_deducted, orders.c.max_credits)
    bought = select(func.coalesce(func.sum(bound), 0)).where(
        orders.c.account == account,
        orders.c.created_at >= since,
        (orders.c.state != State.FAILED.value) | (func.coalesce(orders.c.credits_deducted, 0) > 0),
    )
    # An order's line in the journal says the same once more.
    calls = select(func.coalesce(func.sum(func.coalesce(activity.c.credits, activity.c.max_credits)), 0)).where(
        activity.c.account == account, activity.c.started_at >= since, activity.c.key.not_in(select(orders.c.key))
    )
    return int(connection.execute(bought).scalar_one()) + int(connection.execute(calls).scalar_one())


def _lower(one: int | None, other: int | None) -> int | None:
    return min((limit for limit in (one, other) if limit is not None), default=None)


def _money(credits_count: int) -> str:
    return f"{credits_count:,} credits (${credits_count * CREDIT_USD:,.2f})"
