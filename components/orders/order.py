"""An order: one audience bought once, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from components.audience import Audience, fits_in_a_name


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


@dataclass(frozen=True)
class Order:
    """One row of the ledger. Times are UTC; credits are whole; `percent` is 0 to 100 as the API reports it."""

    key: str
    account: str
    person: str
    name: str
    audience: Audience
    state: State
    requested_count: int
    max_credits: int
    list_id: int | None
    workflow_id: str
    stage: str
    percent: int
    rows_total: int
    rows_fetched: int
    actual_count: int | None
    credits_deducted: int | None
    balance_before: int | None
    reason: str
    note: str
    not_before: datetime | None
    created_at: datetime
    placed_at: datetime | None
    ready_at: datetime | None
    vendor_csv: bool

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
        """The short code that ends the order's name at the vendor's: "PB-" and eight hex digits."""
        return code_of(self.key)


def code_of(key: str) -> str:
    """Give the short code of an order's key."""
    return f"PB-{key[:8]}"


def vendor_name(name: str, key: str) -> str:
    """Give the name an order carries at the vendor's: what the person typed, then the code that identifies it."""
    return f"{fits_in_a_name(name)} · {code_of(key)}" if name.strip(" ·") else code_of(key)
