"""What an order wants, by its kind: an audience, a table of addresses or parcels traced, phones scrubbed, a trace's phones scrubbed.

What is sent besides (a table's rows, a list of phones) lies in the order's body.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TypeAlias

from components.audience import Audience
from components.tracerfy import PARCEL_CREDITS, SCRUB_CREDITS, TRACE_CREDITS

LEAD_LIST, TRACE, PARCEL_TRACE, SCRUB, QUEUE_SCRUB = "lead_list", "trace", "parcel_trace", "scrub", "queue_scrub"


@dataclass(frozen=True)
class TraceWanted:
    """Addresses to trace; `trace_type` is "normal" (1 credit a row, names are sent) or "advanced" (2, owners are found)."""

    trace_type: str
    body_digest: str = ""

    @property
    def credits_each(self) -> int:
        """The price of a row."""
        return TRACE_CREDITS[self.trace_type]


@dataclass(frozen=True)
class ParcelsWanted:
    """Parcels to trace: 5 credits each that is found."""

    body_digest: str = ""

    @property
    def credits_each(self) -> int:
        """The most that a parcel may cost."""
        return PARCEL_CREDITS


@dataclass(frozen=True)
class ScrubWanted:
    """Phones to check against the registries: 1 credit each."""

    body_digest: str = ""

    @property
    def credits_each(self) -> int:
        """The price of a phone."""
        return SCRUB_CREDITS


@dataclass(frozen=True)
class QueueScrubWanted:
    """The phones of a finished trace, in some of its nine phone columns; empty `phone_columns` means all."""

    queue_id: int
    phone_columns: tuple[str, ...] = ()

    @property
    def credits_each(self) -> int:
        """The price of a phone."""
        return SCRUB_CREDITS


Wanted: TypeAlias = Audience | TraceWanted | ParcelsWanted | ScrubWanted | QueueScrubWanted
_KINDS: Mapping[type, str] = {
    Audience: LEAD_LIST,
    TraceWanted: TRACE,
    ParcelsWanted: PARCEL_TRACE,
    ScrubWanted: SCRUB,
    QueueScrubWanted: QUEUE_SCRUB,
}
_READERS: Mapping[str, Callable[[str], Wanted]] = {
    LEAD_LIST: Audience.from_json,
    TRACE: lambda text: TraceWanted(**json.loads(text)),
    PARCEL_TRACE: lambda text: ParcelsWanted(**json.loads(text)),
    SCRUB: lambda text: ScrubWanted(**json.loads(text)),
    QUEUE_SCRUB: lambda text: _queue_scrub(json.loads(text)),
}


def kind_of(wanted: Wanted) -> str:
    """Name the kind of order that something wanted makes."""
    return _KINDS[type(wanted)]


def written(wanted: Wanted) -> str:
    """Write what is wanted as JSON, always the same for the same."""
    return wanted.canonical() if isinstance(wanted, Audience) else json.dumps(asdict(wanted), sort_keys=True)


@lru_cache(maxsize=4096)
def read(kind: str, text: str) -> Wanted:
    """Read what `written` wrote. A page reads a thousand of them at once, and they are what they were."""
    return _READERS[kind](text)


def key_of(wanted: Wanted) -> str:
    """Give what tells two things wanted apart."""
    if isinstance(wanted, Audience):
        return wanted.key()
    return hashlib.sha256(f"{kind_of(wanted)}|{written(wanted)}".encode()).hexdigest()[:32]


def _queue_scrub(told: dict[str, object]) -> QueueScrubWanted:
    columns = told["phone_columns"]
    return QueueScrubWanted(int(str(told["queue_id"])), tuple(map(str, columns if isinstance(columns, list) else ())))
