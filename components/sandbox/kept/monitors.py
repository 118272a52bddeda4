"""Property monitors and their runs, in the books' SQLite: what is watched for whom, how often, and which lists came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from components.sandbox.kept.books import Books

_FIRST_ID = 701  # apart from the other ids, so that an id of the wrong kind is noticed
_SCHEMA = """
CREATE TABLE IF NOT EXISTS monitors (
    id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, name TEXT NOT NULL, request TEXT NOT NULL, frequency TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active', created_at REAL NOT NULL, runs INTEGER NOT NULL DEFAULT 0, next_run_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS monitor_runs (
    account TEXT NOT NULL, monitor INTEGER NOT NULL, number INTEGER NOT NULL, list_id INTEGER, matches INTEGER NOT NULL,
    ran_at REAL NOT NULL, error TEXT NOT NULL DEFAULT '', PRIMARY KEY (monitor, number));
"""


@dataclass(frozen=True)
class Monitor:
    """What is watched: `request` is the ask as JSON; `runs` counts those that were made. `status`: active | paused."""

    id: int
    account: str
    name: str
    request: str
    frequency: str
    status: str
    created_at: float
    runs: int
    next_run_at: float


@dataclass(frozen=True)
class Run:
    """One look: how many were new, and the list that they became; `error` says why there is none."""

    account: str
    monitor: int
    number: int
    list_id: int | None
    matches: int
    ran_at: float
    error: str


class Monitors:
    """The monitors in the books. Safe to use from several threads."""

    def __init__(self, books: Books) -> None:
        self._books = books
        with books.writing() as db:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                db.execute(statement)

    def add(self, **told: Any) -> Monitor:
        """Write a monitor down; ids are global and only grow."""
        with self._books.writing() as db:
            known = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'monitors'").fetchone()
            new_id = max(known["seq"] + 1 if known else 0, _FIRST_ID)
            db.execute(
                "INSERT INTO monitors (id, account, name, request, frequency, created_at, next_run_at)"
                " VALUES (:id, :account, :name, :request, :frequency, :created_at, :next_run_at)",
                {**told, "id": new_id},
            )
            return self._where("id = ?", new_id)[0]

    def find(self, account: str, monitor_id: int) -> Monitor | None:
        """Find an account's own monitor."""
        return next(iter(self._where("account = ? AND id = ?", account, monitor_id)), None)

    def of(self, account: str) -> list[Monitor]:
        """Give an account's monitors, newest first."""
        return self._where("account = ? ORDER BY id DESC", account)

    def due(self, now: float) -> list[Monitor]:
        """Give the active monitors whose time has come."""
        return self._where("status = 'active' AND next_run_at <= ?", now)

    def set_status(self, monitor: Monitor, status: str, next_run_at: float) -> Monitor:
        """Pause a monitor, or let it go on."""
        with self._books.writing() as db:
            change = "UPDATE monitors SET status = ?, next_run_at = ? WHERE id = ?"
            db.execute(change, (status, next_run_at, monitor.id))
            return self._where("id = ?", monitor.id)[0]

    def delete(self, monitor: Monitor) -> None:
        """Take a monitor away; its lists stay."""
        with self._books.writing() as db:
            db.execute("DELETE FROM monitor_runs WHERE monitor = ?", (monitor.id,))
            db.execute("DELETE FROM monitors WHERE id = ?", (monitor.id,))

    def ran(self, monitor: Monitor, run: Run, next_run_at: float) -> None:
        """Write a run down."""
        with self._books.writing() as db:
            db.execute("INSERT OR IGNORE INTO monitor_runs VALUES (?, ?, ?, ?, ?, ?, ?)", (*vars(run).values(),))
            change = "UPDATE monitors SET runs = ?, next_run_at = ? WHERE id = ?"
            db.execute(change, (run.number, next_run_at, monitor.id))

    def runs(self, monitor: Monitor) -> list[Run]:
        """Give a monitor's runs, newest first."""
        with self._books.writing() as db:
            query = "SELECT * FROM monitor_runs WHERE monitor = ? ORDER BY number DESC"
            return [Run(**dict(row)) for row in db.execute(query, (monitor.id,)).fetchall()]

    def run_of(self, list_id: int) -> Run | None:
        """Give the run that a list came of."""
        with self._books.writing() as db:
            found = db.execute("SELECT * FROM monitor_runs WHERE list_id = ?", (list_id,)).fetchone()
        return Run(**dict(found)) if found else None

    def _where(self, condition: str, *values: Any) -> list[Monitor]:
        with self._books.writing() as db:
            found = db.execute(f"SELECT * FROM monitors WHERE {condition}", values).fetchall()  # noqa: S608  conditions are written above
        return [Monitor(**dict(row)) for row in found]
