"""What monitoring asks for: alive, ready, numbers. No session, no page, no secret."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

if TYPE_CHECKING:
    from components.house import House
    from components.server.readiness import Readiness

Sessions = Callable[[], int]


async def healthz(_request: Request) -> Response:
    """Tell that the process is alive. Asks nothing and waits for nothing, so that a slow part is not taken for a dead process."""
    return JSONResponse({"status": "ok"})


class Ready:
    """Answers whether all parts of the house are ready, 503 where one is not.

    `?without=api` leaves parts out: owned lists can be worked while the API is away.
    """

    def __init__(self) -> None:
        self._readiness: Readiness | None = None

    async def answer(self, standing: House, request: Request) -> Response:
        """Answer. One readiness a house, so that the API is asked once however many ask us."""
        from components.server.readiness import READY, Readiness

        if self._readiness is None or self._readiness.standing is not standing:
            self._readiness = Readiness(standing)
        without = frozenset(filter(None, request.query_params.get("without", "").split(",")))
        parts = await run_in_threadpool(self._readiness.parts, without)
        ready = all(word == READY for word in parts.values())
        return JSONResponse({"status": "ready" if ready else "not ready", "parts": parts}, 200 if ready else 503)


def may_read(standing: House, request: Request) -> bool:
    """Tell whether somebody may read the numbers: who has the token, or, where none is set, this machine itself."""
    token = standing.settings.metrics_token
    if token:
        given = request.headers.get("authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    return _from_here(request)


def _from_here(request: Request) -> bool:
    """A proxy on this machine speaks for others: who names somebody it speaks for is not this machine."""
    forwarded = any(request.headers.get(name) for name in ("x-forwarded-for", "forwarded", "x-real-ip"))
    host = request.client.host if request.client else ""
    try:
        return not forwarded and ip_address(host).is_loopback
    except ValueError:
        return False


async def metrics(standing: House, sessions: Sessions) -> Response:
    """Give all numbers in Prometheus's text format."""
    return Response(await run_in_threadpool(_written, standing, sessions), media_type="text/plain; version=0.0.4")


def _written(standing: House, sessions: Sessions) -> bytes:
    from prometheus_client import CollectorRegistry, generate_latest

    from components.server.readings import Readings
    from components.telemetry.metrics import REGISTRY

    read = CollectorRegistry()
    read.register(Readings(standing, sessions))
    return generate_latest(REGISTRY) + generate_latest(read)
