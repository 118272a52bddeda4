"""How a call travels. The only module of the product that speaks HTTP.

Repeating, read aloud: only free calls are repeated, at most twice more, with growing pauses, when no answer came or a
gateway (502, 503, 504) gave it. A 429 is waited out only where it asks for two seconds or less. A call that may cost
credits is sent at most once, ever.
"""

from __future__ import annotations

import logging
import random
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx

from components.faults import BadInput, Charged
from components.public_addresses import Unresolved
from components.settings import LOOPBACK
from components.telemetry import hide
from components.tracerfy import wire
from components.tracerfy.asking import Upload
from components.tracerfy.endpoint import Answer, Endpoint
from components.tracerfy.errors import NotFound, NoToken, NotSent, Refused, TooMany, Unavailable, Uncertain
from components.tracerfy.guarded import Guarded
from components.tracerfy.limits import Limits
from components.tracerfy.telling import told

# The API's host turns away Python's default agents (Cloudflare error 1010).
USER_AGENT = "Platbook/0.1"
CONNECT_TIMEOUT_S = 10.0
MOST_TRIES = 3
PAUSES_S = (0.3, 1.0)
PATIENT_WITH_429_S = 2.0
GATEWAY_STATUSES = frozenset({502, 503, 504})
MOST_BYTES = 256 * 1024 * 1024
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)

# httpx logs the address of every request at INFO, and a download's address is its key.
logging.getLogger("httpx").setLevel(logging.WARNING)

Body = Mapping[str, Any] | Upload
Transport = httpx.BaseTransport
Token = str | Callable[[], str | None]
"""A token, or what gives it for each call; None: it is not here now, and nothing is sent."""


class Line:
    """The connections of one account, and what becomes of a call on them. Safe to share between threads."""

    def __init__(
        self,
        base_url: str,
        token: Token,
        limits: Limits,
        *,
        transport: Transport | None,
        timeout_s: float,
        sleep: Callable[[float], None],
    ) -> None:
        self._limits, self._timeout_s, self._sleep = limits, timeout_s, sleep
        self.skew_s: float | None = None
        self._token = token if callable(token) else _checked(token)
        # A pooled line may be dead without knowing. A free call is repeated then; a paid one gets a line of its own,
        # for on a fresh line "could not connect" means that nothing was sent.
        tls = httpx.create_ssl_context() if transport is None else None
        self._pooled = _http(base_url, transport, tls, keep_alive=20)
        self._fresh = _http(base_url, transport, tls, keep_alive=0)
        self._bare = _http(base_url, transport or _outward(base_url, tls), tls, keep_alive=0)

    @property
    def connected(self) -> bool:
        """Whether there is a token, so that calls go out."""
        return self._token() is not None

    def close(self) -> None:
        """Close the connections."""
        for http in (self._pooled, self._fresh, self._bare):
            http.close()

    def call(
        self,
        endpoint: Endpoint[Answer],
        path: str,
        body: Body | None = None,
        query: Mapping[str, int] | None = None,
    ) -> Answer:
        """Make a call by this module's policy. Raises an `ApiFault`, or `BadInput` before anything is sent."""
        if (token := self._token()) is None:
            raise NoToken("The token of this account is not here.", advice="An admin can give it one.")
        hide(token)
        http = self._pooled if endpoint.free else self._fresh
        request = http.build_request(
            endpoint.method,
            path,
            params=query,
            timeout=_timeout(min(endpoint.patience_s, self._timeout_s)),
            **_content(body),
        )
        request.headers["Authorization"] = f"Bearer {token}"
        return self._repeated(endpoint, lambda: self._once(endpoint, http, request, token.encode()))

    def stream(self, url: str) -> Iterator[bytes]:
        """Read a file piece by piece. The token is never sent there."""
        with (
            _plainly(Charged.NOTHING),
            self._bare.stream("GET", url, timeout=_timeout(min(60.0, self._timeout_s)), follow_redirects=True) as file,
        ):
            if file.status_code >= 500:
                raise Uncertain("The file's host failed.", charged=Charged.NOTHING, status=file.status_code)
            if file.status_code == 404:
                raise NotFound("The file is gone.", status=404)
            if file.status_code != 200:
                raise Refused("The file's address has expired.", status=file.status_code)
            yield from file.iter_bytes(1 << 16)

    def knock(self, url: str, body: bytes) -> int:
        """Post JSON to an address that is no part of the API, without the token; give the status."""
        with _plainly(Charged.NOTHING):
            headers = {"Content-Type": "application/json"}
            return self._bare.post(url, content=body, headers=headers, timeout=_timeout(10.0)).status_code

    def _repeated(self, endpoint: Endpoint[Answer], once: Callable[[], Answer]) -> Answer:
        """The policy of this module's docstring."""
        for pause_s in PAUSES_S[: MOST_TRIES - 1] if endpoint.free else ():
            try:
                return once()
            except TooMany as fault:
                if fault.retry_after_s > PATIENT_WITH_429_S:
                    raise
                self._sleep(fault.retry_after_s)
            except (NotSent, Unavailable, Uncertain) as fault:
                if fault.status is not None and fault.status not in GATEWAY_STATUSES:
                    raise
                self._sleep(pause_s * random.uniform(0.75, 1.25))  # noqa: S311 - jitter guards nothing
        return once()

    def _once(self, endpoint: Endpoint[Answer], http: httpx.Client, request: httpx.Request, secret: bytes) -> Answer:
        with told(endpoint), self._limits.counting(endpoint.meter):
            with _plainly(endpoint.charged()):
                response = http.send(request, stream=True)
                content = _read(response, request)
            self.skew_s = _skew_s(response.headers.get("date", ""))
            return wire.decipher(endpoint, response.status_code, response.headers, _without(secret, content))


def _checked(token: str) -> Callable[[], str]:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise BadInput("token", "The token is empty or holds a character that no token has.")
    return lambda: token


def _without(secret: bytes, content: bytes) -> bytes:
    """The API's words reach the screen, so they must not quote the token; a short one can't be told from a word."""
    return content.replace(secret, b"***") if len(secret) >= 12 else content


def _content(body: Body | None) -> dict[str, Any]:
    match body:
        case None:
            return {}
        case Upload():
            return {"data": dict(body.fields), "files": {"csv_file": ("records.csv", body.csv, "text/csv")}}
        case _:
            return {"content": wire.to_json(body), "headers": {"Content-Type": "application/json"}}


def _outward(base_url: str, tls: ssl.SSLContext | None) -> Transport | None:
    """Give the way to what others name. A sandbox names this machine; everywhere else only the open internet may be spoken to."""
    if _here(base_url):
        return None
    proxy = getproxies().get("https")
    inner = httpx.HTTPTransport(verify=tls or True, proxy=proxy)
    return Guarded(inner, by_name=proxy is not None)


def _here(base_url: str) -> bool:
    return urlsplit(base_url).hostname in LOOPBACK


def _http(
    base_url: str,
    transport: httpx.BaseTransport | None,
    tls: ssl.SSLContext | None,
    *,
    keep_alive: int,
) -> httpx.Client:
    return httpx.Client(
        base_url=base_url,
        transport=transport,
        verify=tls if tls is not None else True,
        headers={"User-Agent": USER_AGENT, "Accept": "application/json, */*;q=0.1"},
        follow_redirects=False,
        limits=httpx.Limits(max_connections=32, max_keepalive_connections=keep_alive, keepalive_expiry=15.0),
        # A proxy of the environment can't reach this machine's own sandbox.
        trust_env=not _here(base_url),
    )


def _skew_s(date: str) -> float | None:
    """How far this machine's clock is ahead of the API's, in seconds; the header knows whole ones (RFC 9110, 6.6.1)."""
    try:
        return time.time() - parsedate_to_datetime(date).timestamp()
    except ValueError:
        return None


def _timeout(answer_s: float) -> httpx.Timeout:
    return httpx.Timeout(answer_s, connect=min(CONNECT_TIMEOUT_S, answer_s), pool=CONNECT_TIMEOUT_S)


def _read(response: httpx.Response, request: httpx.Request) -> bytes:
    """Read an answer whole, within its time and a size: a line that drips must not hold a page for ever."""
    deadline = time.monotonic() + request.extensions["timeout"]["read"]
    pieces, size = [], 0
    try:
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES or time.monotonic() > deadline:
                raise httpx.ReadTimeout("too slow or too large", request=request)
    finally:
        response.close()
    return b"".join(pieces)


@contextmanager
def _plainly(charged: Charged) -> Iterator[None]:
    """Turn the transport's errors into faults. Their texts stay behind: one may quote a header."""
    try:
        yield
    except (*NOT_SENT, Unresolved):
        raise NotSent("The API could not be reached.") from None
    except httpx.TimeoutException:
        raise Uncertain("The API did not answer in time.", charged=charged) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError):
        raise Uncertain("The line to the API was cut before the answer was whole.", charged=charged) from None
