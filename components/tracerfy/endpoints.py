"""The table of calls: where each goes, what it may cost, how its answer is read. One line a call, declared once.

`{home}` stands for the prefix of the lead builder ("lead-builder" or "property-search"). Every path ends in a slash;
live, a path without one is another path.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from components.faults import Charged
from components.tracerfy import reading
from components.tracerfy.answers import (
    AccountFigures,
    AddressMatch,
    Assistance,
    Dossier,
    ListAccepted,
    ListStatus,
    Preview,
    RowPage,
    Strategy,
)

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Endpoint(Generic[Answer]):
    """One call of the API.

    `price` says in words what it may cost, "" for nothing: only a free call may be repeated by machinery. `free_on`
    holds the statuses above 499 on which the document promises that nothing was charged. `meter` names the rate meter
    that counts it.
    """

    name: str
    method: Literal["GET", "POST"]
    path: str
    read: Callable[[Any], Answer]
    price: str = ""
    free_on: frozenset[int] = frozenset()
    meter: str = ""
    patience_s: float = 60.0
    """How long to wait for an answer: lookups have been seen to take 20 s, reads of the account answer at once."""

    @property
    def free(self) -> bool:
        """Whether it costs nothing however it ends."""
        return not self.price

    def charged(self, status: int | None = None) -> Charged:
        """Say what an attempt that brought no readable answer may have cost."""
        return Charged.NOTHING if self.free or status in self.free_on else Charged.MAYBE


FILTERS = Endpoint[tuple[Strategy, ...]]("filters", "GET", "{home}/filters/", reading.read_filters, patience_s=20)
PREVIEW = Endpoint[Preview]("preview", "POST", "{home}/preview/", reading.read_preview, meter="preview")
EXECUTE = Endpoint[ListAccepted](
    "execute", "POST", "{home}/execute/", reading.read_accepted, price="5 credits a delivered row", meter="execute"
)
STATUS = Endpoint[ListStatus]("status", "GET", "{home}/{list_id}/", reading.read_status, patience_s=20)
ROWS = Endpoint[RowPage]("rows", "GET", "{home}/{list_id}/rows/", reading.read_rows)
ANALYTICS = Endpoint[AccountFigures]("analytics", "GET", "analytics/", reading.read_analytics, patience_s=15)
LOOKUP = Endpoint[Dossier](
    "lookup", "POST", "{home}/lookup/", reading.read_dossier, price="10 credits a property found"
)
AUTOCOMPLETE = Endpoint[tuple[AddressMatch, ...]](
    "autocomplete", "POST", "{home}/autocomplete/", reading.read_matches, meter="autocomplete", patience_s=20
)
# "Failed calls (503) are not charged" (API document, AI Assist).
AI_ASSIST = Endpoint[Assistance](
    "ai_assist",
    "POST",
    "{home}/ai-assist/",
    reading.read_assistance,
    price="1 credit an answer",
    free_on=frozenset({503}),
)

ENDPOINTS: tuple[Endpoint[Any], ...] = (
    FILTERS,
    PREVIEW,
    EXECUTE,
    STATUS,
    ROWS,
    ANALYTICS,
    LOOKUP,
    AUTOCOMPLETE,
    AI_ASSIST,
)
