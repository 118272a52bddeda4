"""Watched audiences whose count moved since the day before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from components.audience import to_query
from components.notices import MOVED, Notice, Notices
from components.saved import Saved, SavedAudience

LEAST_SHARE = 0.05
"""The smallest move that anybody may want to hear of."""
_NEWS_DAYS = 2


class MovedAudiences:
    """Tells of the watched audiences of some accounts. Each person hears of moves from their own share on."""

    def __init__(
        self,
        saved: Saved,
        notices: Notices,
        accounts: Callable[[], Iterable[str]],
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        self._saved, self._notices, self._accounts, self._today = saved, notices, accounts, today

    def look(self) -> int:
        """Tell of what moved lately and was not told; give how many notices that made."""
        watched = [one for account in self._accounts() for one in self._saved.watched(account)]
        return self._notices.tell_all(notice for one in watched if (notice := self._told(one)))

    def _told(self, one: SavedAudience) -> Notice | None:
        if len(one.counts) < 2 or one.counts[-1].day < self._today() - timedelta(days=_NEWS_DAYS):
            return None
        before, now = one.counts[-2].matches, one.counts[-1].matches
        share = (now - before) / before if before else float(now > 0)
        return _notice(one, share) if abs(share) >= LEAST_SHARE else None


def _notice(one: SavedAudience, share: float) -> Notice:
    before, now = one.counts[-2], one.counts[-1]
    return Notice(
        key=f"moved:{one.id}:{now.day}",
        account=one.account,
        kind=MOVED,
        title=f"{one.name} moved by {share:+.0%}",
        detail=f"{before.matches:,} matched on {_day(before.day)}, {now.matches:,} on {_day(now.day)}.",
        page="build",
        query=to_query(one.audience),
        share=share,
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"
