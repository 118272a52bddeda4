"""The desk for jobs: batch traces, parcel traces and scrubs are taken, settled when their time has come, and found again.

What a job finds is a function of what was asked, the seed and the day; it is computed once and the last few are kept in memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.sandbox.api.desk import Desk
from components.sandbox.kept import builds
from components.sandbox.kept.books import Account
from components.sandbox.kept.jobs import Job, Jobs
from components.sandbox.kept.recall import Recall
from components.sandbox.refusals import Refusal
from components.sandbox.world.homes import World

_KEPT_OUTCOMES = 12


@dataclass(frozen=True)
class Outcome:
    """What a job found: its `cells` a row asked, in the kind's own shape; `hits` and `credits_due` settle it."""

    cells: list[list[str]]
    hits: int
    credits_due: int


Work = Callable[[Job, list[list[str]], World], Outcome]


class JobsDesk:
    """Takes jobs and settles them. `work` says for each kind what it finds; `settled` is called once with every job that finishes."""

    def __init__(self, desk: Desk, work: dict[str, Work]) -> None:
        self.desk = desk
        self.jobs = Jobs(desk.books)
        self.settled: Callable[[Job], None] = lambda _: None
        self._work = work
        self._outcomes: Recall[Outcome] = Recall(_KEPT_OUTCOMES)

    def take(self, account: Account, kind: str, rows: list[list[str]], details: dict[str, Any]) -> Job:
        """Write a job down."""
        world = self.desk.world()
        return self.jobs.add(
            kind,
            rows,
            details,
            account=account.key,
            seed=world.seed,
            as_of=world.as_of.isoformat(),
            created_at=time.time(),
        )

    def own(self, account: Account, kind: str, job_id: int, unknown: Refusal, foreign: Refusal) -> Job:
        """Find an account's own job, settled if its time has come. Raises `unknown` or `foreign`."""
        job = self.jobs.job(kind, job_id)
        if job is None:
            raise unknown
        if job.account != account.key:
            raise foreign
        return self.settle_if_done(job)

    def of_account(self, account: Account, kind: str, most: int = -1, skipped: int = 0) -> list[Job]:
        """Give an account's jobs of a kind, newest first, settled if their time has come."""
        return [self.settle_if_done(job) for job in self.jobs.of_account(kind, account.key, most, skipped)]

    def done_at(self, job: Job) -> float:
        """Say when a job is done, Unix seconds."""
        return job.created_at + builds.job_duration_s(job.row_count, self.desk.speed)

    def settle_if_done(self, job: Job) -> Job:
        """Close a pending job whose time has come, charge for it and tell `settled`; others come back as they are."""
        if not job.pending or time.time() < self.done_at(job):
            return job
        found = self.outcome(job)
        settled = self.jobs.settle(job, self.done_at(job), found.hits, found.credits_due)
        if settled is not None:
            self.settled(settled)
        return settled or self.jobs.job(job.kind, job.id) or job

    def outcome(self, job: Job) -> Outcome:
        """Work a job out."""
        return self._outcomes.get(f"{job.kind} {job.id}", lambda: self._worked(job))

    def _worked(self, job: Job) -> Outcome:
        world = self.desk.world(job.seed, date.fromisoformat(job.as_of))
        return self._work[job.kind](job, self.jobs.asked(job), world)
