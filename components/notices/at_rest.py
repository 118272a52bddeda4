"""How choices lie in the database: what lets somebody else post or sign is encrypted where there is a key, each in its own place."""

from __future__ import annotations

from typing import Any

from components.notices.ways import SLACK, WEBHOOK
from components.sealing import Sealing

WAY_OF = {"slack_url": SLACK, "webhook_url": WEBHOOK, "webhook_secret": WEBHOOK}
"""What is encrypted, and the way that it belongs to."""
_MARK = "sealed:"


def put_away(body: dict[str, Any], sealing: Sealing) -> dict[str, Any]:
    """Give what is kept of choices; what no key opened lies as it lay, unless another took its place."""
    unread = body["unread"]
    return {name: value for name, value in body.items() if name != "unread"} | {
        name: _sealed(body[name], sealing) or unread.get(name, "") for name in WAY_OF
    }


def opened(body: dict[str, Any], sealing: Sealing) -> dict[str, Any]:
    """Give choices back as they were; what no key opens is empty, and stands in `unread` as it lies."""
    found = {name: _open(body[name], sealing) for name in WAY_OF}
    unread = {name: body[name] for name, value in found.items() if value is None}
    return body | {name: value or "" for name, value in found.items()} | {"unread": unread}


def _sealed(value: str, sealing: Sealing) -> str:
    return f"{_MARK}{sealing.seal(value)}" if value and sealing else value


def _open(kept: str, sealing: Sealing) -> str | None:
    return sealing.open(kept.removeprefix(_MARK)) if kept.startswith(_MARK) else kept
