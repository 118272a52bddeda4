"""Once a day, by the durable engine's schedule: one process does it, and a day that was missed is made up at the next."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dbos import DBOS
from sqlalchemy import Engine

from components.library import Shelf
from components.retention.keeping import carry_out
from components.settings import Keeping

_log = logging.getLogger("platbook.retention")
SCHEDULE = "retention"
DAILY = "41 3 * * *"


@dataclass(frozen=True)
class Keeper:
    """Keeps one house's books to its settings."""

    database: Engine
    shelf: Shelf
    keeping: Keeping

    def start(self) -> None:
        """Put the schedule in place; after the durable engine was launched."""
        _KEEPERS.append(self)
        DBOS.apply_schedules([{"schedule_name": SCHEDULE, "workflow_fn": keep_daily, "schedule": DAILY}])

    def close(self) -> None:
        """Take nothing away any more in this process."""
        _KEEPERS.clear()

    def keep(self) -> int:
        """Take away what is due; give how many things went."""
        gone = carry_out(self.database, self.shelf, self.keeping)
        count = sum(one.count for one in gone)
        if count:
            _log.info("retention: %s", ", ".join(f"{one.count} {one.name.lower()}" for one in gone if one.count))
        return count


_KEEPERS: list[Keeper] = []


@DBOS.workflow(name="keep_daily", max_recovery_attempts=None)
def keep_daily(_scheduled_at: datetime, _context: Any) -> None:
    """Keep the books of this process's house."""
    _keep()


@DBOS.step(name="keep")
def _keep() -> int:
    return sum(keeper.keep() for keeper in _KEEPERS)
