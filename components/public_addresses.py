"""Which hosts of the internet may be spoken to where somebody else has named them: a vendor's link, a person's webhook.

A name is resolved here, every address that it has is judged, and the one that was judged is the one to connect to: a name that resolves
to another address a moment later (DNS rebinding) changes nothing. Private networks, this machine, link-local addresses (a cloud's
metadata service), multicast and reserved ranges are refused, also where IPv6 wraps them (mapped, 6to4, Teredo, NAT64).
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from components.faults import BadInput, Fault
from components.settings import LOOPBACK

_NAT64 = IPv6Network("64:ff9b::/96")
_Address = IPv4Address | IPv6Address


class NotPublic(Fault):
    """A host that nobody outside may make this server speak to; nothing was sent."""


class Unresolved(Fault):
    """A name that no address is known for now; nothing was sent."""


def is_public(address: str) -> bool:
    """Tell whether an IP address, as text, stands in the open internet."""
    return all(one.is_global and not one.is_multicast for one in _unwrapped(ip_address(address.partition("%")[0])))


def public_address(host: str, port: int, *, loopback_too: bool = False) -> str:
    """Resolve a host and give the IP address to connect to. `loopback_too` allows this machine: for the sandbox alone.

    Raises `NotPublic` where any of its addresses isn't public, `Unresolved` where it has none.
    """
    found = _resolved(host, port)
    for address in found:
        if not (is_public(address) or (loopback_too and ip_address(address.partition("%")[0]).is_loopback)):
            raise NotPublic(f"{host} is at {address}, which is not a public address.", advice="Use a public address.")
    return found[0]


def public_url(url: str, *, loopback_too: bool = False) -> SplitResult:
    """Take an address apart that may be spoken to: https, or with `loopback_too` also http to this machine. Resolves nothing.

    Raises `BadInput` for one that can't be.
    """
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named, parts = False, urlsplit("")
    if not named or not (url.isascii() and url.isprintable() and " " not in url) or parts.username is not None:
        raise BadInput("address", "It is not an https address.")
    if parts.scheme != "https" and not (loopback_too and parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise BadInput("address", "It must begin with https://.")
    return parts


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unresolved(f"{host} can't be found now.") from None
    return [str(address[0]) for *_, address in found]


def _unwrapped(address: _Address) -> list[_Address]:
    """Give an address, with the IPv4 addresses that it carries inside."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    inside: list[_Address] = [part for part in (address.sixtofour, *(address.teredo or ())) if part is not None]
    if address in _NAT64:
        inside.append(IPv4Address(int(address) & 0xFFFF_FFFF))
    return [address, *inside]
