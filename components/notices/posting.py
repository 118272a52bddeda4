"""Posting to an address that a person named: checked at each time, at the address that is connected to, and no redirect is followed."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult

from components.faults import Fault
from components.public_addresses import public_address, public_url

_PATIENCE_S = 10.0
_LAST_S = 25.0
"""A receiver that sends its answer byte by byte is cut off after this."""


class NotDelivered(Fault):
    """A message that did not arrive, or of which nobody knows; it is tried again."""


def post(url: str, body: bytes, headers: Mapping[str, str], *, loopback_too: bool) -> None:
    """Post JSON. Raises `NotDelivered` for every answer but a 2xx, and `NotPublic`, `Unresolved` or `BadInput` before anything is sent."""
    parts = public_url(url, loopback_too=loopback_too)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = public_address(str(parts.hostname), port, loopback_too=loopback_too)
    try:
        status = _posted(parts, (address, port), body, headers)
    except (OSError, HTTPException) as error:
        raise NotDelivered(f"{parts.hostname} did not answer ({_what(error)}).") from None
    if not 200 <= status < 300:
        raise NotDelivered(f"{parts.hostname} answered {status}.")


def _posted(parts: SplitResult, place: tuple[str, int], body: bytes, headers: Mapping[str, str]) -> int:
    """Speak HTTP over one line, and give the answer's status."""
    line = socket.create_connection(place, timeout=_PATIENCE_S)
    cut = threading.Timer(_LAST_S, _cut, args=(line,))
    cut.daemon = True
    cut.start()
    try:
        connection = HTTPConnection(str(parts.hostname), place[1], timeout=_PATIENCE_S)
        connection.sock = _secured(line, str(parts.hostname)) if parts.scheme == "https" else line
        ours = {"Host": parts.netloc, "Content-Type": "application/json", "User-Agent": "Platbook"}
        connection.request("POST", _target(parts), body, {**ours, **headers})
        return connection.getresponse().status
    finally:
        cut.cancel()
        line.close()


def _secured(line: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(line, server_hostname=host)


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed meanwhile


def _what(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return "its certificate or its TLS can't be trusted"
    return "the line was refused or cut"
