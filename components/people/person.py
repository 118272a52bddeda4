"""One person, and the question whether they may."""

from __future__ import annotations

from dataclasses import dataclass

from components.faults import Forbidden
from components.people.role import ALLOWED, Act, Role


@dataclass(frozen=True)
class Allowance:
    """What one person may spend, in credits: an order, a day (the last 24 hours), a calendar month (UTC). None means no limit."""

    max_order_credits: int | None = None
    max_daily_credits: int | None = None
    max_monthly_credits: int | None = None


NO_LIMITS = Allowance()


@dataclass(frozen=True)
class Person:
    """Who acts. `id` is theirs for good and never shown; `name` is what records show, "" where nobody has said one."""

    id: str
    name: str
    email: str
    role: Role
    allowance: Allowance = NO_LIMITS
    active: bool = True

    def may(self, act: Act) -> bool:
        """Tell whether the role lets them."""
        return self.active and act in ALLOWED[self.role]

    def check(self, act: Act) -> None:
        """Raise `Forbidden` where the role does not let them."""
        if not self.may(act):
            raise Forbidden(f"You may not {act}.", advice="Ask an admin of this dashboard.")


HERE = Person("here", "", "", Role.ADMIN)
"""Whoever sits at this machine, where nobody signs in: one admin."""
