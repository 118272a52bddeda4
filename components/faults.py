"""What went wrong, whether it cost anything, and what to do next.

Every error that a person may meet is a leaf of this tree, so that a page can show any of them the same way:

    Fault                     what happened, `charged`, `advice`
     ├─ BadInput              a field holds what cannot be sent; nothing left this machine
     ├─ Forbidden             a spending limit or a role says no; nothing was sent
     └─ tracerfy.ApiFault     an answer, or the lack of one, from the API (components/tracerfy/errors.py)
         ├─ NotSent           no connection: nothing was sent
         ├─ Refused           the API said no (4xx): nothing was charged
         ├─ Unavailable       the API says that it is down for now
         └─ Uncertain         sent, and no readable answer: a paid call may have been charged
"""

from __future__ import annotations

from enum import StrEnum


class Charged(StrEnum):
    """Whether the call behind a fault may have cost credits."""

    NOTHING = "Nothing was charged."
    MAYBE = "Credits may have been charged."
    YES = "Credits were charged."


class Fault(Exception):
    """Something that a person should read: `message` (what happened), `charged`, `advice` (what to do next)."""

    def __init__(self, message: str, *, charged: Charged = Charged.NOTHING, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.charged = charged
        self.advice = advice

    def __str__(self) -> str:
        return " ".join(part for part in (self.message, str(self.charged), self.advice) if part)


class BadInput(Fault):
    """A value that cannot be sent; `field` names where it was typed."""

    def __init__(self, field: str, message: str, *, advice: str = "") -> None:
        super().__init__(message, advice=advice)
        self.field = field


class Forbidden(Fault):
    """A spending limit or a role in the settings forbids the call; nothing was sent."""
