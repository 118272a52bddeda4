"""One monitor, as it stands here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from components.audience import Audience
from components.settings import CREDITS_PER_ROW

LIVING = ("asking", "active", "paused", "uncertain")


@dataclass(frozen=True)
class Watched:
    """An audience that the vendor watches. `state`: asking | active | paused | ended | refused | uncertain. Times are UTC.

    `problem` says why it was refused, or that nobody knows whether it was made. `vendor_id` is its number at the vendor's.
    """

    key: str
    account: str
    person: str
    by_id: str
    saved_id: str
    name: str
    audience: Audience
    frequency: str
    state: str
    vendor_id: int | None
    problem: str
    made_at: datetime

    @property
    def max_credits(self) -> int:
        """The most that one run may cost."""
        return run_ceiling(self.audience)

    @property
    def living(self) -> bool:
        """Whether it is there, or may be."""
        return self.state in LIVING


def run_ceiling(audience: Audience) -> int:
    """Give the most that one run of a monitor may cost, in credits."""
    return audience.requested_count * CREDITS_PER_ROW
