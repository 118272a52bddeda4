"""A saved audience, and the counts of a watched one day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from components.audience import Audience

MOVED_SHARE = 0.1
"""A count has moved when it differs by more than this share from the one before."""


@dataclass(frozen=True)
class DayCount:
    """How many matched on a day (UTC)."""

    day: date
    matches: int


@dataclass(frozen=True)
class SavedAudience:
    """An audience kept under a name. `counts` are those of a watch, the oldest first, of the audience as it is now."""

    id: str
    account: str
    name: str
    tags: tuple[str, ...]
    audience: Audience
    watched: bool
    counts: tuple[DayCount, ...]
    updated_at: datetime

    @property
    def moved(self) -> float | None:
        """By which share the last count differs from the one before, where that is more than a tenth; else None."""
        if len(self.counts) < 2:
            return None
        before, now = self.counts[-2].matches, self.counts[-1].matches
        if before == now:
            return None
        share = (now - before) / before if before else 1.0
        return share if abs(share) > MOVED_SHARE else None
