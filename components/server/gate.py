"""The gate around everything that the server answers: without the cookie of a sign-in, only what is named here.

Open to everybody are the page's code, which holds nothing of anybody's, with the line that it talks over (a page draws nothing before
`ui.frame.door` knows who it is), the steps of the sign-in itself, the health checks, and the webhook, whose address is its secret. All
else asks for the cookie: media and downloads, uploads, components' files, the map's ground, numbers, and every route that will ever be
added, since what isn't named is closed. Where nobody signs in, the gate only keeps strangers' networks out (entry.py).
"""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from components.server import cookie
from components.server.entry import REFUSED, Entry

_log = logging.getLogger("platbook")

OPEN = frozenset(
    {
        "",  # the page's code: the mount that comes last
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/stream",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/healthz",
        "/readyz",
        "/metrics",  # asks for a token of its own where it is asked from elsewhere
        "/webhooks/tracerfy/{secret}",
        "/webhooks/{rest:path}",
    }
)
"""The routes that answer without a sign-in, as they are written where they are declared, under any base path."""


class Gate:
    """ASGI middleware. `base` is Streamlit's `server.baseUrlPath`."""

    def __init__(self, app: ASGIApp, entry: Entry, base: str = "") -> None:
        self._app = app
        self._entry = entry
        self._base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through who may; answer 401 to who must sign in, 403 where nobody may be let in at all."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif not self._entry.may_listen(came_in_on(scope)):
            await _stop(scope, receive, send)
        elif self._entry.sign_in is None or self._signed_in(scope):
            await self._app(scope, receive, send)
        elif self.is_open(scope):
            _leave_the_cookie(scope)
            await self._app(scope, receive, send)
        else:
            await _refusal(401, "Sign in first.")(scope, receive, send)

    def is_open(self, scope: Scope) -> bool:
        """Tell whether the route that will answer is open to everybody; where there is none, nothing is given away."""
        route = _answering(scope["app"].routes, scope)
        return route is None or self.named(route) in OPEN

    def named(self, route: BaseRoute) -> str:
        """Give a route's path as it is declared, without the base path."""
        path = str(getattr(route, "path", "?"))
        return path.removeprefix(self._base)

    def _signed_in(self, scope: Scope) -> bool:
        sign_in = self._entry.sign_in
        return sign_in is not None and cookie.claims(HTTPConnection(scope).cookies, sign_in, time.time()) is not None


def came_in_on(scope: Scope) -> str | None:
    """Give this server's own address that a request came in on; where the server doesn't tell, this machine's."""
    server = scope.get("server")
    return str(server[0]) if server else "localhost"


def _answering(routes: Sequence[BaseRoute], scope: Scope) -> BaseRoute | None:
    """Find the route as Starlette does: the first that matches wholly, else the first that matches but for its method."""
    matches = [(route.matches(scope)[0], route) for route in routes]
    for wanted in (Match.FULL, Match.PARTIAL):
        for match, route in matches:
            if match is wanted:
                return route
    return None


def _leave_the_cookie(scope: Scope) -> None:
    """Take a cookie that is no sign-in off the line that pages talk over, so that nothing behind the gate takes it for one."""
    headers = MutableHeaders(scope=scope)
    if scope["type"] == "websocket" and "cookie" in headers:
        kept = [one for one in headers["cookie"].split(";") if not one.strip().startswith(cookie.NAME)]
        headers["cookie"] = ";".join(kept).strip()


async def _stop(scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse who came from elsewhere, and end a server that should not have listened there."""
    await _refusal(403, "Platbook is open to its own machine alone.")(scope, receive, send)
    _log.critical(REFUSED, came_in_on(scope))
    os.kill(os.getpid(), signal.SIGTERM)


def _refusal(status: int, why: str) -> Response:
    return JSONResponse({"error": why}, status, headers={"Cache-Control": "no-store"})
