"""Jobs: batch traces, parcel traces and scrubs, in the books' SQLite.

Each kind has ids of its own; they are global and only grow, also over a restart and after an account was forgotten.
"""

from __future__ import annotations

import json
import secrets
import zlib
from dataclasses import dataclass
from typing import Any

from components.sandbox.kept.books import Books

TRACE, PARCELS, SCRUB = "trace", "parcels", "scrub"
_FIRST_IDS = {TRACE: 84_001, PARCELS: 401, SCRUB: 5_001}  # apart, so that an id of the wrong kind is noticed
_SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    kind TEXT NOT NULL, id INTEGER NOT NULL, account TEXT NOT NULL, row_count INTEGER NOT NULL, details TEXT NOT NULL, asked BLOB NOT NULL,
    seed INTEGER NOT NULL, as_of TEXT NOT NULL, created_at REAL NOT NULL, nonce TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'pending',
    completed_at REAL, hits INTEGER NOT NULL DEFAULT 0, credits_deducted INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (kind, id));
CREATE INDEX IF NOT EXISTS jobs_of_accounts ON jobs (account, kind, id);
CREATE TABLE IF NOT EXISTS last_ids (kind TEXT PRIMARY KEY, id INTEGER NOT NULL);
"""
_COLUMNS = "kind, id, account, row_count, details, seed, as_of, created_at, nonce, status, completed_at, hits, credits_deducted"
_NEW_JOB = """
INSERT INTO jobs (kind, id, account, row_count, details, asked, seed, as_of, created_at, nonce)
VALUES (:kind, :id, :account, :row_count, :details, :asked, :seed, :as_of, :created_at, :nonce)
"""


@dataclass(frozen=True)
class Job:
    """What was asked of how many rows, by whom, over which world, and what became of it.

    `details` is JSON of the kind's own, `hits` the rows found (for a scrub: the clean ones). What was asked lies apart: `Jobs.asked`.
    """

    kind: str
    id: int
    account: str
    row_count: int
    details: str
    seed: int
    as_of: str
    created_at: float
    nonce: str
    status: str
    completed_at: float | None
    hits: int
    credits_deducted: int

    @property
    def pending(self) -> bool:
        """Not done yet."""
        return self.status == "pending"

    def detail(self, name: str) -> Any:
        """Give one of the details; None for one that isn't there."""
        return json.loads(self.details).get(name)


class Jobs:
    """The jobs in the books. Safe to use from several threads."""

    def __init__(self, books: Books) -> None:
        self._books = books
        with books.writing() as db:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                db.execute(statement)

    def add(self, kind: str, asked: list[list[str]], details: dict[str, Any], **more: Any) -> Job:
        """Write down a job: `asked` are its rows; `more` says account, seed, as_of and created_at."""
        packed = zlib.compress(json.dumps(asked).encode(), 1)
        with self._books.writing() as db:
            db.execute("INSERT OR IGNORE INTO last_ids VALUES (?, ?)", (kind, _FIRST_IDS[kind] - 1))
            db.execute("UPDATE last_ids SET id = id + 1 WHERE kind = ?", (kind,))
            new_id = db.execute("SELECT id FROM last_ids WHERE kind = ?", (kind,)).fetchone()["id"]
            job = {"kind": kind, "id": new_id, "row_count": len(asked), "details": json.dumps(details), "asked": packed}
            db.execute(_NEW_JOB, {**job, **more, "nonce": secrets.token_hex(8)})
        return self._where("kind = ? AND id = ?", kind, new_id)[0]

    def job(self, kind: str, job_id: int) -> Job | None:
        """Find a job, whoever placed it."""
        return next(iter(self._where("kind = ? AND id = ?", kind, job_id)), None) if 0 < job_id < 2**63 else None

    def asked(self, job: Job) -> list[list[str]]:
        """Give the rows of a job as they were kept."""
        with self._books.writing() as db:
            packed = db.execute("SELECT asked FROM jobs WHERE kind = ? AND id = ?", (job.kind, job.id)).fetchone()
        rows: list[list[str]] = json.loads(zlib.decompress(packed["asked"]))
        return rows

    def pending(self) -> list[Job]:
        """Give the jobs that are not settled yet."""
        return self._where("status = 'pending'")

    def of_account(self, kind: str, key: str, most: int = -1, skipped: int = 0) -> list[Job]:
        """Give an account's jobs of a kind, newest first."""
        return self._where("account = ? AND kind = ? ORDER BY id DESC LIMIT ? OFFSET ?", key, kind, most, skipped)

    def count(self, kind: str, key: str) -> int:
        """Count an account's jobs of a kind."""
        with self._books.writing() as db:
            return int(
                db.execute("SELECT count(*) FROM jobs WHERE account = ? AND kind = ?", (key, kind)).fetchone()[0]
            )

    def settle(self, job: Job, completed_at: float, hits: int, credits_due: int) -> Job | None:
        """Close a job and charge for it, once: None when it was settled before. No more is taken than there is."""
        with self._books.writing() as db:
            if not self._where("kind = ? AND id = ? AND status = 'pending'", job.kind, job.id):
                return None
            due = min(credits_due, self._books.account(job.account).balance)
            self._books.charge(job.account, due)
            db.execute(
                "UPDATE jobs SET status = 'completed', completed_at = ?, hits = ?, credits_deducted = ? WHERE kind = ? AND id = ?",
                (completed_at, hits, due, job.kind, job.id),
            )
        return self.job(job.kind, job.id)

    def _where(self, condition: str, *values: Any) -> list[Job]:
        with self._books.writing() as db:
            found = db.execute(f"SELECT {_COLUMNS} FROM jobs WHERE {condition}", values).fetchall()  # noqa: S608  conditions are written above
        return [Job(**dict(row)) for row in found]
