"""Traces in batches: what was accepted, how each queue stands, and its records (API document, Batch Trace and what follows it).

A field that the API hides while a queue is pending is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from components.tracerfy.values import Json, Unreadable, either, flag, moment, needed_whole, text, whole

PARCELS_ENDED = frozenset({"complete", "completed", "failed", "error", "cancelled"})


@dataclass(frozen=True)
class TraceQueue:
    """A trace of the account, made here or anywhere. `queue_type` and `trace_type` are the API's own words."""

    queue_id: int
    created_at: datetime | None
    pending: bool
    download_url: str = field(repr=False)
    rows_uploaded: int | None
    credits_deducted: int | None
    queue_type: str
    trace_type: str
    credits_per_lead: int | None


@dataclass(frozen=True)
class QueuePage:
    """Up to 100 queues, newest first. `total` and `next_page` are None where the headers don't tell."""

    queues: tuple[TraceQueue, ...]
    total: int | None = None
    next_page: int | None = None


@dataclass(frozen=True)
class TraceAccepted:
    """The API took a batch and traces it as queue `queue_id`."""

    queue_id: int
    status: str
    created_at: datetime | None
    rows_uploaded: int | None
    trace_type: str
    credits_per_lead: int | None
    estimated_wait_s: float | None


@dataclass(frozen=True)
class ParcelsAccepted:
    """The API took parcels. Their queues are numbered apart from those of addresses."""

    queue_id: int
    status: str
    created_at: datetime | None
    rows_uploaded: int | None
    credits_per_parcel: int | None


@dataclass(frozen=True)
class ParcelQueue:
    """How a batch of parcels stands. The document names the call and leaves its answer to the webhook's shape."""

    queue_id: int | None
    status: str
    pending: bool
    download_url: str = field(repr=False)
    rows_uploaded: int | None
    rows_hit: int | None
    credits_deducted: int | None
    credits_per_parcel: int | None


def read_queues(body: Json) -> QueuePage:
    """API document, Fetch all Queue. Entries without a number are no queues."""
    return QueuePage(tuple(_queue(entry) for entry in read_records(body) if (whole(entry, "id") or -1) >= 0))


def with_page_marks(page: QueuePage, headers: Mapping[str, str]) -> QueuePage:
    """Put in what X-Total-Count and Link say."""
    total = whole(dict(headers), "x-total-count")
    return replace(page, total=total, next_page=_next_page(headers.get("link", "")))


def read_records(body: Json) -> tuple[dict[str, Any], ...]:
    """API document, Fetch Single Queue: empty while it is pending. Entries that are no objects are left out."""
    if not isinstance(body, list):
        raise Unreadable("a JSON list")
    return tuple(entry for entry in body if isinstance(entry, dict))


def read_trace_accepted(body: Json) -> TraceAccepted:
    """API document, Batch Trace."""
    return TraceAccepted(
        queue_id=needed_whole(body, "queue_id"),
        status=text(body, "status"),
        created_at=moment(body, "created_at"),
        rows_uploaded=whole(body, "rows_uploaded"),
        trace_type=text(body, "trace_type"),
        credits_per_lead=whole(body, "credits_per_lead"),
        estimated_wait_s=whole(body, "estimated_wait_seconds"),
    )


def read_parcels_accepted(body: Json) -> ParcelsAccepted:
    """API document, APN Batch Trace."""
    return ParcelsAccepted(
        queue_id=needed_whole(body, "parcel_queue_id"),
        status=text(body, "status"),
        created_at=moment(body, "created_at"),
        rows_uploaded=whole(body, "rows_uploaded"),
        credits_per_parcel=whole(body, "credits_per_parcel"),
    )


def read_parcel_queue(body: Json) -> ParcelQueue:
    """API document, Trace Webhooks (parcel_trace). A word that isn't known goes on; neither word nor flag is no answer."""
    status, pending = text(body, "status"), flag(body, "pending")
    if not status and pending is None:
        raise Unreadable("status")
    number = whole(body, "parcel_queue_id")
    return ParcelQueue(
        queue_id=either(number, whole(body, "id")),
        status=status,
        pending=either(pending, status.lower() not in PARCELS_ENDED),
        download_url=text(body, "download_url"),
        rows_uploaded=whole(body, "rows_uploaded"),
        rows_hit=whole(body, "rows_hit"),
        credits_deducted=whole(body, "credits_deducted"),
        credits_per_parcel=whole(body, "credits_per_parcel"),
    )


def _queue(entry: Json) -> TraceQueue:
    download_url, pending = text(entry, "download_url"), flag(entry, "pending")
    return TraceQueue(
        queue_id=needed_whole(entry, "id"),
        created_at=moment(entry, "created_at"),
        pending=either(pending, not download_url),
        download_url=download_url,
        rows_uploaded=whole(entry, "rows_uploaded"),
        credits_deducted=whole(entry, "credits_deducted"),
        queue_type=text(entry, "queue_type"),
        trace_type=text(entry, "trace_type"),
        credits_per_lead=whole(entry, "credits_per_lead"),
    )


def _next_page(link: str) -> int | None:
    """Find the number of the next page in a Link header; None for the last page and for what can't be read."""
    for address, about in re.findall(r"<([^<>]*)>([^<]*)", link):
        if re.search(r"rel\s*=\s*\"?[^\",;]*\bnext\b", about):
            return _page_in(address)
    return None


def _page_in(address: str) -> int | None:
    try:
        asked = parse_qs(urlsplit(address).query).get("page", [""])[0]
    except ValueError:
        return None
    return int(asked) if re.fullmatch(r"[0-9]{1,9}", asked) else None
