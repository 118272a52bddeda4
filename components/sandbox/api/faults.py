"""Faults made to order, for those who test against the sandbox: the line breaks where they say, as often as they say.

status:NNN     answers NNN in the vendor's words; no work is done
timeout        never answers; no work is done
reset_before   cuts the line before any work
reset_after    does the work, charges, and cuts the line instead of answering
truncate       does the work, promises the whole answer, sends half and cuts the line
garbage        does the work and answers 200 with what no client can read
slow           waits two seconds, then does the work
"""

from __future__ import annotations

import asyncio
import fnmatch
import socket
import struct
import threading
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.sandbox.refusals import SUSPENDED_TEXT

KINDS = ("timeout", "reset_before", "reset_after", "truncate", "garbage", "slow")
_SLOW_S = 2.0
_GARBAGE = b"<html><body>upstream \xff\xfe says hello"
_SAID: dict[int, dict[str, Any]] = {
    401: {"detail": "Authentication credentials were not provided."},
    402: {"error": "Insufficient credits."},
    403: {"error": SUSPENDED_TEXT},
    404: {"error": "Lead list not found."},
    429: {"status": 429, "error": "Rate limit exceeded."},
    415: {"detail": 'Unsupported media type "application/json" in request.'},
    503: {"error": "Service temporarily unavailable. Please try again."},
}
_QUEUES_THROTTLED = {"error": "Rate limit exceeded. Retry in intervals of 20 seconds.", "retry_in": "1 seconds"}


@dataclass
class Fault:
    """`path` is a prefix of the request's path, or a pattern with `*`; `times` counts down to 0.

    What is told of /lead-builder/ holds for /property-search/ too: one endpoint under two names.
    """

    path: str
    kind: str
    times: int

    def hits(self, path: str) -> bool:
        """Say whether the next request under `path` meets this fault."""
        return self.times > 0 and fnmatch.fnmatchcase(_first_name(path), f"{_first_name(self.path)}*")


def _first_name(path: str) -> str:
    return path.replace("/property-search/", "/lead-builder/")


class Faults:
    """The faults in store, taken one request at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stored: list[Fault] = []

    def store(self, faults: list[Fault]) -> None:
        """Replace what is in store."""
        with self._lock:
            self._stored = faults

    def take(self, path: str) -> str | None:
        """Use up one fault for a request, if one is meant for it."""
        with self._lock:
            fault = next((fault for fault in self._stored if fault.hits(path)), None)
            if fault is not None:
                fault.times -= 1
            return fault.kind if fault else None


class Faulty:
    """The layer that breaks what it is told to break; pure ASGI, right above uvicorn."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or break it."""
        kind = (
            self._faults.take(scope["path"])
            if scope["type"] == "http" and not scope["path"].startswith("/_sandbox/")
            else None
        )
        if kind is None or kind == "slow":
            await asyncio.sleep(_SLOW_S if kind else 0)
            await self._app(scope, receive, send)
        elif kind.startswith("status:"):
            await _refuse(int(kind.removeprefix("status:")), scope["path"], send)
        elif kind == "timeout":
            await _gone(receive)
        elif kind == "reset_before":
            await _cut(receive)
        else:
            await self._work_then_break(kind, scope, receive, send)

    async def _work_then_break(self, kind: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Do the work in full before the line breaks."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        await self._app(scope, receive, keep)
        body = b"".join(message.get("body", b"") for message in answer)
        if kind == "garbage":
            await _send(send, 200, _GARBAGE)
            return
        if kind == "truncate":
            await send({**answer[0], "headers": _with_length(answer[0]["headers"], len(body))})
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            await asyncio.sleep(0.05)  # lets the half reach the other side before the reset discards it
        await _cut(receive)


def is_kind(text: str) -> bool:
    """Say whether a word names a fault."""
    number = text.removeprefix("status:")
    return text in KINDS or (text.startswith("status:") and number.isdigit() and 400 <= int(number) <= 599)


async def _refuse(status: int, path: str, send: Send) -> None:
    said = _SAID.get(status, {"error": f"Made to answer {status}."})
    if status == 429 and path.rstrip("/").endswith("/queues"):
        said = _QUEUES_THROTTLED
    await _send(send, status, orjson.dumps(said), *([(b"retry-after", b"1")] if status == 429 else []))


async def _send(send: Send, status: int, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    named = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *headers]
    await send({"type": "http.response.start", "status": status, "headers": named})
    await send({"type": "http.response.body", "body": body})


def _with_length(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    return [
        *((name, value) for name, value in headers if name != b"content-length"),
        (b"content-length", str(length).encode()),
    ]


async def _cut(receive: Receive) -> None:
    """Reset the TCP connection. ASGI has no word for it, so this reaches for uvicorn's transport behind `receive`."""
    connection: Any = receive
    transport = getattr(connection, "__self__", connection).transport
    raw = transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    await _gone(receive)


async def _gone(receive: Receive) -> None:
    """Wait until the other side is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
