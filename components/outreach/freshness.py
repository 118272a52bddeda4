"""How old a scrub's answer is: what needs one, and what a new one would only say again.

A number that was checked, but of which a scrub left a flag open, counts as never checked: unknown is not allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from components.library import Verdict
from components.outreach.rules import rules
from components.outreach.standing import DAY_S

_MUST_BE_TOLD = ("national_dnc", "state_dnc", "litigator")


class Freshness(StrEnum):
    """Where a number stands. `SOON` is still good, for less than a week."""

    NEVER = "never"
    STALE = "stale"
    SOON = "soon"
    FRESH = "fresh"


@dataclass(frozen=True)
class Due:
    """Numbers by their freshness; `ages` has one entry a number, in their order."""

    ages: pa.Array
    counts: Mapping[Freshness, int]

    def wants(self, *wanted: Freshness) -> pa.Array:
        """Give a mask of the numbers of some freshness."""
        return pc.is_in(self.ages, value_set=pa.array([one.value for one in wanted]))

    def count(self, *wanted: Freshness) -> int:
        """Count the numbers of some freshness."""
        return sum(self.counts.get(one, 0) for one in wanted)


def age_days(checked_at: datetime, now: datetime | None = None) -> int:
    """Give the whole days since a check."""
    return max(0, int(((now or datetime.now(UTC)) - checked_at).total_seconds() // DAY_S))


def freshness_of(verdict: Verdict | None, now: datetime | None = None) -> Freshness:
    """Say where one number stands."""
    if verdict is None or any(getattr(verdict, flag) is None for flag in _MUST_BE_TOLD):
        return Freshness.NEVER
    return _of(age_days(verdict.checked_at, now))


def due(phones: pa.Array | pa.ChunkedArray, scrubbed: pa.Table, now: datetime | None = None) -> Due:
    """Say where many numbers (ten digits) stand; `scrubbed` are the verdicts as `Scrubbed.table` gives them."""
    moment = (now or datetime.now(UTC)).timestamp()
    whole = phones.combine_chunks() if isinstance(phones, pa.ChunkedArray) else phones
    told = scrubbed.filter(pc.and_kleene(*_both(scrubbed))) if len(scrubbed) else scrubbed
    places = pc.index_in(whole, value_set=told.column("phone").combine_chunks())
    days = pc.divide(pc.subtract(moment, told.column("checked_at").combine_chunks().take(places)), float(DAY_S))
    ages = pc.case_when(
        pc.make_struct(
            pc.is_null(days), pc.greater_equal(days, rules().red_days), pc.greater_equal(days, rules().amber_days)
        ),
        *(pa.scalar(one.value) for one in Freshness),
    )
    counted = {Freshness(row["values"]): row["counts"] for row in pc.value_counts(ages).to_pylist()}
    return Due(ages, counted)


def _both(scrubbed: pa.Table) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    national, state, litigator = (pc.is_valid(scrubbed.column(flag)) for flag in _MUST_BE_TOLD)
    return pc.and_(national, state), litigator


def _of(days: int) -> Freshness:
    if days >= rules().red_days:
        return Freshness.STALE
    return Freshness.SOON if days >= rules().amber_days else Freshness.FRESH
