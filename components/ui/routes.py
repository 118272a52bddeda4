"""What answers beside the pages: the webhook address, a health check, and the map's outlines."""

from __future__ import annotations

import hmac
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from components.faults import Fault
from components.house import house
from components.orders import MAX_WEBHOOK_BYTES, WebhookRefused

OUTLINES = Path(__file__).resolve().parent.parent / "figures" / "outlines"
OUTLINES_URL = "/assets/outlines"


class _Kept(StaticFiles):
    """Files that a browser may keep for a day."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


async def webhook(request: Request) -> Response:
    """Take what the vendor posts: stored, counted, and a hint to ask the API; never believed."""
    standing = house()
    if not hmac.compare_digest(request.path_params["secret"].encode(), standing.webhook_secret.encode()):
        return await nothing_here(request)
    body = await _at_most(request, MAX_WEBHOOK_BYTES)
    try:
        hint = await run_in_threadpool(standing.inbox.take, body)
        if hint is not None:
            await run_in_threadpool(standing.orders.heard, hint)
    except WebhookRefused as refused:
        return JSONResponse({"error": refused.message}, 413 if len(body) > MAX_WEBHOOK_BYTES else 400)
    except Fault as fault:
        return JSONResponse({"status": "kept", "note": fault.message}, 202)
    return JSONResponse({"status": "kept"}, 202)


async def healthz(_request: Request) -> Response:
    """Tell a load balancer that the house stands, and which mode it is in."""
    return JSONResponse({"status": "ok", "mode": house().settings.mode})


async def nothing_here(_request: Request) -> Response:
    """Answer 404 where Streamlit would otherwise send its page with a 200."""
    return JSONResponse({"error": "Not found."}, 404)


def routes() -> list[BaseRoute]:
    """Give everything that the server answers beside the pages."""
    return [
        Route("/webhooks/tracerfy/{secret}", webhook, methods=["POST"]),
        Route("/webhooks/{rest:path}", nothing_here, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
        Route("/healthz", healthz),
        Mount(OUTLINES_URL, _Kept(directory=OUTLINES, check_dir=False)),
        Route("/assets/{rest:path}", nothing_here),
    ]


async def _at_most(request: Request, max_bytes: int) -> bytes:
    """Read a body, and stop reading one byte past the limit's chunk: nobody fills the memory from outside."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            break
    return body
