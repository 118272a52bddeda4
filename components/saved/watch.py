"""The watch: every hour the durable engine's schedule looks which watched audiences have no count of today, and counts them for free."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dbos import DBOS

from components.faults import Fault
from components.saved.saved import SavedAudience
from components.saved.store import Saved
from components.tracerfy import Previews

_log = logging.getLogger("platbook.saved")

SCHEDULE = "watch-audiences"
HOURLY = "7 * * * *"
"""An hour missed while the server was off is made up at the next one; a day is counted once."""
CALLS_LEFT_FOR_PEOPLE = 60


class Watch:
    """Counts one account's watched audiences, each once a day."""

    def __init__(
        self,
        saved: Saved,
        account: str,
        previews: Previews,
        calls_left: Callable[[], int],
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        self._saved, self._account, self._previews = saved, account, previews
        self._calls_left, self._today = calls_left, today

    def start(self) -> None:
        """Put the schedule in place; after the durable engine was launched."""
        _WATCHES[self._account] = self
        DBOS.apply_schedules([{"schedule_name": SCHEDULE, "workflow_fn": count_watched, "schedule": HOURLY}])

    def close(self) -> None:
        """Count no more in this process."""
        _WATCHES.pop(self._account, None)

    def due(self) -> tuple[SavedAudience, ...]:
        """Give the watched audiences that have no count of today."""
        today = self._today()
        return tuple(one for one in self._saved.watched(self._account) if not one.counts or one.counts[-1].day < today)

    def lag_s(self, now: Callable[[], float] = time.time) -> float:
        """Give the seconds since the due audience that waits longest could have been counted; 0 where none is due."""
        since = [_due_since(one).timestamp() for one in self.due()]
        return max((now() - moment for moment in since), default=0.0)

    def count_due(self) -> int:
        """Count what is due, leaving calls for people; give how many were counted. A fault leaves the rest for the next hour."""
        done = 0
        for one in self.due():
            if self._calls_left() <= CALLS_LEFT_FOR_PEOPLE:
                break
            try:
                self.count(one)
            except Fault as fault:
                _log.warning("watch %s: %s", one.id, fault.message)
                break
            done += 1
        return done

    def count(self, one: SavedAudience) -> int:
        """Count one now. Raises the API's faults."""
        matches = self._previews.of(one.audience).count
        self._saved.counted(one, matches, self._today())
        return matches


def _due_since(one: SavedAudience) -> datetime:
    """It is due from the first midnight (UTC) after its last count; one that has none, since it was saved as it is."""
    if not one.counts:
        return one.updated_at
    return datetime.combine(one.counts[-1].day, datetime.min.time(), UTC) + timedelta(days=1)


_WATCHES: dict[str, Watch] = {}


@DBOS.workflow(name="count_watched", max_recovery_attempts=None)
def count_watched(_scheduled_at: datetime, _context: Any) -> None:
    """Count what is due, for each account of this process."""
    for account in sorted(_WATCHES):
        _count_account(account)


@DBOS.step(name="count_account")
def _count_account(account: str) -> int:
    standing = _WATCHES.get(account)
    return 0 if standing is None else standing.count_due()
