"""Webhooks: stored raw, counted, never believed. What one says is a hint to ask the API (API document: the three Webhooks sections)."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Engine, RowMapping, Select, delete, func, insert, or_, select, true

from components.faults import BadInput
from components.orders.tables import orders, webhooks
from components.orders.wanted import LEAD_LIST, PARCEL_TRACE, QUEUE_SCRUB, SCRUB, TRACE

MAX_BYTES = 65_536
KEPT_BYTES = 8_192
"""How much of a body is kept; the vendor's own have less than 1,000."""
MOST_KEPT = 5_000
"""The oldest go beyond this many, so that what is posted never fills the disk."""


ORDER_KINDS: Mapping[str, tuple[str, ...]] = {
    "lead_list": (LEAD_LIST,),
    "trace": (TRACE,),
    "parcel_trace": (PARCEL_TRACE,),
    "dnc_scrub": (SCRUB, QUEUE_SCRUB),
}
"""The four shapes that the vendor posts, and the orders that each may be about."""


class WebhookRefused(BadInput):
    """The body is not a webhook of the vendor's; it was counted, not acted on."""


@dataclass(frozen=True)
class Hint:
    """What a webhook claims: a job of ours may be finished. `name` is what a lead list is called; other jobs have no name."""

    kind: str
    vendor_id: int
    name: str
    received_at: datetime

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of order that it may be about."""
        return ORDER_KINDS[self.kind]


@dataclass(frozen=True)
class Received:
    """One webhook as it came. `verdict`: heard | kept | refused; a `replay` is word for word one that came before."""

    id: int
    received_at: datetime
    kind: str
    verdict: str
    vendor_id: int | None
    name: str
    body: bytes = field(repr=False)
    replay: bool


class Inbox:
    """Everything that was posted to the webhook address."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def take(self, body: bytes) -> Hint | None:
        """Keep a webhook and give its hint, or None for one of a shape that nobody has told us about.

        Raises `WebhookRefused` for what is too large or not a JSON object.
        """
        if len(body) > MAX_BYTES:
            self._keep("oversize", "refused", None, "", body[:1024])
            raise WebhookRefused("webhook", f"A webhook may have {MAX_BYTES:,} bytes.")
        claims = _claims(body)
        if claims is None:
            self._keep("unreadable", "refused", None, "", body[:1024])
            raise WebhookRefused("webhook", "The body is not a JSON object.")
        kind, vendor_id, name = _kind(claims), _vendor_id(claims), str(claims.get("name") or "")[:200]
        heard = kind in ORDER_KINDS and vendor_id is not None
        self._keep(kind, "heard" if heard else "kept", vendor_id, name, body)
        return Hint(kind, vendor_id, name, datetime.now(UTC)) if heard and vendor_id is not None else None

    def hints_named(self, code: str) -> tuple[Hint, ...]:
        """Give the hints whose list carries an order's short code in its name, the newest first."""
        query = (
            select(webhooks.c.kind, webhooks.c.vendor_id, webhooks.c.name, webhooks.c.received_at)
            .where(webhooks.c.verdict == "heard", webhooks.c.name.contains(code, autoescape=True))
            .order_by(webhooks.c.received_at.desc())
        )
        return self._hints(query)

    def hints_since(self, since: datetime, *order_kinds: str, account: str = "") -> tuple[Hint, ...]:
        """Give the hints about some kinds of order that came since a moment, the newest first; none about another account's job."""
        named = [kind for kind, about in ORDER_KINDS.items() if set(about) & set(order_kinds)]
        query = (
            select(webhooks.c.kind, webhooks.c.vendor_id, webhooks.c.name, webhooks.c.received_at)
            .where(webhooks.c.verdict == "heard", webhooks.c.kind.in_(named))
            .where(
                webhooks.c.received_at >= since.timestamp(), ~_about(orders.c.account != account) if account else true()
            )
            .order_by(webhooks.c.received_at.desc())
        )
        return self._hints(query)

    def received(
        self, kinds: Sequence[str] = (), offset: int = 0, at_most: int = 25, *, account: str = ""
    ) -> tuple[Received, ...]:
        """Give what came in, the newest first; of some kinds where any is named, and only what is about an account's own jobs."""
        earlier = webhooks.alias("earlier")
        same = (
            earlier.c.kind == webhooks.c.kind,
            earlier.c.vendor_id.is_not_distinct_from(webhooks.c.vendor_id),
            earlier.c.id < webhooks.c.id,
            earlier.c.body == webhooks.c.body,
        )
        replay = select(earlier.c.id).where(*same).exists().label("replay")
        query = select(webhooks, replay).order_by(webhooks.c.id.desc()).limit(at_most).offset(offset)
        if kinds:
            query = query.where(webhooks.c.kind.in_(kinds))
        query = query.where(_of(account))
        with self._database.connect() as connection:
            return tuple(_received(row) for row in connection.execute(query).mappings())

    def kinds(self, account: str = "") -> Counter[str]:
        """Count what came in by kind."""
        query = select(webhooks.c.kind, func.count()).where(_of(account)).group_by(webhooks.c.kind)
        with self._database.connect() as connection:
            return Counter({kind: count for kind, count in connection.execute(query)})

    def counts(self, account: str = "") -> Counter[str]:
        """Count what came in by verdict: heard, kept, refused."""
        query = select(webhooks.c.verdict, func.count()).where(_of(account)).group_by(webhooks.c.verdict)
        with self._database.connect() as connection:
            return Counter({verdict: count for verdict, count in connection.execute(query)})

    def _hints(self, query: Select[Any]) -> tuple[Hint, ...]:
        with self._database.connect() as connection:
            found = connection.execute(query).all()
        return tuple(
            Hint(kind, vendor_id, name, datetime.fromtimestamp(at, UTC)) for kind, vendor_id, name, at in found
        )

    def _keep(self, kind: str, verdict: str, vendor_id: int | None, name: str, body: bytes) -> None:
        row = {
            "received_at": time.time(),
            "kind": kind,
            "verdict": verdict,
            "vendor_id": vendor_id,
            "name": name,
            "body": body[:KEPT_BYTES],
        }
        with self._database.begin() as connection:
            (number,) = connection.execute(insert(webhooks).values(row)).inserted_primary_key or (0,)
            connection.execute(delete(webhooks).where(webhooks.c.id <= number - MOST_KEPT))


def _of(account: str) -> ColumnElement[bool]:
    """Only what is about a job of this account's; everything where no account is named."""
    return _about(orders.c.account == account) if account else true()


def _about(whose: ColumnElement[bool]) -> ColumnElement[bool]:
    same = orders.c.vendor_id == webhooks.c.vendor_id
    return or_(
        *(
            (webhooks.c.kind == kind) & select(orders.c.key).where(whose, same, orders.c.kind.in_(about)).exists()
            for kind, about in ORDER_KINDS.items()
        )
    )


def _received(row: RowMapping) -> Received:
    told = {name: row[name] for name in ("id", "kind", "verdict", "vendor_id", "name")}
    at = datetime.fromtimestamp(row["received_at"], UTC)
    return Received(**told, received_at=at, body=bytes(row["body"]), replay=bool(row["replay"]))


def _claims(body: bytes) -> dict[str, Any] | None:
    try:
        claims = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return claims if isinstance(claims, dict) else None


def _kind(claims: dict[str, Any]) -> str:
    """A trace of addresses is the one shape without a `type` (API document, Trace Webhooks)."""
    return str(claims.get("type") or ("trace" if "trace_type" in claims else "unknown"))[:40]


def _vendor_id(claims: dict[str, Any]) -> int | None:
    """A parcel trace names its queue in a field of its own."""
    return _whole(claims.get("parcel_queue_id")) if "parcel_queue_id" in claims else _whole(claims.get("id"))


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int) and 0 < value < 2**62:
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 18 else None
