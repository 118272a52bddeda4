"""Property monitors: an audience that the vendor looks at again and again; what is new each time becomes a list.

The vendor's newer documentation names the path (`/property-monitors/`), `monitor_id` and `rows_url`, and no more. Inferred: a monitor is
made of what execute takes and a frequency; a run that found something is a lead list, whose number stands in `rows_url`, and costs what a
list costs, 5 credits a row and at most `requested_count` rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from components.tracerfy.values import Json, Unreadable, moment, needed_whole, objects, text, whole

FREQUENCIES = ("daily", "weekly", "monthly")
_ROWS = re.compile(r"/(\d{1,18})/rows/?(?:\?|$)")


@dataclass(frozen=True)
class Monitor:
    """How a monitor stands. `status` and `frequency` are the API's own words, known or not."""

    monitor_id: int
    name: str
    status: str
    frequency: str
    requested_count: int | None
    next_run_at: datetime | None


@dataclass(frozen=True)
class MonitorRun:
    """One look of a monitor's. `list_id` is None where nothing was new, or nothing was delivered: `error_message` says why then."""

    monitor_id: int | None
    list_id: int | None
    status: str
    new_count: int | None
    credits_deducted: int | None
    error_message: str
    ran_at: datetime | None


def read_monitor(body: Json) -> Monitor:
    """Read one monitor."""
    return Monitor(
        monitor_id=needed_whole(body, "id" if whole(body, "id") is not None else "monitor_id"),
        name=text(body, "name"),
        status=text(body, "status"),
        frequency=text(body, "frequency"),
        requested_count=whole(body, "requested_count"),
        next_run_at=moment(body, "next_run_at"),
    )


def read_monitors(body: Json) -> tuple[Monitor, ...]:
    """Read all monitors: under `results`, `monitors`, or a bare list."""
    return tuple(read_monitor(entry) for entry in _entries(body, "results", "monitors"))


def read_runs(body: Json) -> tuple[MonitorRun, ...]:
    """Read a monitor's runs: under `results`, `runs`, or a bare list."""
    return tuple(_run(entry) for entry in _entries(body, "results", "runs"))


def list_in(rows_url: str) -> int | None:
    """Find the list's number in the address of its rows."""
    found = _ROWS.search(rows_url)
    return int(found[1]) if found else None


def _run(entry: Json) -> MonitorRun:
    return MonitorRun(
        monitor_id=whole(entry, "monitor_id"),
        list_id=list_in(text(entry, "rows_url")) or whole(entry, "lead_list_id"),
        status=text(entry, "status"),
        new_count=whole(entry, "new_count"),
        credits_deducted=whole(entry, "credits_deducted"),
        error_message=text(entry, "error_message"),
        ran_at=moment(entry, "created_at"),
    )


def _entries(body: Json, *names: str) -> list[dict[str, Any]]:
    if isinstance(body, list):
        return [entry for entry in body if isinstance(entry, dict)]
    if not isinstance(body, dict):
        raise Unreadable(names[0])
    return objects(body, next((name for name in names if name in body), names[0]))
