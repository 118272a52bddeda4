"""What every answer says to the browser: whose code may run, whom may be asked, and that nobody may put the dashboard into a frame."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def security_headers(shell: str, tiles: str) -> dict[str, str]:
    """Give the headers. `shell` is the page that Streamlit sends, `tiles` the origin of street tiles, or ""."""
    return {
        "Content-Security-Policy": content_policy(shell, tiles),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # A page of ours learns the whole address, which the way back after a sign-in needs; others the host, which OpenStreetMap wants.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def content_policy(shell: str, tiles: str) -> str:
    """Give the policy: nothing from anywhere but here and the tiles.

    Looser than one would like, for Streamlit's sake: styles are written into the page; maps, charts and components run from blob: addresses
    that the page itself makes, and from WebAssembly. No text is run as script; the few lines in the shell are allowed by their hashes.
    """
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' blob: 'wasm-unsafe-eval' {_hashes(shell)}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: {tiles}".strip(),
        "font-src": "'self' data:",
        "connect-src": f"'self' data: blob: {tiles}".strip(),
        "media-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _hashes(shell: str) -> str:
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(shell))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


class Headers:
    """ASGI middleware that goes around all others, so that a refusal has them too."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say them with each answer."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, answer)
