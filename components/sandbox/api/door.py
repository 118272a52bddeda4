"""The door: gives each request an id, and takes paths with and without the slash at their end."""

from __future__ import annotations

import uuid

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_APIS = ("/v1/api/", "/v2/api/")


class Door:
    """The outermost layer before FastAPI; pure ASGI."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its documented path; send the answer back with X-Request-Id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = str(uuid.uuid4())

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"x-request-id", request_id.encode())]
            await send(message)

        await self._app({**scope, "path": slashed(scope["path"]), "request_id": request_id}, receive, send_with_id)


def slashed(path: str) -> str:
    """Add the slash that the API's own paths end with."""
    return path if path.endswith("/") or not path.startswith(_APIS) else f"{path}/"
