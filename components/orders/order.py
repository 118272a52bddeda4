"""An order: one thing bought once, and where it stands. What kind of thing it is says what it sends and how its rows come home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from components.audience import Audience, fits_in_a_name
from components.orders.wanted import LEAD_LIST, Wanted


class State(StrEnum):
    """Where an order stands. `MOVES` says what may follow."""

    QUEUED = "queued"
    PLACING = "placing"
    BUILDING = "building"
    FETCHING = "fetching"
    READY = "ready"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


MOVES: Mapping[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.PLACING, State.FAILED}),
    State.PLACING: frozenset({State.BUILDING, State.QUEUED, State.FAILED, State.UNCERTAIN}),
    State.UNCERTAIN: frozenset({State.BUILDING, State.FAILED}),
    State.BUILDING: frozenset({State.FETCHING, State.FAILED}),
    State.FETCHING: frozenset({State.READY}),
    State.READY: frozenset(),
    State.FAILED: frozenset(),
}
MOVING = frozenset({State.QUEUED, State.PLACING, State.BUILDING, State.FETCHING})

WITHDRAWN, NOT_PLACED = "Withdrawn before it was sent.", "Not placed, as a person made sure."
"""The reasons of orders that failed because somebody wanted it."""


@dataclass(frozen=True)
class Order:
    """One row of the ledger. Times are UTC; credits are whole; `percent` is 0 to 100 as the API reports it.

    `vendor_id` is the vendor's number of the list, queue or scrub. `requested_count` counts what was asked for or sent (leads, rows,
    phones), `actual_count` what came of it. `batch_key` and `part` (from 1) tell a table that was sent in several
    orders. `person` is the name of who ordered it, `approved_by` of who let it pass their limit.
    """

    key: str
    account: str
    kind: str
    person: str
    name: str
    wanted: Wanted
    state: State
    requested_count: int
    max_credits: int
    vendor_id: int | None
    workflow_id: str
    stage: str
    percent: int
    rows_total: int
    rows_fetched: int
    actual_count: int | None
    credits_deducted: int | None
    balance_before: int | None
    estimated_wait_s: float | None
    batch_key: str | None
    part: int
    reason: str
    note: str
    not_before: datetime | None
    created_at: datetime
    placed_at: datetime | None
    ready_at: datetime | None
    vendor_csv: bool
    by_id: str = ""
    approved_by: str = ""

    @property
    def audience(self) -> Audience:
        """The audience that a lead list was ordered for. Raises `TypeError` for another kind of order."""
        if not isinstance(self.wanted, Audience):
            raise TypeError(f"an order of kind {self.kind} has no audience")
        return self.wanted

    @property
    def list_id(self) -> int | None:
        """The vendor's number of a lead list, under which its rows lie on the shelf; None for another kind of order."""
        return self.vendor_id if self.kind == LEAD_LIST else None

    @property
    def moving(self) -> bool:
        """Whether the engine still has work on it."""
        return self.state in MOVING

    @property
    def needs_person(self) -> bool:
        """Whether it rests until somebody decides."""
        return self.state is State.UNCERTAIN

    @property
    def readable(self) -> bool:
        """Whether its rows are in the library."""
        return self.state is State.READY

    @property
    def code(self) -> str:
        """The short code that ends a list's name at the vendor's: "PB-" and eight hex digits."""
        return code_of(self.key)


def code_of(key: str) -> str:
    """Give the short code of an order's key."""
    return f"PB-{key[:8]}"


def vendor_name(name: str, key: str) -> str:
    """Give the name an order carries at the vendor's: what the person typed, then the code that identifies it."""
    return f"{fits_in_a_name(name)} · {code_of(key)}" if name.strip(" ·") else code_of(key)
