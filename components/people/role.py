"""Roles, and what each may do."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person is here, the least first."""

    VIEWER = "viewer"
    BUILDER = "builder"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Where the role stands: a higher one may do all that a lower one may."""
        return list(Role).index(self)


class Act(StrEnum):
    """What is allowed or not. The value says it: "You may not …"."""

    EXPORT = "export what is owned"
    KEEP = "change lists and saved audiences"
    SPEND = "spend credits"
    OPT_OUT = "write down an opt-out"
    SETTLE = "decide what was charged"
    APPROVE = "approve orders"
    SUPPRESS = "change who is suppressed"
    PRIVACY = "find and erase a person"
    SETTINGS = "change settings"
    PEOPLE = "change people and their limits"
    ALL_ACTIVITY = "see everybody's activity"


ALLOWED: dict[Role, frozenset[Act]] = {
    Role.VIEWER: frozenset({Act.EXPORT}),
    # Whoever hears an opt-out on a call writes it down; taking somebody off the list again is another matter.
    Role.BUILDER: frozenset({Act.EXPORT, Act.KEEP, Act.SPEND, Act.OPT_OUT}),
    Role.ADMIN: frozenset(Act),
}
"""What each role may do."""
