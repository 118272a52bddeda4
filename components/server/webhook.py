"""The webhook address: what the vendor posts is stored, counted, and a hint to ask the API; it is never believed."""

from __future__ import annotations

import hmac

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.faults import Fault
from components.house import House
from components.orders import MAX_WEBHOOK_BYTES, WebhookRefused
from components.server.brake import Brake

MOST_A_MINUTE = 120
"""Ten times what the vendor's own limits let an account finish; the rest of a flood is neither kept nor acted on."""
_brake = Brake(MOST_A_MINUTE, 60)


def is_ours(standing: House, secret: str) -> bool:
    """Tell whether a path's secret is this house's."""
    return hmac.compare_digest(secret.encode(), standing.webhook_secret.encode())


async def take(standing: House, request: Request) -> Response:
    """Keep a webhook and wake the order that it is about. Answers 400 or 413 for what can't be one, 429 in a flood, else 202.

    What is let go in a flood costs no order anything: it is asked about every few seconds anyway.
    """
    if not _brake.lets():
        return JSONResponse({"error": "Too many."}, 429, headers={"Retry-After": "60"})
    body = await _at_most(request, MAX_WEBHOOK_BYTES)
    try:
        hint = await run_in_threadpool(standing.inbox.take, body)
        if hint is not None:
            await run_in_threadpool(standing.orders.heard, hint)
            await run_in_threadpool(standing.desks.heard, hint)
    except WebhookRefused as refused:
        return JSONResponse({"error": refused.message}, 413 if len(body) > MAX_WEBHOOK_BYTES else 400)
    except Fault as fault:
        return JSONResponse({"status": "kept", "note": fault.message}, 202)
    return JSONResponse({"status": "kept"}, 202)


async def _at_most(request: Request, max_bytes: int) -> bytes:
    """Read a body, and stop reading one byte past the limit's chunk: nobody fills the memory from outside."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            break
    return body
