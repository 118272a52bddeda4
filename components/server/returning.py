"""The way back: who follows a link to a page and must sign in first is brought to that page afterwards.

Streamlit brings everybody to the first page. So when a sign-in begins, the page that it began on (the browser's own word, `Referer`, if
it is a page of this very server) is kept in a cookie for ten minutes; when the provider sends the visitor back, they are sent there.
"""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_COOKIE = "platbook_return"
_MINUTES = 10
_LONGEST = 3000
"""What a browser keeps in a cookie; a longer address comes back to the first page."""


class Returning:
    """ASGI middleware around the routes of the sign-in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note where a sign-in begins; at its end, point there instead of to the first page."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not path.endswith(("/auth/login", "/auth/logout", "/oauth2callback")):
            await self._app(scope, receive, send)
            return
        arriving = path.endswith("/oauth2callback")
        target = _kept(scope) if arriving else _begun_on(scope) if path.endswith("/auth/login") else ""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.append("set-cookie", _cookie("" if arriving else target))
                if arriving and target and _is_to_the_first_page(headers):
                    headers["location"] = target
            await send(message)

        await self._app(scope, receive, answer)


def _is_to_the_first_page(headers: MutableHeaders) -> bool:
    """Whoever has come in goes on; a sign-in that failed starts anew where it began, which is the same."""
    return headers.get("location", "").endswith("/")


def _begun_on(scope: Scope) -> str:
    """Give the path and the parameters of the page that sent the visitor, or "" for one that isn't ours."""
    connection = HTTPConnection(scope)
    sender = urlsplit(connection.headers.get("referer", ""))
    if sender.netloc != connection.headers.get("host") or sender.scheme not in {"http", "https"}:
        return ""
    return _local(sender.path + (f"?{sender.query}" if sender.query else ""))


def _kept(scope: Scope) -> str:
    return _local(unquote(HTTPConnection(scope).cookies.get(_COOKIE, "")))


def _local(target: str) -> str:
    """Give a path of this server as it is, and "" for what a browser might take for another host's, or for a header's end."""
    plain = target.isascii() and target.isprintable() and len(target) <= _LONGEST
    return target if plain and target.startswith("/") and target[1:2] not in {"/", "\\"} else ""


def _cookie(target: str) -> str:
    jar = SimpleCookie({_COOKIE: quote(target, safe="")})
    morsel = jar[_COOKIE]
    morsel["path"], morsel["httponly"], morsel["samesite"] = "/", True, "Lax"
    morsel["max-age"] = str(_MINUTES * 60 if target else 0)
    return morsel.OutputString()
