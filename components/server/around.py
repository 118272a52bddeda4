"""What stands around every route: the headers, the gate, the way back after a sign-in; and the answer where something broke."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse

from components.server.entry import Entry
from components.server.gate import Gate
from components.server.headers import Headers
from components.server.returning import Returning


def around(entry: Entry, headers: Mapping[str, str], base: str) -> list[Middleware]:
    """Give the middleware, the outermost first."""
    return [Middleware(Headers, headers=headers), Middleware(Gate, entry=entry, base=base), Middleware(Returning)]


def broken(headers: Mapping[str, str]) -> Callable[[Request, Exception], Awaitable[JSONResponse]]:
    """Give what answers for an error that nobody caught, which happens outside of all middleware; the log has the error itself."""

    async def answer(_request: Request, _error: Exception) -> JSONResponse:
        return JSONResponse({"error": "Something broke; the server's log says what."}, 500, headers=dict(headers))

    return answer
