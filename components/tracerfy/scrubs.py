"""Numbers held against the Do-Not-Call lists (API document, Start DNC Scrub, DNC Scrub from Trace, Fetch DNC Queue, DNC Instant Lookup).

Flags have three values: None is unknown, and unknown is not "allowed".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from components.tracerfy.values import (
    Json,
    Unreadable,
    as_object,
    either,
    flag,
    moment,
    needed_whole,
    text,
    texts,
    whole,
)


@dataclass(frozen=True)
class ScrubAccepted:
    """The API took phones and checks them as queue `queue_id`; DNC queues are numbered apart from traces."""

    queue_id: int
    status: str
    created_at: datetime | None
    phones_to_check: int | None
    credits_per_phone: int | None
    source_queue_id: int | None = None
    """The trace that the phones were taken from."""
    phone_columns_used: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScrubQueue:
    """How a scrub stands. The verdicts are in the files alone; the counts are None while it is pending."""

    queue_id: int | None
    pending: bool
    created_at: datetime | None
    download_url: str = field(repr=False)
    """Every phone with its flags."""
    clean_download_url: str = field(repr=False)
    """Only the phones without a flag."""
    rows_uploaded: int | None
    phones_checked: int | None
    phones_clean: int | None
    credits_deducted: int | None
    source_type: str


@dataclass(frozen=True)
class PhoneCheck:
    """One number checked. `is_clean` is the API's own word: true only if no flag is set."""

    phone: str
    hit: bool | None
    national_dnc: bool | None
    state_dnc: bool | None
    dma: bool | None
    litigator: bool | None
    phone_type: str
    is_clean: bool | None
    credits_deducted: int | None

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON keeps it; `from_json` gives the same check back."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> PhoneCheck:
        """Read what `as_json` gave. Raises `Unreadable`."""
        return read_phone_check(dict(kept))


def read_scrub_accepted(body: Json) -> ScrubAccepted:
    """API document, Start DNC Scrub and DNC Scrub from Trace."""
    return ScrubAccepted(
        queue_id=needed_whole(body, "dnc_queue_id"),
        status=text(body, "status"),
        created_at=moment(body, "created_at"),
        phones_to_check=whole(body, "phones_to_check"),
        credits_per_phone=whole(body, "credits_per_phone"),
        source_queue_id=whole(body, "source_queue_id"),
        phone_columns_used=texts(body, "phone_columns_used"),
    )


def read_scrub_queue(body: Json) -> ScrubQueue:
    """API document, Fetch DNC Queue."""
    pending, download_url = flag(body, "pending"), text(body, "download_url")
    if pending is None and not download_url:
        raise Unreadable("pending")
    return ScrubQueue(
        queue_id=whole(body, "id"),
        pending=either(pending, False),  # noqa: FBT003 - what isn't said, with the file there
        created_at=moment(body, "created_at"),
        download_url=download_url,
        clean_download_url=text(body, "clean_download_url"),
        rows_uploaded=whole(body, "rows_uploaded"),
        phones_checked=whole(body, "phones_checked"),
        phones_clean=whole(body, "phones_clean"),
        credits_deducted=whole(body, "credits_deducted"),
        source_type=text(body, "source_type"),
    )


def read_phone_check(body: Json) -> PhoneCheck:
    """API document, DNC Instant Lookup. An answer without any flag is none: silence is not "clean"."""
    flags = {name: flag(body, name) for name in ("national_dnc", "state_dnc", "dma", "litigator")}
    if all(value is None for value in flags.values()) and flag(body, "hit") is None:
        raise Unreadable("national_dnc")
    return PhoneCheck(
        phone=text(as_object(body), "phone"),
        hit=flag(body, "hit"),
        **flags,
        phone_type=text(body, "phone_type"),
        is_clean=flag(body, "is_clean"),
        credits_deducted=whole(body, "credits_deducted"),
    )
