"""Webhooks: stored raw, counted, never believed. What one says is a hint to ask the API (API document, Lead Builder Webhooks)."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Engine, func, insert, select

from components.faults import BadInput
from components.orders.tables import webhooks

MAX_BYTES = 65_536


class WebhookRefused(BadInput):
    """The body is not a webhook of the vendor's; it was counted, not acted on."""


@dataclass(frozen=True)
class Hint:
    """What a webhook claims: a list of ours may be finished."""

    list_id: int
    name: str
    received_at: datetime


class Inbox:
    """Everything that was posted to the webhook address."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def take(self, body: bytes) -> Hint | None:
        """Keep a webhook and give its hint, or None for one about something else (a trace, a DNC scrub).

        Raises `WebhookRefused` for what is too large or not a JSON object.
        """
        if len(body) > MAX_BYTES:
            self._keep("oversize", "refused", None, "", body[:1024])
            raise WebhookRefused("webhook", f"A webhook may have {MAX_BYTES:,} bytes.")
        claims = _claims(body)
        if claims is None:
            self._keep("unreadable", "refused", None, "", body[:1024])
            raise WebhookRefused("webhook", "The body is not a JSON object.")
        kind, list_id, name = _kind(claims), _whole(claims.get("id")), str(claims.get("name") or "")[:200]
        heard = kind == "lead_list" and list_id is not None
        self._keep(kind, "heard" if heard else "kept", list_id, name, body)
        return Hint(list_id, name, datetime.now(UTC)) if heard and list_id is not None else None

    def hints_named(self, code: str) -> tuple[Hint, ...]:
        """Give the hints whose list carries an order's short code in its name, the newest first."""
        query = (
            select(webhooks.c.list_id, webhooks.c.name, webhooks.c.received_at)
            .where(webhooks.c.verdict == "heard", webhooks.c.name.contains(code, autoescape=True))
            .order_by(webhooks.c.received_at.desc())
        )
        with self._database.connect() as connection:
            found = connection.execute(query).all()
        return tuple(Hint(list_id, name, datetime.fromtimestamp(at, UTC)) for list_id, name, at in found)

    def counts(self) -> Counter[str]:
        """Count what came in by verdict: heard, kept, refused."""
        query = select(webhooks.c.verdict, func.count()).group_by(webhooks.c.verdict)
        with self._database.connect() as connection:
            return Counter({verdict: count for verdict, count in connection.execute(query)})

    def _keep(self, kind: str, verdict: str, list_id: int | None, name: str, body: bytes) -> None:
        row = {
            "received_at": time.time(),
            "kind": kind,
            "verdict": verdict,
            "list_id": list_id,
            "name": name,
            "body": body,
        }
        with self._database.begin() as connection:
            connection.execute(insert(webhooks).values(row))


def _claims(body: bytes) -> dict[str, Any] | None:
    try:
        claims = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return claims if isinstance(claims, dict) else None


def _kind(claims: dict[str, Any]) -> str:
    return str(claims.get("type") or ("trace" if "trace_type" in claims else "unknown"))[:40]


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int) and 0 < value < 2**62:
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 18 else None
