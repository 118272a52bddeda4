"""What answers beside the pages: the webhook address, what monitoring asks, and the map's outlines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from components.figures.map_styles import styles
from components.figures.outline_files import OUTLINES, OUTLINES_URL, STYLES_URL
from components.server.monitoring import Ready, Sessions, healthz, may_read, metrics
from components.server.opening import opened

if TYPE_CHECKING:
    from components.house import House


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


def _of_the_house(answer: Callable[[House, Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Let an answer wait for a house that is being opened; where it can't be opened, which the log says, the answer is 503."""

    async def waiting(request: Request) -> Response:
        try:
            standing = await run_in_threadpool(opened)
        except Exception:  # noqa: BLE001  whatever it was, who opens the house has said it
            return JSONResponse({"status": "closed"}, 503)
        return await answer(standing, request)

    return waiting


async def webhook(standing: House, request: Request) -> Response:
    """Take what the vendor posts; a wrong secret is an address where nothing is."""
    from components.server.webhook import is_ours, take

    if not is_ours(standing, request.path_params["secret"]):
        return await nothing_here(request)
    return await take(standing, request)


def numbers(sessions: Sessions) -> Callable[[House, Request], Awaitable[Response]]:
    """Give what answers with the numbers that monitoring wants; where somebody may not read them, nothing is here."""

    async def answer(standing: House, request: Request) -> Response:
        return await metrics(standing, sessions) if may_read(standing, request) else await nothing_here(request)

    return answer


async def map_style(standing: House, request: Request) -> Response:
    """Give a map's ground; one with tiles is there where they are allowed."""
    source = standing.tiles.source
    known = styles(source.url, source.credit) if source else styles()
    style = known.get(request.path_params["name"])
    return JSONResponse(style, headers={"Cache-Control": "no-cache"}) if style else await nothing_here(request)


async def nothing_here(_request: Request) -> Response:
    """Answer 404 where Streamlit would otherwise send its page with a 200."""
    return JSONResponse({"error": "Not found."}, 404)


def routes(sessions: Sessions = lambda: 0) -> list[BaseRoute]:
    """Give everything that the server answers beside the pages. `sessions` counts the browser sessions that are open."""
    return [
        Route("/webhooks/tracerfy/{secret}", _of_the_house(webhook), methods=["POST"]),
        Route("/webhooks/{rest:path}", nothing_here, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
        Route("/healthz", healthz),
        Route("/readyz", _of_the_house(Ready().answer)),
        Route("/metrics", _of_the_house(numbers(sessions))),
        Mount(OUTLINES_URL, _Kept(directory=OUTLINES, check_dir=False)),
        Route(f"{STYLES_URL}/{{name}}.json", _of_the_house(map_style)),
        Route("/assets/{rest:path}", nothing_here),
    ]
