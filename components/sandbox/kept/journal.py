"""The journal of requests received, so that a test can count what was really sent. A token is known by its hash alone."""

from __future__ import annotations

import hashlib
import threading
import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.sandbox.kept.books import account_key

_SUMMARY_BYTES = 400


class Journal:
    """Entries in order of arrival; `status` is None while there is no answer, and stays so when the line was cut."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[dict[str, Any]] = []

    def write(self, entry: dict[str, Any]) -> None:
        """Add an entry; its fields may still change."""
        with self._lock:
            self._entries.append(entry)

    def read(self) -> list[dict[str, Any]]:
        """Give all entries."""
        with self._lock:
            return [dict(entry) for entry in self._entries]

    def clear(self) -> None:
        """Begin anew."""
        with self._lock:
            self._entries.clear()


class Journaled:
    """The layer that writes the journal; outside of the faults, so that it sees broken calls too."""

    def __init__(self, app: ASGIApp, journal: Journal) -> None:
        self._app = app
        self._journal = journal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note what goes by."""
        if scope["type"] != "http" or scope["path"].startswith("/_sandbox/"):
            await self._app(scope, receive, send)
            return
        entry = _entry(scope)
        self._journal.write(entry)
        await self._app(scope, _Listening(receive, entry), _noting_status(send, entry))


class _Listening:
    """A `receive` that digests the body as it comes, and stays bound to the connection as uvicorn's own is."""

    def __init__(self, receive: Receive, entry: dict[str, Any]) -> None:
        self._receive = receive
        self._entry = entry
        self._hash = hashlib.sha256()
        self.transport = getattr(getattr(receive, "__self__", None), "transport", None)

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            body: bytes = message.get("body", b"")
            self._hash.update(body)
            self._entry["body_bytes"] += len(body)
            self._entry["body_sha256"] = self._hash.hexdigest()
            self._entry["body"] = (self._entry["body"] + body.decode(errors="replace"))[:_SUMMARY_BYTES]
        return message


def _noting_status(send: Send, entry: dict[str, Any]) -> Send:
    async def noting(message: Message) -> None:
        await send(message)
        if message["type"] == "http.response.start":
            entry["status"] = message["status"]

    return noting


def _entry(scope: Scope) -> dict[str, Any]:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    authorization = headers.get("authorization", "")
    scheme, _, token = authorization.partition(" ")
    return {
        "at": time.time(),
        "method": scope["method"],
        "path": scope["path"],
        "query": scope["query_string"].decode("latin-1"),
        "authorization_sent": bool(authorization),
        "account": account_key(token) if scheme.lower() == "bearer" else "",
        "user_agent": headers.get("user-agent", ""),
        "body_bytes": 0,
        "body_sha256": "",
        "body": "",
        "status": None,
    }
