"""The desk for property monitors: an ask that is looked at again and again; what is new each time becomes a list, bought like any.

The vendor's newer documentation names the path, `monitor_id` and `rows_url` and no more. Inferred: a monitor is created from what execute
takes and a frequency; the first run comes one period later; a run delivers matches that the account hasn't bought, 5 credits a row, at
most `requested_count`; a run that the balance doesn't cover delivers nothing and says so.
"""

from __future__ import annotations

import json
import time
from typing import Any

from components.sandbox.api.desk import Desk
from components.sandbox.kept.books import CREDITS_PER_ROW, Account
from components.sandbox.kept.monitors import Monitor, Monitors, Run
from components.sandbox.refusals import Refusal, suspended

PERIODS_S = {"daily": 86_400.0, "weekly": 604_800.0, "monthly": 2_592_000.0}


class MonitorDesk:
    """Takes monitors and runs those whose time has come."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.monitors = Monitors(desk.books)

    def create(self, account: Account, asked: dict[str, Any], name: str, frequency: str) -> Monitor:
        """Write a monitor down; free until it finds something. Raises `Refusal` for an ask that can't be asked."""
        if account.suspended:
            raise suspended()
        bare = {key: value for key, value in asked.items() if key != "dedupe_from_history"}
        self.desk.matches(bare)
        now = time.time()
        return self.monitors.add(
            account=account.key,
            name=name,
            request=json.dumps(bare, sort_keys=True),
            frequency=frequency,
            created_at=now,
            next_run_at=now + self.period_s(frequency),
        )

    def own(self, account: Account, monitor_id: int) -> Monitor:
        """Find an account's own monitor. Raises `Refusal` 404."""
        found = self.monitors.find(account.key, monitor_id) if 0 < monitor_id < 2**63 else None
        if found is None:
            raise Refusal(404, {"error": "Property monitor not found."})
        return found

    def set_status(self, monitor: Monitor, status: str) -> Monitor:
        """Pause a monitor, or let it go on: one period from now."""
        return self.monitors.set_status(monitor, status, time.time() + self.period_s(monitor.frequency))

    def period_s(self, frequency: str) -> float:
        """Seconds between two runs, at the sandbox's speed."""
        return PERIODS_S[frequency] / self.desk.speed

    def run_due(self) -> None:
        """Run what is due; of a time that was slept through, once."""
        now = time.time()
        for monitor in self.monitors.due(now):
            self._run(monitor, now)

    def _run(self, monitor: Monitor, now: float) -> None:
        number = monitor.runs + 1
        account = self.desk.books.account(monitor.account)
        bought = [one.id for one in self.desk.books.lists_of(account.key) if one.status != "failed"]
        asked = {**json.loads(monitor.request), "history": bought, "news": [monitor.id, number]}
        found = self.desk.matches(asked).count
        rows = min(found, asked["requested_count"])
        error = "Insufficient credits." if account.balance < CREDITS_PER_ROW * rows else ""
        name = f"{monitor.name} run {number}".strip()
        new = self.desk.deliver(account.key, asked, name).id if rows and not error else None
        run = Run(account.key, monitor.id, number, new, rows, now, error)
        self.monitors.ran(monitor, run, now + self.period_s(monitor.frequency))
