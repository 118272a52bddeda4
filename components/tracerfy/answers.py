"""What the API answers, as frozen values. Credits are whole, money is US dollars, times are as the API wrote them.

A field that the API left out is None (or empty for text): a missing answer is never a zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from components.audience import Geography, Value
from components.settings import CREDIT_USD, CREDITS_PER_ROW

Filters = Mapping[str, Any]


@dataclass(frozen=True)
class Strategy:
    """A preset: what it is called, and the filters that it lays down."""

    key: str
    label: str
    description: str
    default_filters: Filters = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Preview:
    """How many properties match, and the most that buying `requested_count` of them can cost."""

    count: int
    capped_count: int
    requested_count: int
    max_credits: int
    max_usd: float
    strategy_label: str = ""
    filters_applied: Filters = field(default_factory=dict, hash=False)
    """Informative only: the API's example leaves overrides out of it."""
    pins: tuple[tuple[float, float], ...] = ()
    """(latitude, longitude), up to 500 of the matches."""
    excluded: int | None = None
    """Matches left out because the account bought them before; None where that wasn't asked or isn't told."""

    def asking(self, requested_count: int) -> Preview:
        """Give the same preview for another count, at the price per row and per credit that the API quoted."""
        capped_count = min(self.count, requested_count)
        max_credits = capped_count * self.credits_per_row
        return replace(
            self,
            requested_count=requested_count,
            capped_count=capped_count,
            max_credits=max_credits,
            max_usd=round(max_credits * self.usd_per_credit, 2),
        )

    @property
    def credits_per_row(self) -> int:
        """The price of a row in credits, rounded up where the quote isn't even."""
        quoted = self.capped_count > 0 and self.max_credits > 0
        return -(-self.max_credits // self.capped_count) if quoted else CREDITS_PER_ROW

    @property
    def usd_per_credit(self) -> float:
        """The price of a credit in dollars."""
        return self.max_usd / self.max_credits if self.max_credits and self.max_usd else CREDIT_USD


@dataclass(frozen=True)
class ListAccepted:
    """The API took an order and has begun to build list `list_id`."""

    list_id: int
    status: str
    max_credits: int | None
    created_at: datetime | None


@dataclass(frozen=True)
class ListStatus:
    """How a build stands. `status` and `stage` are the API's own words, known or not."""

    list_id: int | None
    name: str
    status: str
    stage: str
    percent: int | None
    requested_count: int | None
    actual_count: int | None
    credits_deducted: int | None
    download_url: str = field(repr=False)
    """Signed, good for about an hour: whoever has it has the rows."""
    error_message: str
    created_at: datetime | None
    completed_at: datetime | None


@dataclass(frozen=True)
class RowPage:
    """One page of a finished list. Entries that are no objects are left out of `rows`."""

    list_id: int | None
    total_rows: int
    page: int
    per_page: int
    total_pages: int
    rows: list[dict[str, Any]] = field(repr=False, hash=False)


@dataclass(frozen=True)
class AccountFigures:
    """The account as the API reports it; the balance has been seen to lag behind the vendor's own page."""

    balance: int | None
    total_queues: int | None
    properties_traced: int | None
    queues_pending: int | None
    queues_completed: int | None


@dataclass(frozen=True)
class AddressMatch:
    """A property that the API knows: its street address, city, state and ZIP are what `lookup` wants."""

    title: str
    street_address: str
    city: str
    state: str
    zip_code: str
    county: str
    apn: str
    fips: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Assistance:
    """One turn of AI assist. With `needs_clarification` the rest is a sketch: answer the question first.

    `geography` is None where the API named none or an unusable one ("(pending)", a city without its state).
    """

    strategies: tuple[str, ...]
    strategy_label: str
    geography: Geography | None
    filters: tuple[tuple[str, Value], ...]
    summary: str
    steps: tuple[str, ...]
    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]
    confidence: float | None
    needs_clarification: bool
    clarifying_question: str
    conversation_id: str
    credits_deducted: int | None
