"""Where a download may go: the address behind its link, and behind each redirect, must stand in the open internet.

The link is the vendor's word, and whoever could write it would choose what this server asks inside its network. So the name is resolved
here, judged, and the very address that was judged is connected to; the certificate is still checked against the name.
"""

from __future__ import annotations

from collections.abc import Callable

import httpx

from components.public_addresses import Unresolved, public_address, public_url

Resolved = Callable[[str, int], str]


class Guarded(httpx.BaseTransport):
    """Lets through what goes to a public https address, at the address that was judged. Raises `NotPublic`, `BadInput` or `Unresolved`.

    `by_name` leaves the connecting to a proxy, which resolves names itself, also those that nobody knows here.
    """

    def __init__(
        self, inner: httpx.BaseTransport, resolved: Resolved = public_address, *, by_name: bool = False
    ) -> None:
        self._inner, self._resolved, self._by_name = inner, resolved, by_name

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; a redirect comes here again, as the next one."""
        parts = public_url(str(request.url))
        host, port = parts.hostname or "", parts.port or 443
        try:
            address = self._resolved(host, port)
        except Unresolved:
            if not self._by_name:
                raise
        return self._inner.handle_request(request if self._by_name else _at(request, host, address))

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _at(request: httpx.Request, host: str, address: str) -> httpx.Request:
    """Give the same request for an address: the Host header and the certificate's name stay the host's."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )
