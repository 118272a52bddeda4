"""What answers beside the pages: the webhook address, a health check, and the map's outlines."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from components.figures.outline_files import OUTLINES, OUTLINES_URL
from components.server.opening import opened


class _Kept(StaticFiles):
    """Files that a browser may keep for a day; one that lies here packed is sent as it lies."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        packed = (OUTLINES / f"{path}.gz").is_file()
        response = await super().get_response(f"{path}.gz" if packed else path, scope)
        response.headers["Cache-Control"] = "public, max-age=86400"
        if packed:
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Type"] = "application/geo+json"
        return response


async def webhook(request: Request) -> Response:
    """Take what the vendor posts; a wrong secret is an address where nothing is."""
    standing = await run_in_threadpool(opened)
    from components.server.webhook import is_ours, take

    if not is_ours(standing, request.path_params["secret"]):
        return await nothing_here(request)
    return await take(standing, request)


async def healthz(_request: Request) -> Response:
    """Tell a load balancer that the house stands, and which mode it is in; it waits for a house that is being opened."""
    standing = await run_in_threadpool(opened)
    return JSONResponse({"status": "ok", "mode": standing.settings.mode})


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
